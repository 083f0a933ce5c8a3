import type { EngineId } from '../engines/engines.ts'
import type { ShotId } from '../ids.ts'
import { allShots, type Project } from '../project/project.ts'
import { isPaidFor } from './job.ts'
import { drawnCount } from './readiness.ts'
import { STEP_WORDS } from './step-words.ts'
import { isEngineStep, isShotStep, type Step } from './steps.ts'
import { type StoredStep, stepIn } from './stored-steps.ts'

/**
 * The job in progress in a project, stored on disk; the next visit reads it after an interruption.
 */
export interface JobNote {
  readonly kind: Step
  readonly engine?: EngineId | undefined
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
  /** "Drawing pictures was cut off." */
  readonly title: string
  /** What finished and what was in progress. */
  readonly text: string
  /**
   * Shots to continue with; empty for a job on the whole project, and where nothing is left to do.
   */
  readonly left: readonly ShotId[]
}

/**
 * Describes the last visit's job; undefined when nothing is left to do, as for sampling, which
 * resumes by itself.
 */
export function brokenJob(note: JobNote, project: Project): BrokenJob | undefined {
  const { kind, startedAt } = note
  const title = STEP_WORDS[kind].cutOff
  if (kind === 'sample') {
    return project.video
      ? undefined
      : { kind, title, left: [], text: 'It was not kept yet: choose it again.' }
  }
  const paid = isPaidFor(note)
  if (!isShotStep(kind)) {
    return { kind, title, left: [], text: paid ? 'The call that was under way may have been billed.' : KEPT }
  }
  const done = (id: ShotId) =>
    allShots(project).some(
      (shot) =>
        shot.id === id && kind === 'draw' && shot.takes.some(({ receipt }) => receipt.at >= startedAt),
    )
  const inFlight = note.inFlight.filter((id) => !done(id))
  const left = project.shots
    .map(({ id }) => id)
    .filter((id) => inFlight.includes(id) || (note.waiting.includes(id) && !done(id)))
  const gone = paid ? inFlight.filter((id) => !project.shots.some((shot) => shot.id === id)).length : 0
  if (left.length === 0 && gone === 0) return undefined
  const under = numbers(project, inFlight)
  const text = [
    kind === 'draw'
      ? `${drawnCount(project)} of ${project.shots.length} shots have a picture, and every picture that arrived is kept.`
      : 'Every picture is kept.',
    under &&
      `${under} ${inFlight.length - gone === 1 ? 'was' : 'were'} under way${paid ? ' and may have been billed' : ''}.`,
    gone > 0 &&
      `${gone === 1 ? 'The picture of a shot that is no longer on the board was' : `${gone} pictures of shots that are no longer on the board were`} under way and may have been billed.`,
    left.length > 0 &&
      `${left.length} ${left.length === 1 ? 'is' : 'are'} left to ${kind === 'draw' ? 'draw' : 'upscale'}.`,
  ]
  return { kind, title, left, text: text.filter(Boolean).join(' ') }
}

const KEPT = 'What had arrived is kept.'

/** "Shot 2", "Shots 2 and 5". */
function numbers(project: Project, ids: readonly ShotId[]): string {
  const found = project.shots.flatMap(({ id }, index) => (ids.includes(id) ? [index + 1] : []))
  const last = found.pop()
  if (last === undefined) return ''
  return found.length === 0 ? `Shot ${last}` : `Shots ${found.join(', ')} and ${last}`
}
