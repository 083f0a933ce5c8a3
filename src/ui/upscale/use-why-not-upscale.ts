import { isUpscaled, type Shot, shownTake } from '../../domain/board/shot.ts'
import { tooLarge } from '../../domain/upscale/upscale.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useSettingsStore } from '../../store/settings/store.ts'
import { useLost } from '../takes/use-lost.ts'
import { stepWords } from '../words/en/steps.ts'

/** Why a shot's picture cannot be upscaled now; undefined if it can. */
export function useWhyNotUpscale(shot: Shot): string | undefined {
  const wanted = useSettingsStore(({ settings }) => settings.upscale)
  const readOnly = useProjectStore((state) => state.readOnly)
  const running = useJobStore(({ job }) => job?.kind)
  const cancelled = useJobStore(({ job }) => job?.cancelled)
  const progress = useJobStore(({ shots }) => shots[shot.id]?.status)
  const take = shownTake(shot)
  const lost = useLost(take?.blob)
  const { whyNot } = stepWords
  if (readOnly) return whyNot.readOnly
  if (!take) return whyNot.noPicture
  if (lost) return lost
  if (running === 'upscale' && (progress === 'waiting' || progress === 'upscale')) {
    return whyNot.upscaling
  }
  if (cancelled) return whyNot.cancelled
  if (running && running !== 'upscale') return whyNot.otherJob
  if (isUpscaled(take, wanted)) return whyNot.upscaled
  const refused = tooLarge(take, wanted.scale)
  return refused && whyNot.tooLarge(refused)
}
