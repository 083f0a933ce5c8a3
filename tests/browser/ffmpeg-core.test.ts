import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barCodeSource, readBarCode } from '../fixtures/bar-code.ts'
import { type Encoder, startEncoder } from '../fixtures/bar-code-encoder.ts'

let encoder: Encoder
beforeAll(async () => {
  encoder = await startEncoder()
})
afterAll(() => encoder.stop())

describe('one instance of the core', () => {
  // As it comes, the core keeps 224 bytes of its 64 KB stack at each call; then a trap, a hang or silent damage.
  it('is as good after 400 calls as before', { timeout: 30_000 }, async () => {
    const tiny = ['-f', 'lavfi', '-i', 'color=s=16x16:d=0.04', '-f', 'rawvideo', '-pix_fmt', 'gray', 'a.gray']
    for (let i = 0; i < 400; i++) expect(await encoder.encode(tiny)).toHaveLength(256)
    const clip = await encoder.encode([
      ...['-f', 'lavfi', '-i', barCodeSource(1280, 720, '25', 5), '-c:v', 'libx264', '-preset', 'veryfast'],
      ...['-pix_fmt', 'yuv420p', 'a.mp4'],
    ])
    const lastFrame = ['-i', 'a.mp4', '-vf', "select='eq(n,4)'", '-frames:v', '1', '-update', '1', 'a.jpg']
    for (let i = 0; i < 5; i++) {
      const jpeg = await encoder.encode(lastFrame, { 'a.mp4': clip })
      expect(await readBarCode(new Blob([jpeg]))).toBe(4)
    }
  })
})
