import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { perSecond } from '../../../src/domain/handover/frame-rates.ts'
import { aspectRatio } from '../../../src/domain/project/project.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { CLIP_PATH, startCore } from '../../clip/ffmpeg/core.ts'
import { OUT_DIR } from '../../clip/ffmpeg/protocol.ts'
import { drawnFrames, programMeanwhile } from '../animatic/core-video.ts'
import { openDrawing } from '../animatic/drawing.ts'
import type { Maker } from '../maker.ts'

/** Pictures a second, and the longer side in pixels: what loads in a message. */
const RATE = 8
const LONG = 480

/** How much of the work is drawing, and looking for colours. */
const DRAWN = 0.5
const COLOURS = 0.7

/**
 * The board as a GIF that loops, with captions: one palette for all of it, and a fixed dither, so
 * that what stands still stays still. ffmpeg makes it, in two passes, so that it never holds all
 * pictures at once.
 */
export const makeGif: Maker = async (job, tools) => {
  const aspect = aspectRatio(job.project)
  const even = (side: number) => Math.max(2, 2 * Math.round(side / 2))
  const size =
    aspect >= 1 ? { width: LONG, height: even(LONG / aspect) } : { width: even(LONG * aspect), height: LONG }
  const drawing = await openDrawing(job, tools, size, ['captions'])
  const { table, notes } = drawing
  const count = Math.max(1, Math.round((table.frames * RATE) / perSecond(table.rate)))
  const frameOf = (picture: number) =>
    Math.min(table.frames - 1, Math.floor((picture * table.frames) / count))
  try {
    const program = programMeanwhile()
    const frames = await drawnFrames(drawing, count, (share) => tools.onProgress(DRAWN * share), frameOf)
    const content = await encoded(
      frames,
      program,
      (share) => tools.onProgress(DRAWN + (1 - DRAWN) * share),
      count,
    )
    return [{ path: rowOf('gif').path, content, notes }]
  } finally {
    drawing.close()
  }
}

async function encoded(
  frames: Blob,
  program: Promise<WebAssembly.Module>,
  onProgress: (share: number) => void,
  count: number,
): Promise<Blob> {
  const core = await startCore(
    frames,
    () => undefined,
    program,
    (seconds) => onProgress(Math.min(1, COLOURS + ((1 - COLOURS) * seconds * RATE) / count)),
  )
  const read = ['-f', 'mjpeg', '-framerate', String(RATE), '-i', CLIP_PATH]
  async function made(args: readonly string[], path: string): Promise<Blob> {
    if (!(await core.run([...args, path]))) throw new AppError('worker-crashed', core.complaints())
    return new Blob([await core.take(path)], { type: 'image/gif' })
  }
  try {
    const palette = await made(
      [...read, '-vf', 'palettegen=stats_mode=diff:reserve_transparent=0'],
      `${OUT_DIR}/.palette.png`,
    )
    onProgress(COLOURS)
    const colours = await core.add('palette', palette)
    const dither = 'paletteuse=dither=bayer:bayer_scale=3:diff_mode=rectangle'
    const gif = await made(
      [...read, '-f', 'png_pipe', '-i', colours, '-lavfi', dither, '-loop', '0'],
      `${OUT_DIR}/.animatic.gif`,
    )
    onProgress(1)
    return gif
  } finally {
    core.end()
  }
}
