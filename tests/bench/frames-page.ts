import { defaultWindow, middleTime, sampleTimes } from '../../src/domain/clip/sample-times.ts'
import { toAppError } from '../../src/lib/errors.ts'
import type { OpenClip } from '../../src/services/clip/clip-contract.ts'
import { openClip } from '../../src/services/clip/open-clip.ts'
import { encodeBase64 } from '../../src/services/engines/base64.ts'
import type { ProbedClip, SampledFrame, SampleReport } from '../../workers/clip/clip.api.ts'
import { ONLY_FFMPEG, openSession } from '../../workers/clip/session.ts'

/** Times of one frame job, in milliseconds from its start, and its result. */
export interface ClipRun {
  readonly info?: ProbedClip
  readonly report?: SampleReport
  /** Why it ended without a result. */
  readonly failure?: string
  readonly probedMs: number
  /** The first and the last rough picture; 0 where none was asked for or came. */
  readonly firstSightMs: number
  readonly lastSightMs: number
  readonly firstFrameMs: number
  readonly totalMs: number
  readonly frames: readonly { readonly time: number; readonly presentedAt: number; readonly jpeg: string }[]
}

declare global {
  interface Window {
    /**
     * Runs the app's frame job on the file chosen in the page; `ffmpeg` disables the browser's
     * codecs, `plain` leaves out the rough pictures.
     */
    readonly runChosenClip: (way: 'app' | 'plain' | 'ffmpeg') => Promise<ClipRun>
    /** Frames received in all runs of this page, as a sign of progress. */
    framesSoFar: number
  }
}

type Opened = Pick<OpenClip, 'info' | 'sample' | 'firstSight' | 'close'>

async function openByFfmpeg(file: Blob): Promise<Opened> {
  const session = await openSession(file, () => undefined, ONLY_FFMPEG)
  return {
    info: session.clip,
    sample: (times, onFrame) => session.sample(times, {}, onFrame),
    firstSight: session.firstSight,
    close: session.close,
  }
}

/** Uses the app's own code: a string that grows byte by byte would count as the tab's memory. */
async function base64Of(blob: Blob): Promise<string> {
  return encodeBase64(new Uint8Array(await blob.arrayBuffer()))
}

async function runChosenClip(way: 'app' | 'plain' | 'ffmpeg'): Promise<ClipRun> {
  const file = document.querySelector('input')?.files?.[0]
  if (!file) throw new Error('No clip was chosen.')
  const startedAt = performance.now()
  const passed = () => performance.now() - startedAt
  const arrived: SampledFrame[] = []
  let clip: Opened | undefined
  let report: SampleReport | undefined
  let failure: string | undefined
  let probedMs = 0
  let firstSightMs = 0
  let lastSightMs = 0
  let firstFrameMs = 0
  try {
    clip = await (way === 'ffmpeg' ? openByFfmpeg(file) : openClip(file, new AbortController().signal))
    probedMs = passed()
    const part = defaultWindow(clip.info.duration)
    const times = [...new Set([middleTime(part), ...sampleTimes(part)])]
    if (way !== 'plain') {
      void clip.firstSight(times, () => {
        lastSightMs = passed()
        firstSightMs ||= lastSightMs
      })
    }
    report = await clip.sample(times, (frame) => {
      firstFrameMs ||= passed()
      arrived.push(frame)
      window.framesSoFar += 1
    })
  } catch (error) {
    failure = toAppError(error).message
  }
  const totalMs = passed()
  clip?.close()
  const frames = await Promise.all(
    arrived.map(async ({ time, presentedAt, jpeg }) => ({ time, presentedAt, jpeg: await base64Of(jpeg) })),
  )
  return {
    ...(clip ? { info: clip.info } : {}),
    ...(report ? { report } : {}),
    ...(failure === undefined ? {} : { failure }),
    ...{ probedMs, firstSightMs, lastSightMs, firstFrameMs, totalMs, frames },
  }
}

Object.assign(window, { runChosenClip, framesSoFar: 0 })
