import type { ShotId } from '../domain/ids.ts'
import { pendingUpscales } from '../domain/readiness.ts'
import { shownTake } from '../domain/shot.ts'
import { useJobStore, whenIdle, workOnShots } from './job-store.ts'
import { openedProject } from './open-project.ts'
import { useSettingsStore } from './settings-store.ts'

/** Upscales a shot's shown picture, or joins it to those that are being upscaled. */
export const upscaleShot = (shot: ShotId) => workOnShots('upscale', [shot], 0)

/** Upscales every shown picture that is not there yet as the settings want it. */
export function upscaleAll(): Promise<void> {
  const project = openedProject()
  const pending = pendingUpscales(project, useSettingsStore.getState().settings.upscale)
  const drawn = project.shots.filter(shownTake).length
  return workOnShots(
    'upscale',
    pending.map((shot) => shot.id),
    drawn - pending.length,
  )
}

/** Upscales new pictures when their batch has been drawn, where Settings ask for it. Call once. */
export function watchForUpscaling(): void {
  useJobStore.subscribe(({ last }, { last: before }) => {
    const drawn =
      last !== before && last?.kind === 'images' && last.outcome === 'done' && last.summary.done > 0
    if (drawn && useSettingsStore.getState().settings.upscale.automatic) void whenIdle().then(upscaleAll)
  })
}
