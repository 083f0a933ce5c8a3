import { create } from 'zustand'
import type { Project } from '../../domain/project/project.ts'
import { isSameWork, undone } from '../../domain/project/undo.ts'

/** Edits that can be undone. */
const STEPS_KEPT = 100
/** Typing goes on as one edit while the pauses are shorter than this. */
const PAUSE_MS = 1000

/** What a running job writes piece by piece is one edit, however long the pauses. */
const JOB_GROUP = 'job:'
export const jobGroup = (startedAt: number) => `${JOB_GROUP}${startedAt}`

/**
 * What an edit is called in "Undo: …", and which edits in a row count as one: the typing of one
 * text.
 */
export interface UndoName {
  readonly label: string
  readonly group?: string
  /** The browser took typing back, which belongs to that typing however long ago it was. */
  readonly takesBack?: boolean
}

export interface Step {
  readonly label: string
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
 * The edits of the open project, in this visit. A stack of our own: zundo and its like put an
 * earlier state back whole, and here pictures arrive between the edits and must stay (see
 * domain/project/undo.ts).
 */
export const useHistoryStore = create<HistoryState>(() => ({ past: [], future: [] }))

export const forgetHistory = () => useHistoryStore.setState({ past: [], future: [] })

/**
 * Remembers an edit that changes something. Whatever was undone before it can no longer be done
 * again.
 */
export function rememberEdit({ label, group, takesBack }: UndoName, before: Project, after: Project): void {
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
  const step: Step = { label, group, before: goesOn ? last.before : before, after, at }
  const kept = goesOn ? past.slice(0, -1) : past.slice(1 - STEPS_KEPT)
  // What was typed and taken back is no edit.
  const steps = isSameWork(step.before, after) ? kept : [...kept, step]
  useHistoryStore.setState({ past: steps, future: [] })
}

/** The project after a step through its history, and the history after it. */
interface Travelled {
  readonly project: Project
  readonly history: HistoryState
}

/** The project without the last edit; undefined when there is none. Nothing is changed yet. */
export function stepBack(now: Project, { past, future }: HistoryState): Travelled | undefined {
  const step = past.at(-1)
  if (!step) return undefined
  const project = undone(step.before, step.after, now)
  const again: Step = { ...step, group: undefined, before: now, after: project }
  return { project, history: { past: past.slice(0, -1), future: [...future, again] } }
}

/** The project with the last undone edit; undefined when there is none. Nothing is changed yet. */
export function stepForward(now: Project, { past, future }: HistoryState): Travelled | undefined {
  const step = future.at(-1)
  if (!step) return undefined
  const project = undone(step.before, step.after, now)
  const again: Step = { ...step, before: now, after: project }
  return { project, history: { past: [...past, again], future: future.slice(0, -1) } }
}
