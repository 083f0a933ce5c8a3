import type { BurntPart } from '../../../src/domain/handover/animatic-options.ts'
import { cuesOf } from '../../../src/domain/handover/cues.ts'
import { perSecond } from '../../../src/domain/handover/frame-rates.ts'
import { type FrameTable, frameTable, type TimedShot } from '../../../src/domain/handover/frame-table.ts'
import { placeOf, shotAt, viewAt } from '../../../src/domain/handover/frame-views.ts'
import { type HandoverJob, timecodeKind } from '../../../src/domain/handover/job.ts'
import type { MadeNote } from '../../../src/domain/handover/made-notes.ts'
import { type MoveView, viewOf } from '../../../src/domain/handover/moves.ts'
import { startFrame, timecode } from '../../../src/domain/handover/timecode.ts'
import { AppError } from '../../../src/lib/errors.ts'
import type { MakerTools } from '../maker.ts'
import { lacksLetter, openFaces } from '../pdf/fonts/open-faces.ts'
import { pictureOf } from '../pictures/picture-of.ts'
import { drawCaption, drawLabel } from './labels.ts'

export interface Drawing {
  readonly context: OffscreenCanvasRenderingContext2D
  readonly table: FrameTable
  /** What a person should know of the text in the pictures. */
  readonly notes: readonly MadeNote[]
  /** Draws a frame, counted from 0. @returns false where it looks as the one drawn before. */
  readonly draw: (frame: number) => Promise<boolean>
  readonly close: () => void
}

interface Loaded {
  readonly timed: TimedShot
  readonly view: MoveView
  readonly picture: ImageBitmap
}

/** A picture that moves is kept a little finer than its nearest view shows it. */
const FINER = 1.05
/** In pixels of a canvas of any phone; a picture that would be larger stays as it is. */
const MOST_PIXELS = 4096 * 4096
const GROUND = '#000000'

/**
 * Draws the frames of a board in order, with one picture in memory at a time.
 * @throws AppError `picture-gone`, `picture-unreadable`, `out-of-memory`; `download-failed` where a
 * font for what is burnt in does not arrive.
 */
export async function openDrawing(
  job: HandoverJob,
  tools: MakerTools,
  size: { readonly width: number; readonly height: number },
  burnt: readonly BurntPart[] = job.options.animatic.burnt,
): Promise<Drawing> {
  const kind = timecodeKind(job.project, job.options)
  const table = frameTable(job.project, kind.rate)
  const cues = burnt.includes('captions') ? cuesOf(table) : []
  const numbers = burnt.includes('numbers') ? table.shots.map(({ number }) => number) : []
  const text = [...cues.flatMap(({ lines }) => lines), ...numbers].join('\n')
  const families = burnt.length > 0 ? await openFaces(text, job.words.pdf.language) : ''
  const context = new OffscreenCanvas(size.width, size.height).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  })
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  // The picture is scaled with care once; what is left for each frame is nearly its size.
  context.imageSmoothingQuality = 'low'
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
    return { timed, view, picture: scaled(bitmap, view, size) }
  }

  return {
    context,
    table,
    notes: lacksLetter(text, families) ? ['no-font'] : [],
    async draw(frame) {
      const timed = shotAt(table, frame)
      if (!timed) return false
      if (loaded?.timed !== timed) {
        loaded?.picture.close()
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
      if (number) drawLabel(context, number, 'start', families)
      if (clock) drawLabel(context, clock, 'end', families)
      if (cue) drawCaption(context, cue.lines, families)
      return true
    },
    close: () => loaded?.picture.close(),
  }
}

/**
 * The picture in the pixels that its nearest view needs, scaled with care: for every frame that
 * would take twice as long as all the rest of its drawing.
 */
function scaled(bitmap: ImageBitmap, view: MoveView, size: { readonly width: number }): ImageBitmap {
  const views = [0, 0.25, 0.5, 0.75, 1].map(view)
  const nearest = Math.min(...views.map(({ width }) => width))
  const isStill = views.every((one) => JSON.stringify(one) === JSON.stringify(views[0]))
  const scale = ((isStill ? 1 : FINER) * size.width) / nearest / bitmap.width
  const [width = 1, height = 1] = [bitmap.width, bitmap.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  )
  if (width * height > MOST_PIXELS) return bitmap
  const context = new OffscreenCanvas(width, height).getContext('2d', { alpha: false })
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return context.canvas.transferToImageBitmap()
}
