import { facesAt } from '../../domain/clip/faces-at.ts'
import { knowsPeople, measuredWindow } from '../../domain/clip/measured.ts'
import { lacksFrames } from '../../domain/clip/missing-frames.ts'
import type { ClipWindow, Project, Video } from '../../domain/project/project.ts'
import { untilIdle } from '../../lib/dom/idle.ts'
import { AppError, isCancel, toAppError } from '../../lib/errors.ts'
import { log } from '../app/store.ts'
import { useJobStore } from '../jobs/store.ts'
import { editProject } from '../project/edits.ts'
import { useProjectStore } from '../project/store.ts'
import { loadClip } from './clip.ts'
import { useMeasuringStore } from './measuring-state.ts'

/** Milliseconds without a job before the clip is measured: what a person asks for goes first. */
const QUIET_MS = 1500

interface Measuring {
  readonly of: MeasuredPart
  readonly controller: AbortController
  /** A job that waits for it is told the share done; other jobs stop what is measured. */
  readonly tellJob?: ((share: number) => void) | undefined
}

/** A window of one clip of one project. */
interface MeasuredPart {
  readonly project: Project['id']
  readonly video: Pick<Video, 'name' | 'bytes'>
  readonly window: ClipWindow
}

let timer: ReturnType<typeof setTimeout> | undefined
let measuring: Measuring | undefined
/** What is not measured again in this visit, because it failed or a person stopped it. */
let left: MeasuredPart | undefined
let watching = false

/**
 * Measures the open clip once its frames are there and nothing else is done, and again where its
 * window changes. A job, another project or another tab that takes over stops it. Call once.
 */
export function keepMeasured(): void {
  if (watching) return
  watching = true
  useProjectStore.subscribe(({ project, readOnly }, before) => {
    if (project?.video !== before.project?.video || readOnly !== before.readOnly) consider()
  })
  useJobStore.subscribe(({ job }, before) => {
    if ((job === undefined) !== (before.job === undefined)) consider()
  })
  consider()
}

/** Stops measuring for this visit, until it is asked for again. */
export function stopMeasuring(): void {
  left = measuring?.of ?? due()
  consider()
}

/** Measures after all, and now. */
export function measureNow(): void {
  left = undefined
  consider()
}

function consider(): void {
  const next = due()
  if (measuring && !isSame(measuring.of, next)) {
    measuring.controller.abort(new AppError('cancelled'))
    measuring = undefined
  }
  clearTimeout(timer)
  const stretch = wanted()
  const isLeft = isSame(left, stretch)
  useMeasuringStore.setState((now) => {
    const share = measuring ? now.share : undefined
    const waits = share === undefined && !isLeft && stretch !== undefined
    return { share, waits, isLeft, isForJob: measuring?.tellJob !== undefined }
  })
  if (!next || measuring) return
  timer = setTimeout(() => void untilIdle(QUIET_MS).then(begin), QUIET_MS)
}

/** What lacks its measures. */
function wanted(): MeasuredPart | undefined {
  const { project, readOnly } = useProjectStore.getState()
  const window = project?.video?.window
  if (!project?.video || !window || readOnly) return undefined
  const measured = measuredWindow(project.video)
  // What an earlier version measured, or what was measured without the net, lacks people.
  if (measured && knowsPeople(measured)) return undefined
  return lacksFrames(project) ? undefined : { project: project.id, video: project.video, window }
}

/** What should be measured at present. */
function due(): MeasuredPart | undefined {
  const stretch = wanted()
  const isBusy = useJobStore.getState().job !== undefined && !measuring?.tellJob
  return isBusy || isSame(left, stretch) ? undefined : stretch
}

function isSame(one: MeasuredPart | undefined, other: MeasuredPart | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.project === other.project &&
    one.video.name === other.video.name &&
    one.video.bytes === other.video.bytes &&
    one.window.start === other.window.start &&
    one.window.end === other.window.end
  )
}

async function begin(): Promise<void> {
  const of = due()
  if (of && !measuring) await measure({ of, controller: new AbortController() })
}

/**
 * Measures the open clip for a job that describes it, unless that is done. Resolves also where it
 * fails or a person stops it. `onShare` gets the share done, 0 to 1.
 * @throws the signal's reason
 */
export async function measureForJob(signal: AbortSignal, onShare: (share: number) => void): Promise<void> {
  const of = wanted()
  if (!of || isSame(left, of)) return
  measuring?.controller.abort(new AppError('cancelled'))
  const controller = new AbortController()
  const abort = () => controller.abort(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    await measure({ of, controller, tellJob: onShare })
  } finally {
    signal.removeEventListener('abort', abort)
  }
  signal.throwIfAborted()
}

async function measure(current: Measuring): Promise<void> {
  const { of } = current
  measuring = current
  consider()
  const startedAt = performance.now()
  try {
    const clip = await loadClip()
    // A clip too large to store is not asked for again just to measure it.
    if (!clip) {
      left = of
      return
    }
    const { openClip } = await import('../../services/clip/open-clip.ts')
    const opened = await openClip(clip, current.controller.signal)
    try {
      const shots = await opened.measure(of.window, (share) => {
        if (measuring !== current) return
        useMeasuringStore.setState({ share, waits: false })
        current.tellJob?.(share)
      })
      if (measuring !== current) return
      const { start, end } = of.window
      if (!knowsPeople({ shots })) left = of
      editProject((now) => {
        if (!now.video) return now
        const faces = facesAt(now.frames, { shots })
        const measured = { start, end, shots, ...(faces !== undefined && { facesAt: faces }) }
        return { ...now, video: { ...now.video, measured } }
      })
      log({ code: 'clip-measured', shots: shots.length, ms: performance.now() - startedAt })
    } finally {
      opened.close()
    }
  } catch (error) {
    if (isCancel(error)) return
    left = of
    log({ code: 'clip-unmeasured' }, toAppError(error))
  } finally {
    if (measuring === current) {
      measuring = undefined
      consider()
    }
  }
}
