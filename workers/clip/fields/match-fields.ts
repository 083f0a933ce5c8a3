import type { Plane } from '../planes/planes.ts'

/**
 * The lines of a picture that are seen first, of the two fields that it may be made of: the even or
 * the odd ones.
 */
export type Parity = 0 | 1

/** A picture and the ones seen right before and right after it, as far as they are there. */
export interface Neighbours<Picture> {
  readonly before?: Picture | undefined
  readonly picture: Picture
  readonly after?: Picture | undefined
}

/**
 * What a picture is made of. `whole`: of one moment. `before`, `after`: its first field belongs
 * with the other field of the picture before, its other field with the first of the picture after,
 * as where film was stretched to a faster rate (3:2 pulldown). `apart`: of two moments.
 */
export interface FieldMatch {
  readonly kind: 'whole' | 'before' | 'after' | 'apart'
  readonly first: Parity
}

/**
 * A sample stands out from the lines above and below it by this much, in 256ths of the range, where
 * fields do not fit.
 */
const STANDS_OUT = 10
/** A pair of fields fits where it is combed less than this share of a pair that does not. */
const FITS = 0.5
/** Where no larger share of the samples stands out, nothing is seen of it. */
const UNSEEN = 50e-6
/**
 * Every so many columns are looked at: others every two lines, else of what is few columns wide the
 * same would be missed in all.
 */
const COLUMNS_APART = 2
const firstColumn = (y: number) => (y >> 1) % COLUMNS_APART
const columnsOf = ({ width }: Plane) => Math.floor(width / COLUMNS_APART)

/**
 * Tells by the lightness how a picture's fields belong together. Of fields in the order of their
 * moments a picture of one moment has two that fit, next to pairs that do not; in interlaced video
 * each fits its neighbours as badly as the next. Which field is first shows in the same way. Only
 * what moves is looked at: a texture may look combed. (The comparison is that of ffmpeg's filter
 * idet, with counts of samples for sums.)
 */
export function matchFields({ before, picture, after }: Neighbours<Plane>, bits: number): FieldMatch {
  const limit = STANDS_OUT * 2 ** (bits - 8)
  const moving = movingIn({ before, picture, after }, limit)
  const combs = (even: Plane, odd: Plane) => combing(even, odd, moving, limit)
  const own = combs(picture, picture)
  // Pairs of a field of the picture and one of a neighbour, which are next to each other where the
  // even lines are first, …
  const evenFirst = { before: before && combs(picture, before), after: after && combs(after, picture) }
  // … and where the odd ones are.
  const oddFirst = { before: before && combs(before, picture), after: after && combs(picture, after) }
  const sum = (pairs: typeof evenFirst) => (pairs.before ?? 0) + (pairs.after ?? 0)
  const first: Parity = sum(evenFirst) <= sum(oddFirst) ? 0 : 1
  const beside = first === 0 ? evenFirst : oddFirst
  const most = Math.max(beside.before ?? 0, beside.after ?? 0)
  if (own <= UNSEEN || own <= FITS * most) return { kind: 'whole', first }
  if (beside.before !== undefined && beside.before <= FITS * own) return { kind: 'before', first }
  if (beside.after !== undefined && beside.after <= FITS * own) return { kind: 'after', first }
  return { kind: 'apart', first }
}

/** For every sample that is looked at: whether it is another in the picture before or after. */
function movingIn({ before, picture, after }: Neighbours<Plane>, limit: number): Uint8Array {
  const { height } = picture
  const columns = columnsOf(picture)
  const moving = new Uint8Array(columns * height)
  const others = [before, after].filter((other) => other !== undefined)
  if (others.length === 0) return moving.fill(1)
  for (const other of others) {
    for (let y = 0; y < height; y++) {
      let at = picture.offset + y * picture.stride + firstColumn(y) * picture.step
      let there = other.offset + y * other.stride + firstColumn(y) * other.step
      for (let to = y * columns; to < (y + 1) * columns; to++) {
        if (Math.abs((picture.data[at] ?? 0) - (other.data[there] ?? 0)) > limit) moving[to] = 1
        at += picture.step * COLUMNS_APART
        there += other.step * COLUMNS_APART
      }
    }
  }
  return moving
}

/**
 * The share of samples that move and stand out from the lines above and below, in a picture of even
 * lines from one and odd lines from another.
 */
function combing(even: Plane, odd: Plane, moving: Uint8Array, limit: number): number {
  const { height } = even
  const columns = columnsOf(even)
  let count = 0
  for (let y = 1; y < height - 1; y++) {
    const [own, other] = y % 2 === 0 ? [even, odd] : [odd, even]
    let at = own.offset + y * own.stride + firstColumn(y) * own.step
    let above = other.offset + (y - 1) * other.stride + firstColumn(y) * other.step
    const below = 2 * other.stride
    for (let place = y * columns; place < (y + 1) * columns; place++) {
      if (moving[place] || moving[place - columns] || moving[place + columns]) {
        const value = own.data[at] ?? 0
        const up = value - (other.data[above] ?? 0)
        const down = value - (other.data[above + below] ?? 0)
        if ((up > limit && down > limit) || (up < -limit && down < -limit)) count += 1
      }
      at += own.step * COLUMNS_APART
      above += other.step * COLUMNS_APART
    }
  }
  return count / Math.max(1, columns * height)
}
