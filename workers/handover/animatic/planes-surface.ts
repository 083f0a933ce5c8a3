import type { Place } from '../../../src/domain/handover/frame-views.ts'
import type { MoveView } from '../../../src/domain/handover/moves.ts'
import { planesSize, toPlanes } from './bt709.ts'
import { layOver, type Overlay, overlayOf } from './overlay.ts'
import { blackPlanes, layInto, type Planes, type Rectangle } from './planes.ts'
import {
  type BurntText,
  type Context,
  contextOf,
  drawBurnt,
  GROUND,
  neededSize,
  type Size,
  type Surface,
  viewsOf,
} from './surface.ts'

/** Frames as an encoder takes them. */
export interface PlanesSurface extends Surface {
  /** What was drawn last. */
  readonly frame: Planes
}

/**
 * Draws in planes: a picture is turned into them once, not frame by frame. Text is drawn on a
 * canvas when it changes, and laid over.
 * @param size in even numbers. @throws AppError `out-of-memory`; so do `take` and `draw`.
 */
export function planesSurface(size: Size): PlanesSurface {
  const frame = blackPlanes(size.width, size.height)
  /** The frame without its text. */
  const bare = blackPlanes(size.width, size.height)
  let picture: Framed | undefined
  let placed: Place | undefined
  let overlays: ReadonlyMap<string, Overlay> = new Map()
  let paper: Context | undefined

  function overlayFor(text: BurntText, families: string): Overlay {
    paper ??= contextOf(size, { willReadFrequently: true })
    const place = evenly(drawBurnt(paper, text, families), size)
    const { data } = paper.getImageData(place.x, place.y, place.width, place.height)
    paper.clearRect(place.x, place.y, place.width, place.height)
    return overlayOf(data, place)
  }

  return {
    size,
    frame,
    take(bitmap, view) {
      picture = framed(bitmap, view, size)
      placed = undefined
    },
    draw(place, texts, families) {
      if (picture && !isSame(place, placed)) layInto(bare, picture.planes, picture.placeOf(place))
      placed = place
      frame.data.set(bare.data)
      const before = overlays
      overlays = new Map(
        texts.map((text) => {
          const key = JSON.stringify(text)
          return [key, before.get(key) ?? overlayFor(text, families)] as const
        }),
      )
      for (const overlay of overlays.values()) layOver(frame, overlay)
    },
    close() {
      picture = undefined
    },
  }
}

const isSame = (a: Place, b: Place | undefined) =>
  a.x === b?.x && a.y === b.y && a.width === b.width && a.height === b.height

/** The least rectangle of even numbers inside a frame that covers another. */
function evenly({ x, y, width, height }: Rectangle, frame: Size): Rectangle {
  const down = (value: number) => Math.max(0, 2 * Math.floor(value / 2))
  const up = (value: number, most: number) => Math.min(most, 2 * Math.ceil(value / 2))
  const [left, top] = [down(x), down(y)]
  return {
    x: left,
    y: top,
    width: Math.max(2, up(x + width, frame.width) - left),
    height: Math.max(2, up(y + height, frame.height) - top),
  }
}

/** A picture in planes with an edge around it, and where both lie when it lies at a place. */
interface Framed {
  readonly planes: Planes
  readonly placeOf: (place: Place) => Rectangle
}

/** In pixels: even, so that the picture begins with a whole value of each plane. */
const EDGE = 2
/** Values across that are scaled together, of a plane of colour too. */
const TOGETHER = 8

/**
 * A picture in the pixels that its nearest view needs. Its edge is the black of the bars, so that
 * both meet softly wherever they meet; where a view ends at the picture's end, no black is to shine
 * in, and the edge is the picture's own.
 */
function framed(bitmap: ImageBitmap, view: MoveView, frame: Size): Framed {
  const { width, height } = neededSize(bitmap, view, frame)
  const upTo = (step: number, side: number) => step * Math.ceil((side + 2 * EDGE) / step)
  const whole = { width: upTo(TOGETHER, width), height: upTo(2, height) }
  const context = contextOf(whole, { alpha: false, willReadFrequently: true })
  context.imageSmoothingQuality = 'high'
  context.fillStyle = GROUND
  context.fillRect(0, 0, whole.width, whole.height)
  const views = viewsOf(view)
  const barsAcross = views.some((one) => one.width > 1)
  const barsDown = views.some((one) => one.height > 1)
  if (!barsAcross) context.drawImage(bitmap, 0, EDGE, whole.width, height)
  if (!barsDown) context.drawImage(bitmap, EDGE, 0, width, whole.height)
  context.drawImage(bitmap, EDGE, EDGE, width, height)
  bitmap.close()
  const { data } = context.getImageData(0, 0, whole.width, whole.height)
  const planes = { ...whole, data: new Uint8Array(planesSize(whole.width, whole.height)) }
  toPlanes(data, whole.width, whole.height, planes.data)
  return {
    planes,
    placeOf(place) {
      const [across, down] = [(place.width * frame.width) / width, (place.height * frame.height) / height]
      return {
        x: place.x * frame.width - EDGE * across,
        y: place.y * frame.height - EDGE * down,
        width: whole.width * across,
        height: whole.height * down,
      }
    },
  }
}
