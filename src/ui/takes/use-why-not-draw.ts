import type { Shot } from '../../domain/board/shot.ts'
import { whyNot } from '../../domain/jobs/steps.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useEngine } from '../../store/settings/store.ts'
import { engineWords } from '../words/en/engines.ts'
import { stepWords } from '../words/en/steps.ts'
import { useCannotDraw } from './use-cannot-draw.ts'

/** Why a shot cannot be drawn now; undefined when it can. */
export function useWhyNotDraw(shot: Shot): string | undefined {
  const blocked = useProjectStore(({ project }) => project && whyNot('draw', project))
  const readOnly = useProjectStore((state) => state.readOnly)
  const running = useJobStore(({ job }) => job?.kind)
  const cancelled = useJobStore(({ job }) => job?.cancelled)
  const progress = useJobStore(({ shots }) => shots[shot.id]?.status)
  const engine = useEngine('draw')
  const cannotDraw = useCannotDraw()
  const { blockers, whyNot: because } = stepWords
  if (readOnly) return because.readOnly
  if (blocked) return blockers[blocked]
  if (cannotDraw) return cannotDraw
  if (engine.lacking) return engineWords.engines[engine.id].addKey
  if (shot.text.trim() === '') return because.noText
  if (running === 'draw' && (progress === 'waiting' || progress === 'draw')) return because.drawing
  if (cancelled) return because.cancelled
  return running && running !== 'draw' ? because.otherJob : undefined
}
