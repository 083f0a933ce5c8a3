import { timelineTimes } from '../../domain/clip/sample-times.ts'
import type { BlobId } from '../../domain/ids.ts'
import type { Frame } from '../../domain/project/project.ts'
import { AppError } from '../../lib/errors.ts'
import type { OpenedClip, StepContext } from '../context.ts'
import { newFrame } from './store-frame.ts'

/**
 * Long side of a thumbnail in pixels: shown about 60 wide, on screens with up to 3 pixels per CSS
 * pixel.
 */
const LONG_SIDE = 192
/** Above this many seconds, a thumbnail a few seconds early is good enough. */
const LONG_SECONDS = 300

/**
 * Samples thumbnails over the whole of a long clip. If it cannot be decoded outside its window, the
 * timeline stays empty: the frames matter more.
 */
export async function sampleTimeline(context: StepContext, opened: OpenedClip): Promise<void> {
  const times = timelineTimes(opened.info.duration)
  const blobs = new Map<BlobId, Blob>()
  const timeline: Frame[] = []
  context.progress({ doing: { code: 'make-timeline' }, done: 0, total: times.length })
  try {
    await opened.sample(
      times,
      (decoded) => {
        const frame = newFrame(decoded, decoded.time)
        timeline.push(frame)
        blobs.set(frame.blob, decoded.jpeg)
        context.progress({ doing: { code: 'make-timeline' }, done: timeline.length, total: times.length })
      },
      { longSide: LONG_SIDE, loose: opened.info.duration > LONG_SECONDS },
    )
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'clip-no-frames')) throw error
    context.log({ code: 'timeline-empty' })
  }
  timeline.sort((a, b) => a.time - b.time)
  await context.commit({
    change: (project) => (project.video ? { ...project, video: { ...project.video, timeline } } : project),
    blobs,
  })
}
