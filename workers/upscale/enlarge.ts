import type { TileNet } from './backend.ts'
import { pasteAlpha, pasteTile } from './paste.ts'
import { cutTile, isOpaque, type Rgba } from './planes.ts'
import { bandOf, type TilePlan } from './tiles.ts'

/**
 * Enlarges a picture tile by tile, `lanes` of them at a time. The picture at the net's own scale is
 * never held: each tile comes at `scale` and is written into the result at once. `onTiles` is told
 * how many tiles are done; a part of one is a fraction.
 * @throws AppError `upscaler-wrong` for a tile that does not resemble its source.
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
        // What is told on the way can arrive after the tile.
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
      // The loop below hears of it, in its turn.
      enlarged.catch(() => undefined)
      running.push(enlarged)
    }
  }
  for (const [i, tile] of tiles.entries()) {
    // As many again wait for their turn, so that a lane that is done early has one.
    start(i + (lanes > 1 ? 2 * lanes : 1))
    const picture = await running[i]
    if (!picture) throw new RangeError(`Tile ${i} was not started.`)
    const across = bandOf(plan.columns, tile.column, fade, scale)
    const down = bandOf(plan.rows, tile.row, fade, scale)
    // In order: a tile is faded into those before it.
    pasteTile(result, { picture, ...placeOf(tile) }, across, down, scale)
    running[i] = Promise.resolve(EMPTY)
  }
  pasteAlpha(result, source, scale, isOpaque(source))
  return result
}

/** Stands for a tile that was pasted, so that its memory is free. */
const EMPTY: Rgba = { width: 0, height: 0, data: new Uint8ClampedArray() }
