import type { Shot } from '../../domain/board/shot.ts'
import { whyNot } from '../../domain/jobs/readiness.ts'
import { useJobStore } from '../../store/jobs/run.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useEngine } from '../../store/settings/store.ts'
import { usePaints } from './use-paints.ts'

export const READ_ONLY = 'This project is open in another tab.'

/** Why a shot cannot be drawn now; undefined when it can. */
export function useWhyNotDraw(shot: Shot): string | undefined {
  const blocked = useProjectStore(({ project }) => project && whyNot('images', project))
  const readOnly = useProjectStore((state) => state.readOnly)
  const running = useJobStore(({ job }) => job?.kind)
  const progress = useJobStore(({ shots }) => shots[shot.id]?.status)
  const { engine, hasKey } = useEngine()
  const paints = usePaints()
  if (readOnly) return READ_ONLY
  if (blocked) return blocked
  if (paints) return paints
  if (engine === 'openrouter' && !hasKey) return 'Add your OpenRouter key in Settings, or choose Sketch.'
  if (shot.text.trim() === '') return 'Write what the shot shows first.'
  if (running === 'images' && (progress === 'waiting' || progress === 'drawing')) return 'It is being drawn.'
  return running && running !== 'images' ? 'Wait for the running job, or cancel it.' : undefined
}
