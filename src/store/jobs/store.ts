import type { ShotId } from '../../domain/ids.ts'
import type { HowFar } from '../../domain/jobs/how-far.ts'
import type { EndedJob, RunningJob } from '../../domain/jobs/job.ts'
import type { ShotStep } from '../../domain/jobs/steps.ts'
import { isKeptApart, type Problem, toProblem } from '../../domain/problem.ts'
import type { TakeAsk } from '../../domain/takes/take-ask.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import type { ShotState } from '../../pipeline/context.ts'
import { useProjectStore } from '../project/store.ts'
import { setProblem } from './problems.ts'

/** A card's progress of drawing or upscaling. */
export type ShotProgress =
  | { readonly status: 'waiting' }
  | {
      readonly status: ShotStep
      readonly since: number
      /** Absent where nobody says. */
      readonly how?: HowFar | undefined
    }
  | {
      readonly status: 'failed'
      readonly kind: ShotStep
      readonly problem: Problem
      /** What trying again is asked for, where that is more than a new take. */
      readonly ask?: TakeAsk | undefined
    }

export interface JobState {
  readonly job?: RunningJob | undefined
  readonly last?: EndedJob | undefined
  readonly shots: Readonly<Partial<Record<ShotId, ShotProgress>>>
  /** Shots deleted before their pictures arrived in the last job. */
  readonly shelved: readonly ShotId[]
  /** Shots not started, because their batch stopped. */
  readonly stopped: readonly ShotId[]
  /** Why no shot could be written behind one. */
  readonly failedAfter?: { readonly shot: ShotId; readonly problem: Problem } | undefined
  /** What failed last of a list is the rest of the unfinished one, and no new list. */
  readonly restFailed?: boolean
  /** Describe is queued behind the sampling in progress. */
  readonly describeNext?: boolean
  /** The scene description before the last analysis replaced it. */
  readonly earlierContext?: string | undefined
}

export const useJobStore = createShown<JobState>(() => ({ shots: {}, shelved: [], stopped: [] }))

export function patchJob(change: Partial<RunningJob>): void {
  useJobStore.setState(({ job }) => (job ? { job: { ...job, ...change } } : {}))
}

export function showShot(shot: ShotId, said: ShotState): void {
  // A deleted shot has no card: its problem goes to the board, and what is kept is under the shelf.
  const onBoard = useProjectStore.getState().project?.shots.some(({ id }) => id === shot)
  const failed = said.status === 'failed' && !onBoard ? said.error : undefined
  const state = failed && isKeptApart(failed) ? ({ status: 'shelved' } as const) : said
  if (failed?.came) setProblem('shots', failed)
  useJobStore.setState(({ shots: { [shot]: earlier, ...others }, shelved, ...before }) => {
    const stopped = before.stopped.filter((id) => id !== shot)
    if (state.status === 'idle') return { shots: others, stopped }
    if (state.status === 'stopped') return { shots: others, stopped: [...stopped, shot] }
    if (state.status === 'shelved') return { shots: others, stopped, shelved: [...shelved, shot] }
    const shown =
      state.status === 'failed'
        ? { status: state.status, kind: state.kind, problem: toProblem(state.error), ask: state.ask }
        : sinceBefore(earlier, state)
    return { shots: { ...others, [shot]: shown }, stopped }
  })
}

/** What tells how far a step is belongs to the step that began before. */
function sinceBefore<State extends ShotProgress>(earlier: ShotProgress | undefined, state: State): State {
  const isSame = earlier && 'since' in earlier && 'how' in state && earlier.status === state.status
  return isSame ? { ...state, since: earlier.since } : state
}
