import { lacksFrames, lacksTimeline } from '../../domain/clip/missing-frames.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import type { TakeAsk } from '../../domain/takes/take-ask.ts'
import { AppError } from '../../lib/errors.ts'
import type { StepInput } from '../../pipeline/steps.ts'
import { loadAsked } from '../app/asked-code.ts'
import { openedProject, useProjectStore } from '../project/store.ts'
import { currentEngine } from '../settings/store.ts'
import { clearProblem, setProblem } from './problems.ts'
import { start, workOnShots } from './run.ts'
import { runningStep, stop, whenIdle } from './running.ts'
import { useJobStore } from './store.ts'

/** A new clip or new times may replace a running sampling, but no other job. */
const isBusyElsewhere = () => runningStep() !== undefined && runningStep() !== 'sample'

/** What is sampled once the running sampling has stopped. */
let next: StepInput | undefined

/**
 * Stops a running sampling and begins this one. Of several that come meanwhile the last clip is
 * sampled; without any, the last times.
 */
async function sampleInstead(input: StepInput): Promise<void> {
  if (next?.clip && !input.clip) return
  next = input
  await stop()
  if (next !== input) return
  next = undefined
  await start('sample', input)
}

/** Probes and samples a clip; only a successful one replaces the earlier clip. */
export async function chooseVideo(file: File): Promise<void> {
  clearProblem('video')
  if (isBusyElsewhere()) {
    setProblem('video', new AppError('busy-here'))
    return
  }
  if (file.size === 0) {
    setProblem('video', new AppError('clip-empty', file.name))
    return
  }
  await sampleInstead({ clip: file })
}

/** Samples what the open project's clip lacks. A complete clip starts no job. */
export async function resumeFrames(): Promise<void> {
  const { project } = useProjectStore.getState()
  if (project && (lacksFrames(project) || lacksTimeline(project.video))) await start('sample', {})
}

/** Samples the clip again after a change; refused while any other job runs. */
export async function resample(change: (project: Project) => Project): Promise<void> {
  if (isBusyElsewhere()) {
    setProblem('video', new AppError('busy-here'))
    return
  }
  await sampleInstead({ resample: change })
}

/** Describes the clip, once sampling has finished. */
export async function describeScene(): Promise<void> {
  if (runningStep() === 'sample') {
    if (useJobStore.getState().describeNext) return
    useJobStore.setState({ describeNext: true })
    await whenIdle()
    useJobStore.setState({ describeNext: false })
    if (useJobStore.getState().last?.outcome !== 'done') return
  }
  if (runningStep()) return
  // Consent needs all frames, to show them before they are sent.
  if (factsOf(currentEngine('describe')).leavesDevice && lacksFrames(openedProject())) {
    await start('sample', {})
    if (useJobStore.getState().last?.outcome !== 'done') return
  }
  useJobStore.setState({ earlierContext: useProjectStore.getState().project?.context || undefined })
  await start('describe', {})
}

/** Asks a model how the style pictures are made. It starts only while no job runs. */
export const readStyle = () => start('describe', { reads: 'style' })

/** Writes a shot list. Where numbers are locked it asks first what becomes of the present shots. */
export async function directShots(): Promise<void> {
  if (!useProjectStore.getState().project?.numbering?.locked) return start('direct', {})
  const { askNewList } = await loadAsked(() => import('../board/new-list.ts'))
  const answer = await askNewList()
  if (answer) await start('direct', { omitOthers: answer === 'omit' })
}

/** Writes what is left of a list that was asked for in parts. */
export async function writeRest(): Promise<void> {
  if (openedProject().unfinishedList) await start('direct', { ask: 'rest' })
}

/** Writes one shot behind another. */
export const writeShotAfter = (after: ShotId) => start('direct', { ask: { after } })

/** Draws several shots, each with a new take. */
export const drawShots = (shots: readonly ShotId[]) => workOnShots('draw', shots)

/** Draws one shot, or adds it to the running job. */
export const drawShot = (shot: ShotId) => workOnShots('draw', [shot])

/** Draws one shot without one of its references. It starts only while no job runs. */
export const drawWithout = (shot: ShotId, without: string, ask?: TakeAsk) =>
  start('draw', { shots: [shot], without, asked: ask && { shot, ask } })

/** Asks for more of one shot than a new take. It starts only while no job runs. */
export const drawAsked = (shot: ShotId, ask: TakeAsk) =>
  start('draw', { shots: [shot], asked: { shot, ask } })

/** Tries a shot again that failed, with what was asked for of it. */
export function drawAgain(shot: ShotId): Promise<void> {
  const progress = useJobStore.getState().shots[shot]
  const ask = progress?.status === 'failed' ? progress.ask : undefined
  return ask ? drawAsked(shot, ask) : drawShot(shot)
}
