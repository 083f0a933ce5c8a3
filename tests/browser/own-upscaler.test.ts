import { expect, test } from 'vitest'
import { MODELS } from '../../models/index.ts'
import { inspectUpscaler } from '../../src/services/upscale/upscale-worker.ts'
import { createUpscaler } from '../../src/services/upscale/upscaler.ts'
import { openPack } from '../../workers/offline/packs/open-pack.ts'
import { distance } from '../../workers/upscale/self-check.ts'
import { blockNet, drawPicture, never, quiet } from './upscale-fixture.ts'

const file = (name: string, ...parts: BlobPart[]) => new File(parts, name)
const fast = () => openPack(MODELS.fast.pack)

/**
 * The model with a fixed input height of 24: the dimension's name is replaced by a number of the
 * same length in bytes.
 */
function ofOneHeight(model: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const fixed = model.slice()
  const name = '\u0012\u0006height'
  const at = new TextDecoder('latin1').decode(model).indexOf(name)
  fixed.set([0x08, 24 | 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0], at)
  return fixed
}

test('a person’s own upscaler is tried, keeps what it showed, and upscales', async () => {
  const own = await inspectUpscaler(file('mine.onnx', await fast()), never)
  expect([own.name, own.file.size]).toEqual(['mine.onnx', MODELS.fast.bytes])
  // The same weights on another backend give the samples of the reference loops.
  const samples = own.samples
  expect(
    Math.max(...samples.map((value, i) => Math.abs(value - (MODELS.fast.samples[i] ?? 9)))),
  ).toBeLessThan(1e-4)
  expect(distance(new Float32Array(3), samples)).toBe(Number.POSITIVE_INFINITY)

  const wish = { model: 'own:mine.onnx', scale: 2, format: 'png' } as const
  const picture = await drawPicture(8, 8)
  const upscaler = createUpscaler({ loadOwn: async () => own })
  expect(await upscaler.upscale(picture, wish, quiet, never)).toMatchObject({
    width: 16,
    model: 'own:mine.onnx',
    backend: 'wasm',
  })
  const lost = { ...wish, model: 'own:other.onnx' } as const
  await expect(upscaler.upscale(picture, lost, quiet, never)).rejects.toMatchObject({ code: 'model-lost' })
  const changed = createUpscaler({ loadOwn: async () => ({ ...own, samples: samples.map(() => 0) }) })
  await expect(changed.upscale(picture, wish, quiet, never)).rejects.toMatchObject({ code: 'upscaler-wrong' })
})

test('what is no upscaler ×4 is refused with the reason', async () => {
  const inspect = (name: string, ...parts: BlobPart[]) => inspectUpscaler(file(name, ...parts), never)
  await expect(inspect('empty.onnx')).rejects.toMatchObject({
    code: 'model-unreadable',
    detail: { code: 'file-empty', name: 'empty.onnx' },
  })
  await expect(inspect('text.onnx', 'no model at all')).rejects.toMatchObject({ code: 'model-unreadable' })
  await expect(inspect('cut.onnx', (await fast()).slice(0, 100_000))).rejects.toMatchObject({
    code: 'model-unreadable',
  })
  await expect(inspect('two.onnx', blockNet(2))).rejects.toMatchObject({
    code: 'model-unsuitable',
    detail: { code: 'enlarges-otherwise', scale: 2, wanted: 4 },
  })
  await expect(inspect('black.onnx', blockNet(4, true))).rejects.toMatchObject({
    code: 'model-unsuitable',
    detail: { code: 'not-alike' },
  })
  await expect(inspect('fixed.onnx', ofOneHeight(blockNet(4)))).rejects.toMatchObject({
    code: 'model-unsuitable',
    detail: { code: 'port-one-size', which: 'input', shape: expect.stringContaining('1 × 3 × 24 ×') },
  })
  const huge = Object.defineProperty(file('huge.onnx', 'x'), 'size', { value: 2e8 })
  await expect(inspectUpscaler(huge, never)).rejects.toMatchObject({
    code: 'model-unsuitable',
    detail: { code: 'file-too-large', name: 'huge.onnx', bytes: expect.any(Number), most: 150_000_000 },
  })
})
