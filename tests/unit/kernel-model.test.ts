import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { convert } from '../../models/convert/convert.mjs'
import manifest from '../../models/manifest.json'
import { readCompactNet } from '../../workers/upscale/kernel/compact-net.ts'
import { sourceOf } from './real-esrgan.ts'

const licence = readFileSync(new URL('../../models/LICENSE-Real-ESRGAN.txt', import.meta.url), 'utf8')
const make = (id: 'fast' | 'best') => {
  const { name, source } = manifest[id]
  return convert({ name, licence, ...sourceOf(source.stem), scale: 4 })
}
const fast = make('fast')

/** The model with one text in it replaced by another of the same length. */
function changed(from: string, to: string): Uint8Array {
  const text = Buffer.from(fast).toString('latin1')
  expect(text).toContain(from)
  return new Uint8Array(Buffer.from(text.replace(from, to), 'latin1'))
}

describe('the kernel’s reader', () => {
  it('finds 34 layers with the weights that the model holds', () => {
    const net = readCompactNet(fast)
    expect(net.map(({ inputs, outputs }) => `${inputs} ${outputs}`)).toEqual([
      '3 64',
      ...Array(32).fill('64 64'),
      '64 48',
    ])
    const { weights } = sourceOf(manifest.fast.source.stem)
    const floats = net.reduce((sum, layer) => sum + layer.biases.length + (layer.slopes?.length ?? 0), 0)
    const halves = net.reduce((sum, layer) => sum + layer.weights.length, 0)
    expect(34 * 4 + 4 * floats + 2 * halves).toBe(weights.length)
    const last = new DataView(weights.buffer, weights.byteOffset)
    expect(net[33]?.biases[47]).toBe(last.getFloat32(weights.length - 4, true))
  })

  it.each([
    ['the other model', make('best'), /PRelu/],
    ['a file that is cut off', fast.subarray(0, -100), /cut off/],
    ['a longer file', new Uint8Array([...fast, 0xff]), /cut off/],
    ['no model', new TextEncoder().encode('not a model at all'), /./],
    ['nothing', new Uint8Array(), /Cast is missing/],
    ['another operation', changed('DepthToSpace', 'SpaceToDepth'), /DepthToSpace .* expected/],
    ['another setting', changed('CRD', 'DCR'), /mode=CRD/],
    ['another way to enlarge', changed('nearest', 'cubic!!'), /mode=nearest/],
  ])('refuses %s', (_, model, message) => {
    expect(() => readCompactNet(model)).toThrow(message)
  })
})
