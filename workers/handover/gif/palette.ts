/** Bits of a channel that colours are told apart by when they are counted. */
const BITS = 5
const CUT = 8 - BITS

/** How often colours occur in pictures. */
export interface ColourCount {
  /** Counts the pixels of a picture: four bytes each, red first. */
  readonly add: (pixels: Uint8ClampedArray) => void
  /** At most so many colours that stand for all, as three bytes each. */
  readonly palette: (most: number) => Uint8Array<ArrayBuffer>
}

type Channel = 0 | 1 | 2
/** Red, green and blue, and how many pixels have it. */
type Colour = readonly [red: number, green: number, blue: number, count: number]

export function colourCount(): ColourCount {
  const counts = new Uint32Array(1 << (3 * BITS))
  const sums = [0, 1, 2].map(() => new Float64Array(counts.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const mean = (channel: Channel, key: number) => (sums[channel][key] ?? 0) / (counts[key] ?? 1)
  return {
    add(pixels) {
      for (let at = 0; at < pixels.length; at += 4) {
        const [red, green, blue] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0]
        const key = ((red >> CUT) << (2 * BITS)) | ((green >> CUT) << BITS) | (blue >> CUT)
        counts[key] = (counts[key] ?? 0) + 1
        sums[0][key] = (sums[0][key] ?? 0) + red
        sums[1][key] = (sums[1][key] ?? 0) + green
        sums[2][key] = (sums[2][key] ?? 0) + blue
      }
    },
    palette(most) {
      const colours: Colour[] = []
      for (const [key, count] of counts.entries()) {
        if (count > 0) colours.push([mean(0, key), mean(1, key), mean(2, key), count])
      }
      return paletteOf(colours, most)
    },
  }
}

/** Colours near each other, and the channel in which they are farthest apart. */
interface Box {
  readonly colours: readonly Colour[]
  readonly mean: readonly [number, number, number]
  readonly widest: Channel
  /** The squares of how far they are from the mean there, summed over pixels. */
  readonly spread: number
}

/** Halves the box of the largest spread at its mean, until there are enough (median cut). */
function paletteOf(colours: readonly Colour[], most: number): Uint8Array<ArrayBuffer> {
  const boxes = [boxOf(colours)]
  while (boxes.length < most) {
    const at = boxes.reduce((best, { spread }, i) => (spread > (boxes[best]?.spread ?? 0) ? i : best), 0)
    const box = boxes[at]
    if (!box || box.spread === 0) break
    const isLow = (colour: Colour) => colour[box.widest] <= box.mean[box.widest]
    const [low, high] = [box.colours.filter(isLow), box.colours.filter((colour) => !isLow(colour))]
    // Rounding may put all of them on one side, where they are as good as equal.
    if (low.length === 0 || high.length === 0) break
    boxes.splice(at, 1, boxOf(low), boxOf(high))
  }
  return Uint8Array.from(boxes.flatMap(({ mean }) => mean.map(Math.round)))
}

function boxOf(colours: readonly Colour[]): Box {
  const pixels = Math.max(
    1,
    colours.reduce((sum, [, , , count]) => sum + count, 0),
  )
  const meanOf = (channel: Channel) =>
    colours.reduce((sum, colour) => sum + colour[channel] * colour[3], 0) / pixels
  const mean = [meanOf(0), meanOf(1), meanOf(2)] as const
  const spreadOf = (channel: Channel) =>
    colours.reduce((sum, colour) => sum + (colour[channel] - mean[channel]) ** 2 * colour[3], 0)
  const spreads = [spreadOf(0), spreadOf(1), spreadOf(2)]
  const spread = Math.max(...spreads)
  return { colours, mean, widest: spreads.indexOf(spread) as Channel, spread }
}
