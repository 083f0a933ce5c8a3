import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBySeeking } from '../../src/services/clip/seek-video.ts'
import { colourOf } from '../../workers/clip/planes/colour.ts'
import { toPicture } from '../../workers/clip/planes/picture.ts'
import { canRead, drawnPlanes, readPlanes } from '../../workers/clip/webcodecs/planes.ts'
import { type Encoder, startEncoder } from '../fixtures/bar-code-encoder.ts'
import { sampleClip } from '../fixtures/sample-clip.ts'

let encoder: Encoder
beforeAll(async () => {
  encoder = await startEncoder()
})
afterAll(() => encoder.stop())

/** A clip of one colour, encoded with a matrix, with or without tags that name it. */
function plainClip(colour: string, size: string, matrix: string, tags: readonly string[]) {
  return encoder.encode([
    ...['-f', 'lavfi', '-i', `color=c=${colour}:s=${size}:r=25:d=0.2,format=gbrp`],
    ...['-vf', `scale=out_color_matrix=${matrix}:out_range=tv,format=yuv420p`],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '4', ...tags, 'plain.mp4'],
  ])
}

const tagged = (primaries: string, curve: string, matrix: string) => [
  ...['-color_primaries', primaries, '-color_trc', curve, '-colorspace', matrix, '-color_range', 'tv'],
]

async function sampledColour(clip: Uint8Array<ArrayBuffer>): Promise<readonly number[]> {
  const jpegs: Blob[] = []
  await sampleClip(
    new Blob([clip]),
    () => [0],
    ({ jpeg }) => jpegs.push(jpeg),
    new AbortController().signal,
  )
  return await colourInMiddle(jpegs[0] ?? new Blob())
}

/** The colour that the page's own player shows. */
async function soughtColour(clip: Uint8Array<ArrayBuffer>): Promise<readonly number[]> {
  const opened = await openBySeeking(new Blob([clip]), new AbortController().signal)
  const jpegs: Blob[] = []
  await opened?.sample([0], ({ jpeg }) => jpegs.push(jpeg))
  opened?.close()
  return await colourInMiddle(jpegs[0] ?? new Blob())
}

async function colourInMiddle(jpeg: Blob): Promise<readonly number[]> {
  const bitmap = await createImageBitmap(jpeg)
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  const centre = context?.getImageData(bitmap.width >> 1, bitmap.height >> 1, 1, 1).data
  return [...(centre ?? [])].slice(0, 3)
}

// Expected values by ITU-R BT.1886 (a screen's gamma of 2.4), BT.2087 (primaries) and BT.2100 (PQ).
it.each([
  ['BT.709, said', '0xBF3333', '128x72', 'bt709', tagged('bt709', 'bt709', 'bt709'), [191, 51, 51]],
  ['BT.601, unsaid and small', '0xBF3333', '128x72', 'bt601', [], [191, 51, 51]],
  ['BT.709, unsaid and large', '0xBF3333', '1280x720', 'bt709', [], [191, 51, 51]],
  ['HLG', '0x9F4C3A', '128x72', 'bt2020', tagged('bt2020', 'arib-std-b67', 'bt2020nc'), [191, 51, 51]],
  ['HLG grey', '0x808080', '128x72', 'bt2020', tagged('bt2020', 'arib-std-b67', 'bt2020nc'), [128, 128, 128]],
  [
    'PQ at 203 cd/m²',
    '0x949494',
    '128x72',
    'bt2020',
    tagged('bt2020', 'smpte2084', 'bt2020nc'),
    [214, 214, 214],
  ],
] as const)('the colours of %s come out right', async (_, colour, size, matrix, tags, expected) => {
  const sampled = await sampledColour(await plainClip(colour, size, matrix, tags))
  const off = sampled.map((value, i) => Math.abs(value - (expected[i] ?? 0)))
  expect([sampled, Math.max(...off) <= 6]).toEqual([sampled, true])
})

const VP9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-pix_fmt', 'yuva420p', 'clear.webm']
it.each([
  ['VP9, in part', '0.5', VP9, sampledColour, [255, 127, 127]],
  ['VP9, sought', '0', VP9, soughtColour, [255, 255, 255]],
  ['QuickTime Animation', '0', ['-c:v', 'qtrle', 'clear.mov'], sampledColour, [255, 255, 255]],
] as const)('what is transparent is laid on white: %s', async (_, opacity, coding, colourOf, expected) => {
  const red = `color=c=red@${opacity}:s=128x72:r=25:d=0.2,format=rgba`
  const sampled = await colourOf(await encoder.encode(['-f', 'lavfi', '-i', red, ...coding]))
  const off = sampled.map((value, i) => Math.abs(value - (expected[i] ?? 0)))
  expect([sampled, Math.max(...off) <= 6]).toEqual([sampled, true])
})

it('a frame that has to be drawn comes out as one whose samples can be read', async () => {
  const size = { width: 64, height: 48 }
  const data = Uint8Array.from({ length: 64 * 48 * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * 7) % 200))
  const frame = new VideoFrame(data, { format: 'RGBA', codedWidth: 64, codedHeight: 48, timestamp: 0 })
  const colour = colourOf({}, frame.colorSpace, size)
  const form = { size, pixels: 'rgba' } as const
  expect(canRead(frame)).toBe(true)
  const read = toPicture((await readPlanes(frame, undefined)).planes, colour, 'none', form)
  const drawn = toPicture(drawnPlanes(frame), colour, 'none', form)
  frame.close()
  expect(read.every((value, i) => Math.abs(value - (drawn[i] ?? 0)) <= 2)).toBe(true)
  expect([...read.subarray(0, 8)]).toEqual([...data.subarray(0, 8)])
})
