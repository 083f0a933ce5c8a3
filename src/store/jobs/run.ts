import type { LogEvent } from '../../domain/app/log-event.ts'
import { lastWritten } from '../../domain/board/unfinished-list.ts'
import type { ShotId } from '../../domain/ids.ts'
import { type EndedJob, isListOf, type JobSummary, type RunningJob } from '../../domain/jobs/job.ts'
import { isEngineStep, isShotStep, type ShotStep, STEPS, type Step, whyNot } from '../../domain/jobs/steps.ts'
import { toProblem } from '../../domain/problem.ts'
import { calmly } from '../../lib/dom/shown-store.ts'
import { AppError, isCancel, toAppError } from '../../lib/errors.ts'
import type { ShotState } from '../../pipeline/context.ts'
import type { StepInput } from '../../pipeline/steps.ts'
import { holdJob } from '../../services/app/tabs.ts'
import { log } from '../app/store.ts'
import { showSight } from '../clip/first-sight.ts'
import { requestConsent } from '../consent/request.ts'
import { openedProject, type Place, useProjectStore } from '../project/store.ts'
import { currentEngine } from '../settings/store.ts'
import { clearProblem, setProblem } from './problems.ts'
import { type Running, runningJob, runningStep, setRunning } from './running.ts'
import { patchJob, showShot, useJobStore } from './store.ts'

type Left = Partial<Pick<JobSummary, 'skipped' | 'there'>>

/**
 * Starts a job on shots, or adds them to the running job of the same kind; a cancelled job accepts
 * none. `left`: counts of shots without work.
 */
export async function workOnShots(kind: ShotStep, shots: readonly ShotId[], left: Left = {}): Promise<void> {
  const running = runningJob()
  if (running?.kind !== kind) return start(kind, { shots }, left)
  // A cancelled job would skip the new shots.
  if (running.controller.signal.aborted) return setProblem(STEPS[kind].place, new AppError('busy-here'))
  clearProblem(STEPS[kind].place)
  patchJob({ several: true })
  if (running.work) running.work.add?.(shots)
  else running.early.push(...shots)
}

/**
 * Starts a job once its data has consent. Does nothing while one runs or when an earlier step is
 * missing.
 */
export async function start(kind: Step, input: StepInput, left: Left = {}): Promise<void> {
  if (!canStart(kind, input) || !(await requestConsent(kind, input))) return
  // A job of this kind started while this one waited for consent.
  if (isShotStep(kind) && runningStep() === kind && input.shots && !input.without && !input.asked)
    return workOnShots(kind, input.shots)
  if (!canStart(kind, input)) return
  const project = openedProject()
  const engine = isEngineStep(kind) ? currentEngine(kind) : undefined
  const controller = new AbortController()
  const ended = Promise.withResolvers<void>()
  const byShot = isShotStep(kind)
  const current: Running = { kind, byShot, controller, ended: ended.promise, early: [] }
  setRunning(current)
  const { reads } = input
  clearProblem(placeOf(kind, input))
  const job: RunningJob = {
    kind,
    engine,
    reads,
    ask: input.ask,
    asked: input.asked,
    sheets: input.sheets,
    several: (input.shots?.length ?? 0) > 1,
    onto: lastWritten(project),
    doing: { code: 'start' },
    done: 0,
    total: 0,
    startedAt: Date.now(),
  }
  // The work begins before the screen is drawn anew.
  calmly(() => useJobStore.setState({ job, last: undefined, shelved: [], failedAfter: undefined }))
  try {
    const { BEGIN, stepContext, refuseUnfit } = await loadSteps()
    controller.signal.throwIfAborted()
    await refuseUnfit(kind, project, input)
    const summary = await holdJob(project.id, controller.signal, async () => {
      const shown = {
        progress: (change: Partial<RunningJob>) => calmly(() => patchJob(change)),
        shot: (shot: ShotId, state: ShotState) => calmly(() => showShot(shot, state)),
        log: (event: LogEvent, error?: AppError) => calmly(() => log(event, error)),
        sighted: showSight,
        stopped: (error: AppError) => setProblem(placeOf(kind, input), error),
      }
      const context = stepContext(kind, engine, controller.signal, shown, held)
      // Shot steps wait for the job note themselves, shot by shot.
      if (!input.shots) await context.noted()
      current.work = BEGIN[kind](context, input)
      current.work.add?.(current.early)
      return current.work.finished.finally(context.ended)
    })
    const whole = {
      ...summary,
      skipped: summary.skipped + (left.skipped ?? 0),
      there: (summary.there ?? 0) + (left.there ?? 0),
    }
    const outcome = controller.signal.aborted ? 'cancelled' : 'done'
    const { project: now } = useProjectStore.getState()
    const putBelow = kind === 'direct' && now?.id === project.id ? now.shelf.length - project.shelf.length : 0
    end({ kind, reads, outcome, summary: whole, ...(putBelow > 0 && { putBelow }) })
    // The job worked with this scene description, so its problem is over.
    if (whole.done > 0 && STEPS[kind].place === 'shots') clearProblem('scene')
    if (byShot && !input.sheets)
      log({ code: 'shots-done', step: kind, summary: whole, cancelled: outcome === 'cancelled' })
  } catch (error) {
    fail(kind, error, input)
  } finally {
    setRunning(undefined)
    ended.resolve()
  }
}

/** Where a failure of the step is shown. */
const placeOf = (kind: Step, { reads }: StepInput): Place => (reads ? 'style-words' : STEPS[kind].place)

function fail(kind: Step, error: unknown, input: StepInput): void {
  const { ask, reads } = input
  const none = { done: 0, failed: 0, skipped: 0 }
  if (isCancel(error)) {
    end({ kind, reads, outcome: 'cancelled', summary: none })
    log({ code: 'cancelled' })
    return
  }
  const known = toAppError(error)
  if (typeof ask === 'object') failAfter(ask.after, known)
  else setProblem(known.code.startsWith('clip-') ? 'video' : placeOf(kind, input), known)
  const { job } = useJobStore.getState()
  const { project } = useProjectStore.getState()
  if (kind === 'direct' && job && project) useJobStore.setState({ restFailed: isListOf(job, project) })
  end({ kind, reads, outcome: 'failed', summary: { ...none, failed: 1 }, problem: toProblem(known) })
}

/** Says at a shot why none could be written behind it. */
function failAfter(shot: ShotId, error: AppError): void {
  useJobStore.setState({ failedAfter: { shot, problem: toProblem(error) } })
  log({ code: 'problem' }, error)
}

function end(last: EndedJob): void {
  useJobStore.setState({ job: undefined, last })
}

/** Loaded late: the first screen needs none of it. */
async function loadSteps() {
  try {
    const parts = [
      import('../../pipeline/steps.ts'),
      import('./step-context.ts'),
      import('../storage/refuse-unfit.ts'),
    ] as const
    const [steps, context, space] = await Promise.all(parts)
    return { ...steps, ...context, ...space }
  } catch (cause) {
    throw new AppError('download-failed', undefined, { cause })
  }
}

function canStart(kind: Step, input: StepInput): boolean {
  const { project } = useProjectStore.getState()
  if (runningJob() || !project) return false
  if (input.reads) return project.style !== undefined
  return input.clip !== undefined || !whyNot(kind, project)
}

/** The service asked to wait. */
function held(error: AppError, ms: number): void {
  patchJob({ heldUntil: Date.now() + ms })
  log({ code: 'trying-again', ms }, error)
}
