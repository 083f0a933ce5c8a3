import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { InferenceSession, Tensor } from 'onnxruntime-web'
import { describe, expect, it } from 'vitest'
import { convert } from '../../models/convert/convert.mjs'
import manifest from '../../models/manifest.json'
import selfCheck from '../../models/self-check.json'
import { CHECK_SIZE, checkTile, distance, isRight, samplesOf } from '../../workers/upscale/self-check.ts'
import { type Planes, runNet, sourceOf } from './real-esrgan.ts'

const IDS = ['fast', 'best'] as const
const licence = readFileSync(new URL('../../models/LICENSE-Real-ESRGAN.txt', import.meta.url), 'utf8')

const sources = {
  fast: sourceOf(manifest.fast.source.stem),
  best: sourceOf(manifest.best.source.stem),
}

const convertWith = (change: Partial<Parameters<typeof convert>[0]> = {}) =>
  convert({ name: manifest.fast.name, licence, ...sources.fast, scale: 4, ...change })

const tile: Planes = { channels: 3, width: CHECK_SIZE, height: CHECK_SIZE, data: checkTile() }
/** The reference in plain loops, which takes seconds: once per model. */
const plain = { fast: runNet(sources.fast, tile).data, best: runNet(sources.best, tile).data }

async function runOnnx(model: Uint8Array, { width, height, data }: Planes): Promise<Tensor> {
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'] })
  const { output } = await session.run({ data: new Tensor('float32', data, [1, 3, height, width]) })
  await session.release()
  if (!output) throw new Error('no output')
  return output
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length)
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0)
}

describe.each(IDS)('the model "%s"', (id) => {
  const model = convert({ name: manifest[id].name, licence, ...sources[id], scale: 4 })

  it('is what the manifest says', () => {
    expect(model.length).toBe(manifest[id].bytes)
    expect(createHash('sha256').update(model).digest('hex')).toBe(manifest[id].sha256)
  })

  it('gives in ONNX Runtime what its weights give in plain loops', async () => {
    const found = await runOnnx(model, tile)
    expect(found.dims).toEqual([1, 3, 4 * CHECK_SIZE, 4 * CHECK_SIZE])
    expect(largestDifference(found.data as Float32Array, plain[id])).toBeLessThan(1e-4)
  }, 120_000)

  it('has in its self-check what its weights give in plain loops', () => {
    expect(distance(plain[id], selfCheck[id])).toBeLessThan(1e-4)
    expect(samplesOf(plain[id])).toHaveLength(192)
  })
})

describe('the self-check', () => {
  const data = plain.fast

  it('takes half floats for right, and another model, noise and holes for wrong', () => {
    expect(
      isRight(
        data.map((x) => x + 0.007),
        selfCheck.fast,
      ),
    ).toBe(true)
    expect(isRight(data, selfCheck.best)).toBe(false)
    expect(
      isRight(
        data.map((x, i) => (i % 16 === 7 ? x + 0.1 : x)),
        selfCheck.fast,
      ),
    ).toBe(false)
    expect(
      isRight(
        data.map((x, i) => (i === 0 ? Number.NaN : x)),
        selfCheck.fast,
      ),
    ).toBe(false)
    expect(isRight(data.subarray(16), selfCheck.fast)).toBe(false)
  })
})

describe('the converter', () => {
  const { param, weights } = sources.fast

  it('wants every byte, and no byte more', () => {
    expect(() => convertWith({ weights: weights.subarray(0, -4) })).toThrow(/needs more/)
    expect(() => convertWith({ weights: new Uint8Array([...weights, 0]) })).toThrow(/1 bytes .* unused/)
  })

  it('refuses weights of another kind', () => {
    const other = weights.slice()
    other[0] = 0
    expect(() => convertWith({ weights: other })).toThrow(/unknown kind .* at byte 0/)
  })

  it.each([
    ['a file of another kind', /^7767517/, '7767516', /not an ncnn \.param file/],
    ['a layer too few', '72 73', '73 73', /promises 73 layers/],
    ['a blob too few', '72 73', '72 74', /promises 74 blobs/],
    ['an unknown layer', 'PixelShuffle', 'Softmax', /type Softmax are unknown/],
    ['an unknown setting', '234 235 0=4', '234 235 0=4 1=1', /setting 1 is unknown/],
    ['another padding', '1=3 4=1', '1=3 4=0', /setting 4 is not 1/],
    ['another activation', '6=1728', '6=1728 9=3', /activation 3/],
    ['weights that do not fit', '6=1728', '6=1729', /do not fit/],
    [
      'another way to enlarge',
      'Interp           Resize_68                1 1 input_splitncnn_0 240 0=1',
      'Interp Resize_68 1 1 input_splitncnn_0 240 0=2',
      /setting 0 is not 1/,
    ],
    ['a blob that nobody writes', '1 1 102 105', '1 1 999 105', /"999" is read before/],
    ['a setting that is no number', '234 235 0=4', '234 235 0=four', /Cannot read the setting: 0=four/],
    [
      'terms of different sizes',
      'Interp           Resize_68',
      'Split            Resize_68',
      /unknown|differ in size/,
    ],
  ])('refuses %s', (_, from, to, message) => {
    const changed = param.replace(from, to)
    expect(changed).not.toBe(param)
    expect(() => convertWith({ param: changed })).toThrow(message)
  })

  it('refuses a net that enlarges by another factor', () => {
    expect(() => convertWith({ scale: 2 })).toThrow(/at ×4; 3 at ×2 were expected/)
  })
})
