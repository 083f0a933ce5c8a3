import type { EditName } from '../../domain/project/edit-name.ts'
import type { Project } from '../../domain/project/project.ts'
import { isSameWork, undone } from '../../domain/project/undo.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { newId } from '../../lib/ids.ts'

/** Edits that can be undone. */
const STEPS_KEPT = 100
/** Typing with shorter pauses counts as one edit. */
const PAUSE_MS = 1000

/** Everything that a job writes is one edit, whatever the pauses and whatever else is edited. */
const JOB_GROUP = 'job:'
export const jobGroup = (job: string) => `${JOB_GROUP}${job}`
const isOfJob = (group: string | undefined) => group?.startsWith(JOB_GROUP) === true

/** A change of the project; the same for the same project, so that it can be made again. */
type Change = (project: Project) => Project

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

/** The undo name of a job's result that arrives late; it has none where it cannot be undone. */
export const lateEdit = (edit: EditName | undefined): UndoName | undefined =>
  edit && { edit, group: jobGroup(newId()) }

interface HistoryState {
  readonly past: readonly Step[]
  readonly future: readonly Step[]
}

/**
 * The open project's edits in this visit. Not zundo or similar: those restore a whole earlier
 * state, and here pictures that arrived between edits must stay (domain/project/undo.ts).
 */
export const useHistoryStore = createShown<HistoryState>(() => ({ past: [], future: [] }))

export const forgetHistory = () => useHistoryStore.setState({ past: [], future: [] })

/**
 * Adds an edit that changes something. One of the person clears the redo stack; one of a job keeps
 * it.
 * @param change what made `after` of `before`
 */
export function rememberEdit(name: UndoName, before: Project, after: Project, change: Change): void {
  if (isSameWork(before, after)) return
  const { edit, group, takesBack } = name
  const at = Date.now()
  const { past } = useHistoryStore.getState()
  if (isOfJob(group)) {
    useHistoryStore.setState((history) => withJobStep(history, { edit, group, before, after, at }, change))
    return
  }
  const last = past.at(-1)
  const goesOn =
    last && group && last.group === group && last.after === before && (takesBack || at - last.at < PAUSE_MS)
  const step: Step = { edit, group, before: goesOn ? last.before : before, after, at }
  const kept = goesOn ? past.slice(0, -1) : past.slice(1 - STEPS_KEPT)
  // Typing that was taken back is no edit.
  const steps = isSameWork(step.before, after) ? kept : [...kept, step]
  useHistoryStore.setState({ past: steps, future: [] })
}

/**
 * Adds what a job wrote to the step of that job, or as a new step. What the person edited since
 * then stays a step of its own. What the person undid can still be done again: it may have been
 * paid for. Each of these steps becomes what it would be had the job written before it, so that a
 * list that is done again lacks no part that has come meanwhile.
 */
function withJobStep({ past, future }: HistoryState, step: Step, change: Change): HistoryState {
  const moved = (project: Project) => (project === step.before ? step.after : change(project))
  const over = (other: Step): Step => ({ ...other, before: moved(other.before), after: moved(other.after) })
  const place = past.findLastIndex(({ group }) => group === step.group)
  const own = past[place]
  const since = past.slice(place + 1).map(over)
  // A step that has become empty would take what it undoes with it.
  const joins = own !== undefined && since.every(isEdit)
  const joined = joins && { ...own, after: moved(own.after), at: step.at }
  return {
    past: joined
      ? [...past.slice(0, place), ...[joined].filter(isEdit), ...since]
      : [...past, step].slice(-STEPS_KEPT),
    future: future.flatMap((undoneStep) => {
      const onTop = over(undoneStep)
      if (isEdit(onTop)) return onTop
      const { before, after } = undoneStep
      return isSameWork(undone(before, after, step.after), step.after) ? [] : undoneStep
    }),
  }
}

const isEdit = ({ before, after }: Step) => !isSameWork(before, after)

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
  // Typing ends here; a job that still writes does not.
  const group = isOfJob(step.group) ? step.group : undefined
  const again: Step = { ...step, group, before: now, after: project }
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
