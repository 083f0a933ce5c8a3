import type { OnMade } from '../../../src/domain/handover/make-step.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { CLIP_PATH, loadProgram, startCore } from '../../clip/ffmpeg/core.ts'
import { OUT_DIR } from '../../clip/ffmpeg/protocol.ts'
import type { Drawing } from './drawing.ts'
import type { Context } from './surface.ts'

/** How much of the work is drawing; the rest is encoding. */
const DRAWN = 0.4
const QUALITY = 0.95

/** A faster preset of x264 halves the time for a fifth more bytes. */
const X264 = ['-c:v', 'libx264', '-preset', 'superfast', '-crf', '18', '-profile:v', 'high']
const BT709 = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709']
/** JPEG pictures have BT.601 and the full range; video has BT.709 and its own range. */
const TO_709 = 'scale=in_range=pc:in_color_matrix=bt601:out_range=tv:out_color_matrix=bt709,format=yuv420p'

/**
 * Encodes every frame of a drawing as H.264 with ffmpeg, whose program is downloaded first. Slower
 * than the browser, and the same everywhere.
 * @param sound WAV
 * @throws AppError `download-failed`, `worker-crashed`, `out-of-memory`.
 */
export async function coreVideo(
  drawing: Drawing,
  context: Context,
  title: string,
  sound: Blob | undefined,
  onProgress: OnMade,
): Promise<Blob> {
  const { rate } = drawing.table
  const program = programMeanwhile()
  const frames = await drawnFrames(drawing, context, (share) => onProgress(DRAWN * share))
  onProgress(DRAWN, 'encoder')
  const core = await startCore(
    frames,
    () => undefined,
    program,
    (seconds) =>
      onProgress(
        Math.min(1, DRAWN + ((1 - DRAWN) * seconds * rate.frames) / rate.seconds / drawing.table.frames),
      ),
  )
  try {
    onProgress(DRAWN)
    const path = `${OUT_DIR}/.animatic.mp4`
    const heard = sound ? ['-i', await core.add('sound', sound)] : []
    const done = await core.run([
      ...['-f', 'mjpeg', '-framerate', `${rate.frames}/${rate.seconds}`, '-i', CLIP_PATH],
      ...heard,
      ...['-vf', TO_709, ...X264, '-g', String(rate.count), ...BT709, '-color_range', 'tv'],
      ...(sound ? ['-c:a', 'aac', '-b:a', '160k'] : []),
      ...['-metadata', `title=${title}`, '-movflags', '+faststart', path],
    ])
    if (!done) throw new AppError('worker-crashed', core.complaints())
    onProgress(1)
    return new Blob([await core.take(path)], { type: 'video/mp4' })
  } finally {
    core.end()
  }
}

/** ffmpeg's program, which is fetched and compiled while frames are drawn. */
function programMeanwhile(): Promise<WebAssembly.Module> {
  const program = loadProgram(() => undefined)
  // What fails is told where it is awaited, after the drawing.
  program.catch(() => undefined)
  return program
}

/**
 * Frames as JPEG, one after the other in one file; one that looks as the last is the same picture
 * again.
 */
async function drawnFrames(
  { table, draw }: Drawing,
  { canvas }: Context,
  onProgress: (share: number) => void,
): Promise<Blob> {
  const pictures: Blob[] = []
  for (let i = 0; i < table.frames; i++) {
    const isNew = await draw(i)
    const last = pictures.at(-1)
    pictures.push(
      isNew || !last ? await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY }) : last,
    )
    onProgress((i + 1) / table.frames)
  }
  return new Blob(pictures, { type: 'image/jpeg' })
}
