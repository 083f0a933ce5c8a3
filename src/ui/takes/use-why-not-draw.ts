import type { Shot } from '../../domain/board/shot.ts'
import { whyNot } from '../../domain/jobs/steps.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useEngine } from '../../store/settings/store.ts'
import { ENGINE_WORDS } from '../words/engine-words.ts'
import { useCannotDraw } from './use-cannot-draw.ts'

export const READ_ONLY = 'This project is open in another tab.'

/** Why a shot cannot be drawn now; undefined when it can. */
export function useWhyNotDraw(shot: Shot): string | undefined {
  const blocked = useProjectStore(({ project }) => project && whyNot('draw', project))
  const readOnly = useProjectStore((state) => state.readOnly)
  const running = useJobStore(({ job }) => job?.kind)
  const progress = useJobStore(({ shots }) => shots[shot.id]?.status)
  const engine = useEngine('draw')
  const cannotDraw = useCannotDraw()
  if (readOnly) return READ_ONLY
  if (blocked) return blocked
  if (cannotDraw) return cannotDraw
  if (engine.lacksKey) return ENGINE_WORDS[engine.id].addKey
  if (shot.text.trim() === '') return 'Write what the shot shows first.'
  if (running === 'draw' && (progress === 'waiting' || progress === 'draw')) return 'It is being drawn.'
  return running && running !== 'draw' ? 'Wait for the running job, or cancel it.' : undefined
}
