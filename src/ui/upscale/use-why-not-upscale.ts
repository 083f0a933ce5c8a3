import { isUpscaled, type Shot, shownTake } from '../../domain/board/shot.ts'
import { tooLarge } from '../../domain/upscale/upscale.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useSettingsStore } from '../../store/settings/store.ts'
import { useLost } from '../takes/use-lost.ts'
import { READ_ONLY } from '../takes/use-why-not-draw.ts'

/** Why a shot's picture cannot be upscaled now; undefined when it can. */
export function useWhyNotUpscale(shot: Shot): string | undefined {
  const wanted = useSettingsStore(({ settings }) => settings.upscale)
  const readOnly = useProjectStore((state) => state.readOnly)
  const running = useJobStore(({ job }) => job?.kind)
  const progress = useJobStore(({ shots }) => shots[shot.id]?.status)
  const take = shownTake(shot)
  const lost = useLost(take?.blob)
  if (readOnly) return READ_ONLY
  if (!take) return 'Generate its image first.'
  if (lost) return lost
  if (running === 'upscale' && (progress === 'waiting' || progress === 'upscale')) {
    return 'It is being upscaled.'
  }
  if (running && running !== 'upscale') return 'Wait for the running job, or cancel it.'
  return isUpscaled(take, wanted) ? 'It is upscaled.' : tooLarge(take, wanted.scale)
}
