import { readFileSync } from 'node:fs'
import { describe, expect, inject, it } from 'vitest'
import { convert } from '../../models/convert/convert.mjs'
import manifest from '../../models/manifest.json'
import type { Net } from '../../workers/upscale/backend.ts'
import { enlarge } from '../../workers/upscale/enlarge.ts'
import { finishing } from '../../workers/upscale/finish-tile.ts'
import { readCompactNet } from '../../workers/upscale/kernel/compact-net.ts'
import { openKernel } from '../../workers/upscale/kernel/kernel.ts'
import { shapeFor } from '../../workers/upscale/kernel/shape.ts'
import { findSimd } from '../../workers/upscale/kernel/simd.ts'
import type { Rgba } from '../../workers/upscale/planes.ts'
import { planTiles } from '../../workers/upscale/tiles.ts'
import { sourceOf } from './real-esrgan.ts'

/** A soft background, a hard-edged figure and fine stripes, which make seams visible. */
function drawPicture(width: number, height: number): Rgba {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)]
    const inFigure = Math.hypot(x - width / 2, y - height / 2) < height / 4
    const stripe = y > height * 0.7 && x % 3 === 0
    const [r, g, b] = inFigure ? [60, 30, 20] : stripe ? [240, 240, 200] : [90 + 2 * x, 120 + y, 200 - x]
    data.set([r, g, b, 255], i * 4)
  }
  return { width, height, data }
}

/**
 * A photograph's properties: contrast at every scale (four octaves of noise), a figure with a soft
 * and a hard edge, thin lines, and grain.
 */
function drawPhoto(width: number, height: number): Rgba {
  const random = (x: number, y: number, seed: number) =>
    (Math.imul(Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ seed, 1274126177) >>> 0) / 2 ** 32
  const smooth = (x: number, y: number, seed: number) => {
    const [left, top] = [Math.floor(x), Math.floor(y)]
    const ease = (t: number) => t * t * (3 - 2 * t)
    const [dx, dy] = [ease(x - left), ease(y - top)]
    const line = (row: number) => random(left, row, seed) * (1 - dx) + random(left + 1, row, seed) * dx
    return line(top) * (1 - dy) + line(top + 1) * dy
  }
  const clouds = (x: number, y: number, seed: number) =>
    [64, 24, 9, 3].reduce((sum, size) => sum + (smooth(x / size, y / size, seed) - 0.5) * size ** 0.6, 0)
  const data = new Uint8ClampedArray(width * height * 4)
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)]
    const distance = Math.hypot((x - width * 0.52) / 1.2, y - height * 0.48)
    const figure = Math.max(0, Math.min(1, (height * 0.3 - distance) / (x > width / 2 ? 1 : 24)))
    const line = y > height * 0.8 && (x + 2 * y) % 17 < 1.5 ? 70 : 0
    const light = 120 + 50 * Math.cos(x / 150) + 6 * clouds(x, y, 1) - 70 * figure + line
    const grain = 14 * (random(x, y, 9) - 0.5)
    const [warm, cool] = [clouds(x, y, 2), clouds(x, y, 3)]
    data.set([light + warm + grain, light * 0.92 + grain, light * 0.8 + cool + grain, 255], i * 4)
  }
  return { width, height, data }
}

/** Nearest neighbour ×4, the simplest net. */
const repeat: Net = async (planes, width, height) => {
  const out = new Float32Array(planes.length * 16)
  for (let i = 0; i < out.length; i++) {
    const [row, x] = [Math.floor(i / (width * 4)), i % (width * 4)]
    const [plane, y] = [Math.floor(row / (height * 4)), row % (height * 4)]
    out[i] = planes[(plane * height + Math.floor(y / 4)) * width + Math.floor(x / 4)] ?? 0
  }
  return out
}

interface Options {
  readonly scale?: number
  readonly tilePixels?: number
  readonly fade?: number
  readonly overlap?: number
  readonly lanes?: number
}

async function run(picture: Rgba, net: Net, options: Options = {}): Promise<{ made: Rgba; tiles: number }> {
  const { scale = 4, tilePixels = 1e9, fade = 0, overlap = 24, lanes = 1 } = options
  const plan = planTiles(picture.width, picture.height, { tilePixels, overlap, fade })
  const heard: number[] = []
  const rules = { plan, fade, scale, lanes }
  const made = await enlarge(picture, finishing(net, 4, scale), rules, (done) => heard.push(done))
  expect(heard).toEqual(Array.from({ length: plan.columns.length * plan.rows.length }, (_, i) => i + 1))
  return { made, tiles: heard.length }
}

function largestDifference(a: Rgba, b: Rgba): number {
  expect([a.width, a.height]).toEqual([b.width, b.height])
  return a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - (b.data[i] ?? 0))), 0)
}

