import { afterAll, beforeAll, expect, it } from 'vitest'
import { openClip } from '../../src/services/frames.ts'
import type { SampledFrame } from '../../workers/frames.api.ts'
import { type Encoder, startEncoder } from '../fixtures/bar-code-encoder.ts'
import { setDisplayMatrix } from '../fixtures/mp4-boxes.ts'

let encoder: Encoder
beforeAll(async () => {
  encoder = await startEncoder()
})
afterAll(() => encoder.stop())

/** A light bar that runs across, filmed 50 times a second, as 25 pictures of two fields. */
const barIn = (size: string, weave: string) => [
  '-f',
  'lavfi',
  '-i',
  `color=0x404040:s=${size}:r=50:d=0.8[ground];color=0xC0C0C0:s=40x160:r=50:d=0.8[bar];[ground][bar]overlay=x=6*n:y=60,tinterlace=${weave}`,
]
const EVEN_FIRST = 'interleave_top,setfield=tff,format=yuv420p'
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-x264-params', 'tff=1', '-flags', '+ildct+ilme']

/** How unlike lines next to each other are, as against lines two apart, which are of one field: about 0.5 without combs. */
async function combing(jpeg: Blob, along: 'rows' | 'columns'): Promise<number> {
  const bitmap = await createImageBitmap(jpeg)
  const { width, height } = bitmap
  const context = new OffscreenCanvas(width, height).getContext('2d')
  if (!context) throw new Error('No canvas.')
  context.drawImage(bitmap, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  const line = along === 'rows' ? width : 1
  const unlike = (lines: number) => {
    let sum = 0
    for (let at = 0; at + lines * line < width * height; at++) {
      sum += Math.abs((data[at * 4] ?? 0) - (data[(at + lines * line) * 4] ?? 0))
    }
    return sum
  }
  return unlike(1) / unlike(2)
}

it.each([
  ['H.264 in MP4', 'webcodecs', 'rows', [...barIn('320x288', EVEN_FIRST), ...H264, 'a.mp4']],
  ['H.264 in MP4, turned', 'webcodecs', 'columns', [...barIn('320x288', EVEN_FIRST), ...H264, 'b.mp4']],
  ['AVCHD', 'ffmpeg', 'rows', [...barIn('320x288', EVEN_FIRST), ...H264, '-f', 'mpegts', 'a.mts']],
  [
    'DV, odd lines first',
    'ffmpeg',
    'rows',
    [...barIn('720x576', 'interleave_bottom,setfield=bff,format=yuv420p'), '-c:v', 'dvvideo', 'a.dv'],
  ],
] as const)('what was filmed in fields comes out without combs: %s', async (name, decoder, along, args) => {
  const clip = await encoder.encode(args)
  const file = new Blob([name.endsWith('turned') ? setDisplayMatrix(clip, [0, 1, -1, 0]) : clip])
  const opened = await openClip(file, new AbortController().signal)
  const frames: SampledFrame[] = []
  const report = await opened.sample([0, 0.4], (frame) => frames.push(frame), { sharpest: true })
  await opened.sample([0, 0.4], (frame) => frames.push(frame))
  opened.close()
  expect(report).toMatchObject({ decoder, decoded: 2 })
  expect(frames).toHaveLength(4)
  for (const { jpeg } of frames) expect(await combing(jpeg, along)).toBeLessThan(1)
})
