import type { Place } from '../../../src/domain/handover/frame-views.ts'
import type { MoveView } from '../../../src/domain/handover/moves.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { drawCaption, drawLabel } from './labels.ts'
import type { Rectangle } from './planes.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** What frames are drawn on. */
export interface Surface {
  readonly size: Size
  /** Takes the picture of the frames to come, which it closes, in place of the one before. */
  readonly take: (picture: ImageBitmap, view: MoveView) => void
  /** Draws a frame: where the whole picture lies, and the text over it. */
  readonly draw: (place: Place, texts: readonly BurntText[], families: string) => void
  readonly close: () => void
}

/** A badge in an upper corner, or the lines of a caption. */
export type BurntText =
  | { readonly corner: 'start' | 'end'; readonly text: string }
  | { readonly lines: readonly string[] }

export type Context = OffscreenCanvasRenderingContext2D

export const GROUND = '#000000'

interface ContextSettings {
  readonly alpha?: boolean
  readonly willReadFrequently?: boolean
}

/** @throws AppError `out-of-memory` */
export function contextOf({ width, height }: Size, settings: ContextSettings): Context {
  const context = new OffscreenCanvas(width, height).getContext('2d', settings)
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  return context
}

/** @returns what it covers, at least. */
export const drawBurnt = (context: Context, burnt: BurntText, families: string): Rectangle =>
  'lines' in burnt
    ? drawCaption(context, burnt.lines, families)
    : drawLabel(context, burnt.text, burnt.corner, families)

/** Views of a shot that stand for all of them. */
export const viewsOf = (view: MoveView) => [0, 0.25, 0.5, 0.75, 1].map(view)

/** A picture that moves is kept a little finer than its nearest view shows it. */
const FINER = 1.05
/** In pixels of a canvas of any phone. */
const MOST_PIXELS = 4096 * 4096

/** The whole picture in the pixels that its nearest view needs in a frame. */
export function neededSize(picture: Size, view: MoveView, frame: Size): Size {
  const views = viewsOf(view)
  const nearest = Math.min(...views.map(({ width }) => width))
  const isStill = views.every((one) => JSON.stringify(one) === JSON.stringify(views[0]))
  const scale = ((isStill ? 1 : FINER) * frame.width) / nearest / picture.width
  const least = Math.min(scale, Math.sqrt(MOST_PIXELS / picture.width / picture.height))
  const side = (length: number) => Math.max(1, Math.round(length * least))
  return { width: side(picture.width), height: side(picture.height) }
}