describe('with a net that repeats pixels', () => {
  const picture = drawPicture(50, 37)

  it('puts every pixel in its place, whatever the tiles', async () => {
    const { made } = await run(picture, repeat)
    const expected = new Uint8ClampedArray(50 * 37 * 16 * 4)
    for (let i = 0; i < 200 * 148; i++) {
      const at = (Math.floor(i / 800) * 50 + Math.floor((i % 200) / 4)) * 4
      expected.set(picture.data.subarray(at, at + 4), i * 4)
    }
    expect(largestDifference(made, { width: 200, height: 148, data: expected })).toBe(0)
    for (const options of [{ overlap: 4 }, { overlap: 4, fade: 3 }, { overlap: 8, fade: 2, lanes: 3 }]) {
      const tiled = await run(picture, repeat, { ...options, tilePixels: 25 * 27 })
      expect(tiled.tiles).toBeGreaterThan(3)
      expect(largestDifference(tiled.made, made)).toBe(0)
    }
  })

  it('fades neighbours that disagree into one another, at crossings too', async () => {
    let tile = 0
    // Each tile has another brightness, within what passes as plausible.
    const disagreeing: Net = async (planes, width, height) => {
      tile += 1
      const level = [0, 0.06, 0.03, 0.09][tile - 1] ?? 0
      const drifting = await repeat(planes, width, height)
      // A checkerboard has no low frequencies, so it is not corrected.
      return drifting.map((value, i) => value + (Math.floor(i / 4) % 2 === 0 ? level : -level))
    }
    const grey = { width: 40, height: 40, data: new Uint8ClampedArray(40 * 40 * 4).fill(128) }
    const { made, tiles } = await run(grey, disagreeing, { overlap: 8, fade: 8, tilePixels: 36 * 36 })
    expect(tiles).toBe(4)
    // Along rows and columns, squares of one colour differ little from each other.
    const value = (x: number, y: number) => made.data[(y * 160 + x) * 4] ?? 0
    for (let a = 0; a < 160; a++) {
      for (let b = 8; b < 160; b++) {
        expect(Math.abs(value(a, b) - value(a, b - 1))).toBeLessThanOrEqual(3)
        expect(Math.abs(value(b, a) - value(b - 8, a))).toBeLessThanOrEqual(6)
      }
    }
  })

  it('makes ×2 what ×4 is when it is shrunk', async () => {
    const [twice, four] = [await run(picture, repeat, { scale: 2 }), await run(picture, repeat)]
    const shrunk = new Uint8ClampedArray(100 * 74 * 4)
    for (let i = 0; i < shrunk.length; i++) {
      const [pixel, channel] = [Math.floor(i / 4), i % 4]
      const at = (dx: number, dy: number) =>
        four.made.data[((Math.floor(pixel / 100) * 2 + dy) * 200 + (pixel % 100) * 2 + dx) * 4 + channel] ?? 0
      shrunk[i] = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4
    }
    expect(largestDifference(twice.made, { width: 100, height: 74, data: shrunk })).toBeLessThanOrEqual(1)
  })

  it('puts right what a net does to the colour of large areas', async () => {
    const shifting: Net = async (...tile) => (await repeat(...tile)).map((value) => value * 0.9 + 0.02)
    const [{ made }, right] = [
      await run(drawPicture(60, 60), shifting),
      await run(drawPicture(60, 60), repeat),
    ]
    const mean = ({ data }: Rgba) => data.reduce((sum, value) => sum + value, 0) / data.length
    expect(Math.abs(mean(made) - mean(right.made))).toBeLessThan(0.5)
  })

  it('enlarges alpha by itself and leaves opaque pictures opaque', async () => {
    const holey = drawPicture(30, 20)
    for (let i = 0; i < 30 * 20; i++) holey.data[i * 4 + 3] = i % 30 < 15 ? 0 : 200
    const { made } = await run(holey, repeat, { scale: 2 })
    const alpha = (x: number) => made.data[(20 * 60 + x) * 4 + 3]
    expect([alpha(0), alpha(28), alpha(59)]).toEqual([0, 0, 200])
    expect(alpha(29)).toBe(50)
    const opaque = (await run(picture, repeat)).made
    expect(opaque.data.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true)
  })

  it.each([
    ['garbage', () => 1],
    ['what is no number', () => Number.NaN],
  ])('refuses %s', async (_, value) => {
    const broken: Net = async (planes) => new Float32Array(planes.length * 16).map(value)
    const dark = { width: 8, height: 8, data: new Uint8ClampedArray(8 * 8 * 4).fill(20) }
    await expect(run(dark, broken)).rejects.toMatchObject({ code: 'upscaler-wrong' })
  })

  it('takes pure noise, which a net may smooth away, for plausible', async () => {
    const noise = { width: 64, height: 64, data: new Uint8ClampedArray(64 * 64 * 4) }
    for (let i = 0; i < noise.data.length; i++) noise.data[i] = (Math.imul(i + 1, 2654435761) >>> 24) & 255
    const smoothing: Net = async (planes) => new Float32Array(planes.length * 16).fill(0.5)
    await expect(run(noise, smoothing)).resolves.toBeDefined()
  })
})

// The kernel's every value is held by kernel-net.test.ts, and seams above with simpler nets.
it.runIf(inject('everySeed'))(
  'shows no seam with the fast model on what is like a photograph: tiled as untiled, to one level',
  async () => {
    const licence = readFileSync(new URL('../../models/LICENSE-Real-ESRGAN.txt', import.meta.url), 'utf8')
    const { name, source, overlap, fade } = manifest.fast
    const weights = readCompactNet(convert({ name, licence, ...sourceOf(source.stem), scale: 4 }))
    // Our own kernel, several times faster here than ONNX Runtime: kernel-net.test.ts compares the
    // two.
    const net: Net = async (planes, width, height) => {
      const shape = shapeFor({ width, height, scale: 4, small: false }, findSimd() === 'relaxed')
      const kernel = await openKernel(weights, shape)
      return kernel
        .run((y, to) => {
          for (let i = 0; i < to.length; i++)
            to[i] = planes[((i % 3) * height + y) * width + Math.floor(i / 3)] ?? 0
        })
        .large.slice()
    }
    const picture = drawPhoto(200, 140)
    const whole = await run(picture, net, { overlap, fade })
    const tiled = await run(picture, net, { overlap, fade, tilePixels: 130 * 110 })
    expect([whole.tiles, tiled.tiles]).toEqual([1, 4])
    expect(largestDifference(whole.made, tiled.made)).toBeLessThanOrEqual(1)
  },
  240_000,
)
