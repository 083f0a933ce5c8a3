import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { perSecond } from '../../../src/domain/handover/frame-rates.ts'
import { shotAt } from '../../../src/domain/handover/frame-views.ts'
import { aspectRatio } from '../../../src/domain/project/project.ts'
import { canvasSurface } from '../animatic/canvas-surface.ts'
import { openDrawing } from '../animatic/drawing.ts'
import type { Maker } from '../maker.ts'
import { ditherTo } from './dither.ts'
import { GIF_END, gifHead, gifPicture, MOST_COLOURS, type Numbered } from './gif-file.ts'
import { colourCount } from './palette.ts'

/** Pictures a second, and the longer side in pixels: what loads in a message. */
const RATE = 8
const LONG = 480
/** One picture of so many is looked at for its colours: half a second, and captions stay longer. */
const LOOK = 4

/**
 * The board as a GIF that loops, with captions: a palette for each shot, and a fixed dither, so
 * that what stands still stays still.
 */
export const makeGif: Maker = async (job, tools) => {
  const aspect = aspectRatio(job.project)
  const even = (side: number) => Math.max(2, 2 * Math.round(side / 2))
  const size =
    aspect >= 1 ? { width: LONG, height: even(LONG / aspect) } : { width: even(LONG * aspect), height: LONG }
  const surface = canvasSurface(size)
  const drawing = await openDrawing(job, tools, surface, ['captions'])
  const { table, notes } = drawing
  const count = Math.max(1, Math.round((table.frames * RATE) / perSecond(table.rate)))
  const frameOf = (picture: number) =>
    Math.min(table.frames - 1, Math.floor((picture * table.frames) / count))
  const pixels = () => surface.context.getImageData(0, 0, size.width, size.height).data

  /** The colours of the pictures of a shot. */
  async function paletteOf(pictures: readonly number[]) {
    const colours = colourCount()
    for (const [i, picture] of pictures.entries()) {
      if (i % LOOK !== 0 && i < pictures.length - 1) continue
      await drawing.draw(frameOf(picture))
      colours.add(pixels())
    }
    return colours.palette(MOST_COLOURS)
  }

  const parts: Uint8Array<ArrayBuffer>[] = [gifHead(size)]
  let before: Numbered | undefined
  let ended = 0
  try {
    const all = Array.from({ length: count }, (_, picture) => picture)
    const shots = Map.groupBy(all, (picture) => shotAt(table, frameOf(picture)))
    for (const pictures of shots.values()) {
      const palette = await paletteOf(pictures)
      const dither = ditherTo(palette)
      for (const picture of pictures) {
        await drawing.draw(frameOf(picture))
        const numbered = { numbers: dither(pixels(), size.width), width: size.width, palette }
        const end = Math.round((100 * (picture + 1)) / RATE)
        parts.push(...gifPicture(numbered, before, end - ended))
        before = numbered
        ended = end
        tools.onProgress((picture + 1) / count)
      }
    }
    parts.push(GIF_END)
    return [{ path: rowOf('gif').path, content: new Blob(parts, { type: 'image/gif' }), notes }]
  } finally {
    drawing.close()
  }
}
