import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { convertNet } from '../../models/convert/tflite/convert-net.mjs'
import manifest from '../../models/people.json'
import packs from '../../workers/offline/packs/packs.json'
import { readNet } from '../../workers/people/net/net-file.ts'
import { openNet } from '../../workers/people/net/open-net.ts'
import { findSimd } from '../../workers/upscale/kernel/simd.ts'
import { drawnHead } from '../fixtures/people/drawn-head.ts'
/**
 * Outputs of TensorFlow Lite's own program (its WebAssembly build for the web, 0.0.1-alpha.10, with
 * XNNPACK) for a drawn head, at some places. It lacks the mask's last operator, which is
 * MediaPipe's own: that one was computed from TensorFlow Lite's tensor before it, in plain loops.
 */
import stored from '../fixtures/people/tflite-run.json'

const IDS = ['faces', 'mesh', 'mask'] as const
type Id = (typeof IDS)[number]

/** The range of a colour that each net takes. */
const RANGE = { faces: [-1, 1], mesh: [0, 1], mask: [0, 1] } as const

function sourceOf(id: Id): Uint8Array {
  const source: { readonly file: string; readonly from?: number; readonly to?: number } = manifest[id].source
  const path = new URL(`../../node_modules/${source.file}`, import.meta.url)
  return Uint8Array.from(readFileSync(path).subarray(source.from, source.to))
}

const made = (id: Id, source = sourceOf(id)) => convertNet(source, manifest[id])

/** The drawn head in a net's input, as bytes of a picture would give it. */
function draw(input: Float32Array, height: number, width: number, [least, most]: readonly [number, number]) {
  const side = Math.min(height, width)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const colour = drawnHead((x + 0.5 - width / 2) / side + 0.5, (y + 0.5) / side)
      colour.forEach((share, c) => {
        input[(y * width + x) * 4 + c] = least + ((most - least) * Math.round(share * 255)) / 255
      })
      // Nothing may depend on the place that only fills up.
      input[(y * width + x) * 4 + 3] = 77
    }
}

describe.each(IDS)("the people finder's net %s", (id) => {
  it('is converted to the bytes that manifest and packs pin', () => {
    const bytes = made(id)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect({ bytes: bytes.length, sha256 }).toEqual({
      bytes: manifest[id].bytes,
      sha256: manifest[id].sha256,
    })
    expect(packs[`people-${id}`]).toMatchObject({ bytes: bytes.length, sha256 })
  })

  it('computes what TensorFlow Lite computes', async () => {
    const file = readNet(made(id))
    const net = await openNet(file, findSimd() === 'relaxed')
    const [height = 0, width = 0] = file.tensors[file.input] ?? []
    draw(net.input, height, width, RANGE[id])
    // A second run finds no traces of the first.
    net.run()
    const outputs = net.run()
    expect(outputs.length).toBe(stored[id].length)
    stored[id].forEach(({ largest, at, values }, i) => {
      at.forEach((place, k) => {
        expect(Math.abs((outputs[i]?.[place] ?? Number.NaN) - (values[k] ?? 0))).toBeLessThan(1e-5 * largest)
      })
    })
  })
})

describe('a net that the converter does not know', () => {
  it('is refused by its identifier, and by an operator', () => {
    const other = sourceOf('faces').slice()
    other[4] = 'X'.charCodeAt(0)
    expect(() => made('faces', other)).toThrow('XFL3')
    const changed = new Uint8Array(sourceOf('mask'))
    const name = Buffer.from(changed).indexOf('Convolution2DTransposeBias')
    changed[name] = 'k'.charCodeAt(0)
    expect(() => made('mask', changed)).toThrow('konvolution2DTransposeBias')
  })

  it('is refused when its file ends early', () => {
    expect(() => readNet(made('mask').slice(0, -2))).toThrow('ends early')
  })
})
