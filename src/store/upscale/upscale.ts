import type { ShotId } from '../../domain/ids.ts'
import { drawnCount, pendingUpscales } from '../../domain/jobs/readiness.ts'
import { workOnShots } from '../jobs/run.ts'
import { openedProject } from '../project/store.ts'
import { useSettingsStore } from '../settings/store.ts'
import { useLostStore } from '../takes/lost-pictures.ts'

/** Upscales a shot's shown picture, or adds it to the running job. */
export const upscaleShot = (shot: ShotId) => workOnShots('upscale', [shot])

/** Upscales every shown picture that lacks the version wanted by the settings. */
export function upscaleAll(): Promise<void> {
  const project = openedProject()
  const { lost } = useLostStore.getState()
  const pending = pendingUpscales(project, useSettingsStore.getState().settings.upscale, lost)
  return workOnShots(
    'upscale',
    pending.map((shot) => shot.id),
    { there: drawnCount(project, lost) - pending.length },
  )
}
