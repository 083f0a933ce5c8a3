import { create } from 'zustand'
import type { EditName } from '../../domain/project/edit-name.ts'
import type { Project } from '../../domain/project/project.ts'
import { isSameWork, undone } from '../../domain/project/undo.ts'

/** Edits that can be undone. */
const STEPS_KEPT = 100
/** Typing with shorter pauses counts as one edit. */
const PAUSE_MS = 1000

/** Everything that a running job writes is one edit, whatever the pauses. */
const JOB_GROUP = 'job:'
export const jobGroup = (startedAt: number) => `${JOB_GROUP}${startedAt}`

/** An edit and its group; consecutive edits of one group merge. */
export interface UndoName {
  readonly edit: EditName
  readonly group?: string
  /** The browser undid typing; it belongs to that typing, however long ago. */
  readonly takesBack?: boolean
}

export interface Step {
  readonly edit: EditName
  readonly group: string | undefined
  readonly before: Project
  readonly after: Project
  readonly at: number
}

interface HistoryState {
  readonly past: readonly Step[]
  readonly future: readonly Step[]
}

/**
 * The open project's edits in this visit. Not zundo or similar: those restore a whole earlier
 * state, and here pictures that arrived between edits must stay (domain/project/undo.ts).
 */
export const useHistoryStore = create<HistoryState>(() => ({ past: [], future: [] }))

export const forgetHistory = () => useHistoryStore.setState({ past: [], future: [] })

/** Adds an edit that changes something, and clears the redo stack. */
export function rememberEdit({ edit, group, takesBack }: UndoName, before: Project, after: Project): void {
  if (isSameWork(before, after)) return
  const at = Date.now()
  const { past } = useHistoryStore.getState()
  const last = past.at(-1)
  const goesOn =
    last &&
    group &&
    last.group === group &&
    last.after === before &&
    (takesBack || group.startsWith(JOB_GROUP) || at - last.at < PAUSE_MS)
  const step: Step = { edit, group, before: goesOn ? last.before : before, after, at }
  const kept = goesOn ? past.slice(0, -1) : past.slice(1 - STEPS_KEPT)
  // Typing that was taken back is no edit.
  const steps = isSameWork(step.before, after) ? kept : [...kept, step]
  useHistoryStore.setState({ past: steps, future: [] })
}

/** The project after a step through its history, with the history after it. */
interface Travelled {
  readonly project: Project
  readonly history: HistoryState
}

/** The project without its last edit; undefined when there is none. Pure. */
export function stepBack(now: Project, { past, future }: HistoryState): Travelled | undefined {
  const step = past.at(-1)
  if (!step) return undefined
  const project = undone(step.before, step.after, now)
  const again: Step = { ...step, group: undefined, before: now, after: project }
  return { project, history: { past: past.slice(0, -1), future: [...future, again] } }
}

/** The project with its last undone edit; undefined when there is none. Pure. */
export function stepForward(now: Project, { past, future }: HistoryState): Travelled | undefined {
  const step = future.at(-1)
  if (!step) return undefined
  const project = undone(step.before, step.after, now)
  const again: Step = { ...step, before: now, after: project }
  return { project, history: { past: [...past, again], future: future.slice(0, -1) } }
}
