/** A stream of numbers in [0, 1), determined by the seed on every machine. */
export type Random = () => number

/** Mixes the bits of a 32-bit integer: multiply and shift, as in Steele, Lea & Flood 2014. */
export function mixBits(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x21f0aaad)
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97)
  return (bits ^ (bits >>> 15)) >>> 0
}

/** A generator that counts in steps of the golden ratio (Weyl sequence) and mixes each count. */
export function seededRandom(seed: number): Random {
  let state = mixBits(Math.trunc(seed) | 0)
  return () => {
    state = (state + 0x9e3779b9) | 0
    return mixBits(state) / 0x1_0000_0000
  }
}

/** The items in random order. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const order = items.map((item) => ({ item, rank: random() }))
  return order.sort((a, b) => a.rank - b.rank).map(({ item }) => item)
}

/** A random item of a non-empty list. */
export function pick<Item>(items: readonly Item[], random: Random): Item {
  const chosen = items[Math.floor(random() * items.length)]
  if (chosen === undefined) throw new RangeError('pick needs at least one item')
  return chosen
}
