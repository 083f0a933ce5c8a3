import { coded } from '../guard.ts'
import type { Net } from './backend.ts'
import { driftOf, isPlausible } from './drift.ts'
import { pasteAlpha, pasteTile } from './paste.ts'
import { isOpaque, planesAt, type Rgba, shrink } from './planes.ts'
import { bandOf, type TilePlan } from './tiles.ts'

/**
 * Enlarges a picture tile by tile. The picture at the net's own scale is never held: each tile is shrunk to `scale` and
 * written into the result at once. `onTile` is told how many tiles are done.
 * @throws AppError `upscaler-wrong` for a tile that does not resemble its source.
 */
export async function enlarge(
  source: Rgba,
  net: Net,
  rules: {
    readonly plan: TilePlan
    readonly fade: number
    readonly netScale: number
    readonly scale: number
  },
  onTile: (done: number) => unknown,
): Promise<Rgba> {
  const { plan, fade, netScale, scale } = rules
  const { width, height } = plan
  const size = { width: source.width * scale, height: source.height * scale }
  const result: Rgba = { ...size, data: new Uint8ClampedArray(size.width * size.height * 4) }
  let done = 0
  for (const [row, { at: top }] of plan.rows.entries()) {
    for (const [column, { at: left }] of plan.columns.entries()) {
      const planes = planesAt(source, left, top, width, height)
      const large = await net(planes, width, height)
      const drift = driftOf(
        planes,
        shrink(large, width * netScale, height * netScale, netScale),
        width,
        height,
      )
      if (!isPlausible(drift)) throw coded('upscaler-wrong')
      pasteTile(
        result,
        {
          planes: shrink(large, width * netScale, height * netScale, netScale / scale),
          drift,
          width,
          height,
          left,
          top,
        },
        bandOf(plan.columns, column, fade, scale),
        bandOf(plan.rows, row, fade, scale),
        scale,
      )
      done += 1
      await onTile(done)
    }
  }
  pasteAlpha(result, source, scale, isOpaque(source))
  return result
}
