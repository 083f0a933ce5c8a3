import type { Plane } from '../planes/planes.ts'

/** Which lines form the first field: even (0) or odd (1). */
export type Parity = 0 | 1

/** A picture and the existing ones shown right before and after it. */
export interface Neighbours<Picture> {
  readonly before?: Picture | undefined
  readonly picture: Picture
  readonly after?: Picture | undefined
}

/**
 * How a picture's fields belong together. `whole`: progressive. `before`: its first field belongs
 * to the previous picture's second; `after`: its second field to the next picture's first, as in
 * 3:2 pulldown of film. `apart`: two moments.
 */
export interface FieldMatch {
  readonly kind: 'whole' | 'before' | 'after' | 'apart'
  readonly first: Parity
}

/**
 * Combing threshold: a sample differs this much from the lines above and below, on a scale of 256.
 */
const STANDS_OUT = 10
/**
 * A pair of fields matches when its combing is below this share of a non-matching pair's. Film's
 * halves come to 0.15 to 0.28; where motion is uneven, fields of interlaced video come to 0.46.
 */
const FITS = 0.4
/** A share of combed samples up to this is invisible. */
const UNSEEN = 50e-6
/**
 * Every second column is examined, alternating every two lines; otherwise narrow features could be
 * missed in all lines.
 */
const COLUMNS_APART = 2
const firstColumn = (y: number) => (y >> 1) % COLUMNS_APART
const columnsOf = ({ width }: Plane) => Math.floor(width / COLUMNS_APART)

/**
 * Determines from the luma how a picture's fields belong together. In a progressive picture the two
 * fields match and their neighbours do not; in interlaced video all neighbouring pairs mismatch
 * alike. The field order follows in the same way. Only moving samples count, because a texture may
 * look combed. (The comparison of ffmpeg's idet filter, with counts in place of sums.)
 */
export function matchFields({ before, picture, after }: Neighbours<Plane>, bits: number): FieldMatch {
  const limit = STANDS_OUT * 2 ** (bits - 8)
  const moving = movingIn({ before, picture, after }, limit)
  const combs = (even: Plane, odd: Plane) => combing(even, odd, moving, limit)
  const own = combs(picture, picture)
  // Neighbouring field pairs if the even lines are first, …
  const evenFirst = { before: before && combs(picture, before), after: after && combs(after, picture) }
  // … and if the odd lines are first.
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

/** For each examined sample: whether it differs in the picture before or after. */
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
 * The share of moving samples that comb, in a picture woven from one's even and another's odd
 * lines.
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
