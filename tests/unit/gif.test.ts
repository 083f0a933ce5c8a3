import { describe, expect, it } from 'vitest'
import { ditherTo } from '../../workers/handover/gif/dither.ts'
import { gifHead, gifPicture, type Numbered } from '../../workers/handover/gif/gif-file.ts'
import { compressed } from '../../workers/handover/gif/lzw.ts'
import { colourCount } from '../../workers/handover/gif/palette.ts'

/** Numbers that are the same in every run (Numerical Recipes, ranqd1). */
function numbersOf(count: number, most: number, seed = 1): Uint8Array<ArrayBuffer> {
  let state = seed
  return Uint8Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 16) % most
  })
}

/** What a strict reader makes of compressed numbers: the end must stand where it is looked for. */
function unpacked(data: Uint8Array): readonly number[] {
  const bytes: number[] = []
  let at = 1
  for (let length = data[at] ?? 0; length > 0; length = data[at] ?? 0) {
    bytes.push(...data.subarray(at + 1, at + 1 + length))
    at += 1 + length
  }
  expect(at).toBe(data.length - 1)
  let [held, bits, byte] = [0, 0, 0]
  const take = (size: number) => {
    for (; bits < size; bits += 8) held |= (bytes[byte++] ?? 0) << bits
    const code = held & ((1 << size) - 1)
    held >>>= size
    bits -= size
    return code
  }
  const first = 1 << (data[0] ?? 0)
  const found: number[] = []
  let table: (readonly number[])[] = []
  let before: readonly number[] | undefined
  for (let size = 9; ; ) {
    const code = take(size)
    if (code === first + 1) break
    if (code === first) {
      table = Array.from({ length: first + 2 }, (_, i) => [i])
      before = undefined
      size = 9
      continue
    }
    const known = table[code]
    if (!known && !before) throw new Error('a code that stands for nothing')
    const entry = known ?? [...(before ?? []), before?.[0] ?? 0]
    found.push(...entry)
    if (before && table.length < 4096) table.push([...before, entry[0] ?? 0])
    if (table.length >= 1 << size && size < 12) size += 1
    before = entry
  }
  expect(byte).toBe(bytes.length)
  return found
}

describe('compressed numbers come back', () => {
  it.each([
    ['one alone', new Uint8Array([7])],
    ['all alike', new Uint8Array(20_000).fill(9)],
    ['noise, whose table is full many times', numbersOf(20_000, 256)],
    ['few colours', numbersOf(20_000, 3)],
  ])('%s', (_, numbers) => {
    expect(unpacked(compressed(numbers))).toEqual([...numbers])
  })

  it('at every length, for the end is as long as the codes then are', () => {
    const numbers = numbersOf(5000, 256, 3)
    for (const around of [1, 252, 1022, 3836]) {
      for (let length = around; length < around + 6; length++) {
        expect(unpacked(compressed(numbers.subarray(0, length)))).toEqual([...numbers.subarray(0, length)])
      }
    }
  })
})

const pixelsOf = (...colours: readonly (readonly number[])[]) =>
  Uint8ClampedArray.from(colours.flatMap((colour) => [...colour, 255]))

describe('a palette', () => {
  it('has the very colours of pictures that have few', () => {
    const colours = colourCount()
    colours.add(pixelsOf([250, 10, 20], [5, 6, 7], [250, 10, 20]))
    const palette = colours.palette(255)
    expect([...palette].toSorted((a, b) => a - b)).toEqual([5, 6, 7, 10, 20, 250])
  })

  it('is near every colour of pictures that have many, and never too large', () => {
    const colours = colourCount()
    const wheel = Array.from({ length: 64 * 64 }, (_, i) => [(i % 64) * 4, Math.floor(i / 64) * 4, 128])
    colours.add(pixelsOf(...wheel))
    const palette = colours.palette(255)
    expect(palette).toHaveLength(3 * 255)
    const dither = ditherTo(palette)
    const numbers = dither(pixelsOf(...wheel), 64)
    const far = wheel.map((colour, i) => {
      const at = 3 * (numbers[i] ?? 0)
      return Math.max(...colour.map((value, channel) => Math.abs(value - (palette[at + channel] ?? 0))))
    })
    expect(Math.max(...far)).toBeLessThan(24)
  })
})

it('a colour between two is drawn as a mix of both that has its mean, the same each time', () => {
  const dither = ditherTo(Uint8Array.of(100, 100, 100, 107, 107, 107))
  const grey = (value: number) => new Uint8ClampedArray(4 * 64).fill(value)
  const share = (value: number) => dither(grey(value), 8).reduce((sum, number) => sum + number, 0) / 64
  const shares = [98, 102, 104, 106, 110].map(share)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect([shares[0], shares.at(-1)]).toEqual([0, 1])
  expect(shares[2]).toBeGreaterThan(0.25)
  expect(shares[2]).toBeLessThan(0.75)
  expect(dither(grey(104), 8)).toEqual(dither(grey(104), 8))
})

describe('a picture of a GIF', () => {
  const palette = new Uint8Array(9)
  const picture = (numbers: readonly number[], colours = palette): Numbered => ({
    numbers: Uint8Array.from(numbers),
    width: 4,
    palette: colours,
  })
  const base = picture([0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0])
  /** Left, top, width and height, as its head says, and its numbers. */
  function told(now: Numbered, before?: Numbered) {
    const [head = new Uint8Array(), table, data = new Uint8Array()] = gifPicture(now, before, 12)
    expect(table).toHaveLength(768)
    const view = new DataView(head.buffer)
    expect(view.getUint16(4, true)).toBe(12)
    return { place: [9, 11, 13, 15].map((at) => view.getUint16(at, true)), numbers: unpacked(data) }
  }

  it('is whole at first, and where the colours are others', () => {
    const whole = { place: [0, 0, 4, 3], numbers: [...base.numbers] }
    expect(told(base)).toEqual(whole)
    expect(told(base, picture([...base.numbers], new Uint8Array(9)))).toEqual(whole)
  })

  it('is only what changes, and lets the rest show through', () => {
    const now = picture([0, 0, 0, 0, 0, 2, 1, 2, 0, 2, 0, 0])
    expect(told(now, base)).toEqual({ place: [1, 1, 3, 2], numbers: [2, 255, 2, 2, 255, 255] })
    expect(told(picture([...base.numbers]), base)).toEqual({ place: [0, 0, 1, 1], numbers: [255] })
  })

  it('stands behind a head that says the size', () => {
    const head = gifHead({ width: 480, height: 270 })
    expect(String.fromCharCode(...head.subarray(0, 6))).toBe('GIF89a')
    expect([...head.subarray(6, 10)]).toEqual([224, 1, 14, 1])
  })
})
