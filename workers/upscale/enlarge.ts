import type { TileNet } from './backend.ts'
import { pasteAlpha, pasteTile } from './paste.ts'
import { cutTile, isOpaque, type Rgba } from './planes.ts'
import { bandOf, type TilePlan } from './tiles.ts'

/**
 * Enlarges a picture tile by tile, `lanes` at a time. The picture at the net's scale never exists
 * as a whole: each tile arrives at `scale` and is written into the result at once. `onTiles` gets
 * the number of tiles done, with fractions.
 * @throws AppError `upscaler-wrong` for a tile unlike its source.
 */
export async function enlarge(
  source: Rgba,
  net: TileNet,
  rules: {
    readonly plan: TilePlan
    readonly fade: number
    readonly scale: number
    readonly lanes: number
  },
  onTiles: (done: number) => unknown,
): Promise<Rgba> {
  const { plan, fade, scale, lanes } = rules
  const size = { width: source.width * scale, height: source.height * scale }
  const result: Rgba = { ...size, data: new Uint8ClampedArray(size.width * size.height * 4) }
  const tiles = plan.rows.flatMap((_, row) => plan.columns.map((_, column) => ({ row, column })))
  const placeOf = ({ row, column }: { readonly row: number; readonly column: number }) => ({
    left: plan.columns[column]?.at ?? 0,
    top: plan.rows[row]?.at ?? 0,
  })
  const running: Promise<Rgba>[] = []
  const shares = tiles.map(() => 0)
  const tell = () => onTiles(shares.reduce((sum, share) => sum + share, 0))
  function start(count: number): void {
    for (const tile of tiles.slice(running.length, count)) {
      const i = running.length
      const { left, top } = placeOf(tile)
      const onShare = (share: number) => {
        // Progress can arrive after its tile.
        if (shares[i] === 1) return
        shares[i] = Math.min(share, 0.99)
        void tell()
      }
      const cut = cutTile(source, left, top, plan.width, plan.height)
      const enlarged = net(cut, onShare).then(async (picture) => {
        shares[i] = 1
        await tell()
        return picture
      })
      // The loop below handles the error in its turn.
      enlarged.catch(() => undefined)
      running.push(enlarged)
    }
  }
  for (const [i, tile] of tiles.entries()) {
    // Twice the lanes are queued, so that a lane that finishes early has work.
    start(i + (lanes > 1 ? 2 * lanes : 1))
    const picture = await running[i]
    if (!picture) throw new RangeError(`Tile ${i} was not started.`)
    const across = bandOf(plan.columns, tile.column, fade, scale)
    const down = bandOf(plan.rows, tile.row, fade, scale)
    // In order, because a tile is blended into earlier ones.
    pasteTile(result, { picture, ...placeOf(tile) }, across, down, scale)
    running[i] = Promise.resolve(EMPTY)
  }
  pasteAlpha(result, source, scale, isOpaque(source))
  return result
}

/** Replaces a pasted tile, to free its memory. */
const EMPTY: Rgba = { width: 0, height: 0, data: new Uint8ClampedArray() }
