import type { BurntPart } from '../../../src/domain/handover/animatic-options.ts'
import { cuesOf } from '../../../src/domain/handover/cues.ts'
import { perSecond } from '../../../src/domain/handover/frame-rates.ts'
import { type FrameTable, frameTable, type TimedShot } from '../../../src/domain/handover/frame-table.ts'
import { placeOf, shotAt, viewAt } from '../../../src/domain/handover/frame-views.ts'
import { type HandoverJob, timecodeKind } from '../../../src/domain/handover/job.ts'
import { type MoveView, viewOf } from '../../../src/domain/handover/moves.ts'
import { startFrame, timecode } from '../../../src/domain/handover/timecode.ts'
import { AppError } from '../../../src/lib/errors.ts'
import type { MakerTools } from '../maker.ts'
import { pictureOf } from '../pictures/picture-of.ts'
import { drawCaption, drawLabel } from './labels.ts'

export interface Drawing {
  readonly context: OffscreenCanvasRenderingContext2D
  readonly table: FrameTable
  /** Draws a frame, counted from 0. @returns false where it looks as the one drawn before. */
  readonly draw: (frame: number) => Promise<boolean>
  readonly close: () => void
}

interface Loaded {
  readonly timed: TimedShot
  readonly view: MoveView
  readonly picture: ImageBitmap | OffscreenCanvas
}

/** A picture is kept a little finer than its largest view shows it. */
const FINER = 1.05
const GROUND = '#000000'

/**
 * Draws the frames of a board in order, with one picture in memory at a time.
 * @throws AppError `picture-gone`, `picture-unreadable`, `out-of-memory`.
 */
export function openDrawing(
  job: HandoverJob,
  tools: MakerTools,
  size: { readonly width: number; readonly height: number },
  burnt: readonly BurntPart[] = job.options.animatic.burnt,
): Drawing {
  const kind = timecodeKind(job.project, job.options)
  const table = frameTable(job.project, kind.rate)
  const cues = burnt.includes('captions') ? cuesOf(table) : []
  const context = new OffscreenCanvas(size.width, size.height).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  })
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  context.imageSmoothingQuality = 'high'
  let loaded: Loaded | undefined
  let before = ''

  async function load(timed: TimedShot): Promise<Loaded> {
    const fact = job.pictures.find(({ shot }) => shot === timed.shot.id)
    if (!fact) throw new AppError('picture-gone', timed.number)
    const bitmap = await createImageBitmap(await pictureOf(fact, job, tools)).catch((cause: unknown) => {
      if (cause instanceof AppError) throw cause
      throw new AppError('picture-unreadable', { code: 'picture-not-decoded', type: fact.type }, { cause })
    })
    const view = viewOf(timed.shot, bitmap, size.width / size.height, timed.frames / perSecond(kind.rate))
    return { timed, view, picture: shrunk(bitmap, view, size) }
  }

  return {
    context,
    table,
    async draw(frame) {
      const timed = shotAt(table, frame)
      if (!timed) return false
      if (loaded?.timed !== timed) {
        if (loaded?.picture instanceof ImageBitmap) loaded.picture.close()
        loaded = undefined
        loaded = await load(timed)
      }
      const place = placeOf(viewAt(loaded.view, timed, frame))
      const at = frame / perSecond(kind.rate)
      const cue = cues.find(({ from, to }) => at >= from - 1e-6 && at < to - 1e-6)
      const clock = burnt.includes('timecode') ? timecode(startFrame(kind) + frame, kind) : ''
      const number = burnt.includes('numbers') ? timed.number : ''
      const now = JSON.stringify([timed.number, place, cue?.from, clock])
      if (now === before) return false
      before = now
      const { width, height } = size
      context.fillStyle = GROUND
      context.fillRect(0, 0, width, height)
      context.drawImage(
        loaded.picture,
        place.x * width,
        place.y * height,
        place.width * width,
        place.height * height,
      )
      if (number) drawLabel(context, number, 'start')
      if (clock) drawLabel(context, clock, 'end')
      if (cue) drawCaption(context, cue.lines)
      return true
    },
    close: () => {
      if (loaded?.picture instanceof ImageBitmap) loaded.picture.close()
    },
  }
}

/** The picture in the pixels that its nearest view needs; a smaller one stays as it is. */
function shrunk(
  bitmap: ImageBitmap,
  view: MoveView,
  size: { readonly width: number },
): ImageBitmap | OffscreenCanvas {
  const nearest = Math.min(...[0, 0.25, 0.5, 0.75, 1].map((share) => view(share).width))
  const scale = (FINER * size.width) / nearest / bitmap.width
  if (scale >= 1) return bitmap
  const context = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  ).getContext('2d', { alpha: false })
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, context.canvas.width, context.canvas.height)
  bitmap.close()
  return context.canvas
}
