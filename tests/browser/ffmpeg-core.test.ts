import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barCodeSource } from '../fixtures/bar-code.ts'
import { type Encoder, startEncoder } from '../fixtures/bar-code-encoder.ts'

let encoder: Encoder
beforeAll(async () => {
  encoder = await startEncoder()
})
afterAll(() => encoder.stop())

/** Both fail with the core as it comes: the first near its 99th call, the second at once or nearly so. */
describe('one instance of the core', () => {
  it('survives 150 calls', async () => {
    const call = [
      '-f',
      'lavfi',
      '-i',
      'color=s=16x16:d=0.04',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'gray',
      'tiny.gray',
    ]
    for (let i = 0; i < 150; i++) expect(await encoder.encode(call)).toHaveLength(256)
  })

  it('encodes JPEG with optimal Huffman tables, which takes a deep stack', async () => {
    const call = [
      '-f',
      'lavfi',
      '-i',
      barCodeSource(640, 360, '25', 1),
      '-frames:v',
      '1',
      '-update',
      '1',
      'a.jpg',
    ]
    for (let i = 0; i < 10; i++)
      expect((await encoder.encode(call)).slice(0, 2)).toEqual(Uint8Array.of(0xff, 0xd8))
  })
})
