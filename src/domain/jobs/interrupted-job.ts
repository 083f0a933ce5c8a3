import { countedShots, shotsOnSheet } from '../board/counted-shots.ts'
import type { Ask } from '../board/list-parts.ts'
import { numberOf } from '../board/shot-numbers.ts'
import type { Reads } from '../consent/plans.ts'
import type { EngineId } from '../engines/engines.ts'
import type { ShotId } from '../ids.ts'
import { allShots, type Project } from '../project/project.ts'
import { type AskedTakes, callsOf, leftOfAsk } from '../takes/take-ask.ts'
import { isListOf, isPaidFor } from './job.ts'
import { drawnCount } from './readiness.ts'
import { isEngineStep, isShotStep, type Step } from './steps.ts'
import { type StoredStep, stepIn } from './stored-steps.ts'

/**
 * The job in progress in a project, stored on disk; the next visit reads it after an interruption.
 */
export interface JobNote {
  readonly kind: Step
  readonly engine?: EngineId | undefined
  /** What was described instead of the clip. */
  readonly reads?: Reads | undefined
  /** What a director was asked for; absent in earlier notes, which were of lists. */
  readonly ask?: Ask | undefined
  /** What is asked for of one shot besides a new take; absent in earlier notes. */
  readonly asked?: AskedTakes | undefined
  /** The shots of each draft sheet; absent in earlier notes. */
  readonly sheets?: readonly (readonly ShotId[])[] | undefined
  /** The last shot of the list that was unfinished when the job began. */
  readonly onto?: ShotId | undefined
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** Shots in the queue. */
  readonly waiting: readonly ShotId[]
  /** Shots in progress. */
  readonly inFlight: readonly ShotId[]
}

/** A note as an earlier version may have written it: with older step names and always an engine. */
export type StoredJobNote = Omit<JobNote, 'kind'> & { readonly kind: StoredStep<Step> }

export function noteIn({ engine, ...stored }: StoredJobNote): JobNote {
  const kind = stepIn(stored.kind)
  return { ...stored, kind, ...(isEngineStep(kind) ? { engine } : {}) }
}

/** The report on an interrupted job. */
export interface BrokenJob {
  readonly kind: Step
  /** What was described instead of the clip. */
  readonly reads?: Reads
  /** Its calls may have been billed. */
  readonly paid: boolean
  /**
   * Shots to continue with; empty for a job on the whole project, and where nothing is left to do.
   */
  readonly left: readonly ShotId[]
  /** What is still asked for of one of these shots besides a new take. */
  readonly asked?: AskedTakes
  /** Draft sheets that came, of those that were asked for. */
  readonly sheets?: BrokenSheets
  /** How the board stands; absent for a job on the whole project. */
  readonly board?: BrokenBoard
  /** The shot behind which one was being written; null where it is gone. */
  readonly after?: ShotId | null
  /** How far a list was written that is asked for in parts. */
  readonly list?: { readonly written: number; readonly wanted: number }
}

interface BrokenSheets {
  readonly came: number
  readonly asked: number
  /** The shots of those that are left, as far as they stand on the board. */
  readonly left: readonly (readonly ShotId[])[]
}

interface BrokenBoard {
  readonly drawn: number
  readonly shots: number
  /** Numbers of the shots that were in flight. */
  readonly underWay: readonly string[]
  /** Pictures that were in flight and may be billed, of shots that are no longer on the board. */
  readonly gone: number
}

/**
 * Describes the last visit's job; undefined when nothing is left to do, as for sampling, which
 * resumes by itself.
 */
export function brokenJob(note: JobNote, project: Project): BrokenJob | undefined {
  const { kind, startedAt } = note
  const paid = isPaidFor(note)
  if (kind === 'sample') return project.video ? undefined : { kind, paid, left: [] }
  if (note.reads) return project.style && { kind, reads: note.reads, paid, left: [] }
  if (typeof note.ask === 'object') {
    const { after } = note.ask
    const stands = countedShots(project).some(({ id }) => id === after)
    return { kind, paid, left: [], after: stands ? after : null }
  }
  const list = kind === 'direct' && isListOf(note, project) ? project.unfinishedList : undefined
  if (list) return { kind, paid, left: [], list: { written: list.shots.length, wanted: list.wanted } }
  if (!isShotStep(kind)) return { kind, paid, left: [] }
  if (note.sheets) return brokenSheets(note, note.sheets, project)
  const { asked } = note
  const cameOf = (id: ShotId) =>
    allShots(project)
      .filter((shot) => shot.id === id)
      .flatMap(({ takes }) => takes)
      .filter(({ receipt }) => receipt.at >= startedAt).length
  const askOf = (id: ShotId) => leftOfAsk(asked?.shot === id ? asked.ask : undefined, cameOf(id))
  const done = (id: ShotId) => kind === 'draw' && askOf(id) === false
  const inFlight = note.inFlight.filter((id) => !done(id))
  const counted = countedShots(project)
  const left = counted
    .map(({ id }) => id)
    .filter((id) => inFlight.includes(id) || (note.waiting.includes(id) && !done(id)))
  const underWay = project.shots
    .filter(({ id }) => inFlight.includes(id))
    .map(({ id }) => numberOf(project, id))
  const gone = paid ? inFlight.length - underWay.length : 0
  if (left.length === 0 && gone === 0) return undefined
  const board = { drawn: drawnCount(project), shots: counted.length, underWay, gone }
  const ask = asked && left.includes(asked.shot) && askOf(asked.shot)
  return { kind, paid, left, board, ...(ask ? { asked: { shot: asked.shot, ask } } : {}) }
}

/** The calls that continuing makes of its shots: several takes are as many. */
export const callsLeft = ({ left, asked }: Pick<BrokenJob, 'left' | 'asked'>): number =>
  left.length + (asked ? callsOf(asked.ask) - 1 : 0)

function brokenSheets(
  note: JobNote,
  asked: readonly (readonly ShotId[])[],
  project: Project,
): BrokenJob | undefined {
  const since = project.sheets?.filter(({ receipt }) => receipt.at >= note.startedAt) ?? []
  // A shot that was deleted before the call left is not on its sheet.
  const isThere = (list: readonly ShotId[]) =>
    since.some(({ shots }) => shots.some(({ shot }) => list.includes(shot)))
  const missing = asked.filter((list) => !isThere(list))
  if (missing.length === 0) return undefined
  const stands = new Set(shotsOnSheet(project).map(({ id }) => id))
  const left = missing.map((list) => list.filter((id) => stands.has(id))).filter(({ length }) => length > 0)
  const came = asked.length - missing.length
  return { kind: note.kind, paid: isPaidFor(note), left: [], sheets: { came, asked: asked.length, left } }
}
