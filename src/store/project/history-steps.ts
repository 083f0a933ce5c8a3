import type { Project } from '../../domain/project/project.ts'
import { undone } from '../../domain/project/undo.ts'
import { type Step, useHistoryStore } from './history.ts'

/** The project without the last edit; undefined when there is none. */
export function stepBack(now: Project): Project | undefined {
  const { past, future } = useHistoryStore.getState()
  const step = past.at(-1)
  if (!step) return undefined
  const result = undone(step.before, step.after, now)
  const again: Step = { ...step, group: undefined, before: now, after: result }
  useHistoryStore.setState({ past: past.slice(0, -1), future: [...future, again] })
  return result
}

/** The project with the last undone edit; undefined when there is none. */
export function stepForward(now: Project): Project | undefined {
  const { past, future } = useHistoryStore.getState()
  const step = future.at(-1)
  if (!step) return undefined
  const result = undone(step.before, step.after, now)
  const again: Step = { ...step, before: now, after: result }
  useHistoryStore.setState({ past: [...past, again], future: future.slice(0, -1) })
  return result
}
