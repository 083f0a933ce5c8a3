import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openClip } from '../../src/services/clip/open-clip.ts'
import type { SampledFrame } from '../../workers/clip/clip.api.ts'
import { type Encoder, startEncoder } from '../fixtures/bar-code-encoder.ts'
import { fieldCoded } from '../fixtures/field-coded.ts'
import { setDisplayMatrix } from '../fixtures/mp4-boxes.ts'
import { muxPictures } from '../fixtures/mux-pictures.ts'
import { transportStream } from '../fixtures/transport-stream.ts'

const every = inject('everySeed')
let encoder: Encoder
beforeAll(async () => {
  encoder = await startEncoder()
})
afterAll(() => encoder.stop())

/** A moving light bar, filmed at 50 fields a second, as 25 interlaced pictures. */
const barIn = (size: string, weave: string) => [
  '-f',
  'lavfi',
  '-i',
  `color=0x404040:s=${size}:r=50:d=0.8[ground];color=0xC0C0C0:s=40x160:r=50:d=0.8[bar];[ground][bar]overlay=x=6*n:y=60,tinterlace=${weave}`,
]
const EVEN_FIRST = 'interleave_top,setfield=tff,format=yuv420p'
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-x264-params', 'tff=1', '-flags', '+ildct+ilme']

/**
 * The difference of adjacent lines divided by that of lines of one field, two apart: about 0.5
 * without combing.
 */
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

const FILMED = [
  ['H.264 in MP4', 'webcodecs', 'rows', [...barIn('320x288', EVEN_FIRST), ...H264, 'a.mp4']],
  ['H.264 in MP4, turned', 'webcodecs', 'columns', [...barIn('320x288', EVEN_FIRST), ...H264, 'b.mp4']],
  ['AVCHD', 'ffmpeg', 'rows', [...barIn('320x288', EVEN_FIRST), ...H264, '-f', 'mpegts', 'a.mts']],
  [
    'DV, odd lines first',
    'ffmpeg',
    'rows',
    [...barIn('720x576', 'interleave_bottom,setfield=bff,format=yuv420p'), '-c:v', 'dvvideo', 'a.dv'],
  ],
] as const

// `npm run test:seeds` takes DV too, whose pictures are four times as large.
it.each(every ? FILMED : FILMED.slice(0, 3))(
  'what was filmed in fields comes out without combs: %s',
  async (name, decoder, along, args) => {
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
  },
)

/** A bar 20 columns wide that moves 3 columns with each field. */
const CODED = fieldCoded({
  size: [160, 96],
  count: 27,
  luma: (x, y, moment) => (x >= 3 * moment && x < 3 * moment + 20 && y >= 20 && y < 80 ? 192 : 64),
})

/** The first lit column of the middle line. */
async function barOfPicture(jpeg: Blob): Promise<number> {
  const bitmap = await createImageBitmap(jpeg)
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  if (!context) throw new Error('No canvas.')
  context.drawImage(bitmap, 0, 0)
  const { data } = context.getImageData(0, 48, bitmap.width, 1)
  return Array.from({ length: bitmap.width }, (_, x) => data[x * 4] ?? 0).findIndex((value) => value > 128)
}

const remuxed = (name: string, each: 'picture' | 'field', more: readonly string[] = []) => {
  return async () =>
    encoder.encode(['-i', 'in.mts', '-c', 'copy', ...more, name], { 'in.mts': transportStream(CODED, each) })
}

const IN_FIELDS = [
  ['AVCHD, both fields in a packet', 'ffmpeg', async () => transportStream(CODED, 'picture')],
  ['AVCHD, a packet a field', 'ffmpeg', async () => transportStream(CODED, 'field')],
  ['M2TS', 'ffmpeg', remuxed('a.m2ts', 'picture', ['-mpegts_m2ts_mode', '1'])],
  ['MP4 as ffmpeg makes it of AVCHD', 'ffmpeg', remuxed('a.mp4', 'picture')],
  ['Matroska as ffmpeg makes it of AVCHD', 'ffmpeg', remuxed('a.mkv', 'field')],
  ['MP4, a sample a field', 'ffmpeg', () => muxPictures(CODED, 'field')],
  ['MP4, both fields in a sample', 'webcodecs', () => muxPictures(CODED, 'picture')],
] as const

// By default AVCHD, and both kinds of MP4.
it.each(IN_FIELDS.filter((_, i) => every || [0, 5, 6].includes(i)))(
  'what is coded in fields comes out whole, picture by picture: %s',
  async (_, decoder, make) => {
    const opened = await openClip(new Blob([await make()]), new AbortController().signal)
    const times = [0, 0.48, 0.5, 0.52, 0.8]
    const frames: SampledFrame[] = []
    const report = await opened.sample(times, (frame) => frames.push(frame))
    const sharpest: SampledFrame[] = []
    await opened.sample([0.4], (frame) => sharpest.push(frame), { sharpest: true })
    opened.close()
    expect(report).toMatchObject({ decoder, decoded: 5, missing: [] })
    // An index may leave out the last field.
    expect(Math.abs(opened.info.duration - 27 / 25)).toBeLessThan(0.03)
    for (const { jpeg } of [...frames, ...sharpest]) expect(await combing(jpeg, 'rows')).toBeLessThan(1)
    for (const { time, jpeg } of frames) {
      const bar = 6 * Math.floor(time * 25 + 0.01)
      expect(Math.abs((await barOfPicture(jpeg)) - bar), `at ${time} s`).toBeLessThanOrEqual(1)
    }
  },
)

it('what turns interlaced on the way comes out without combs', async () => {
  const still = [
    '-f',
    'lavfi',
    '-i',
    'color=0x404040:s=320x288:r=25:d=0.8',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
  ]
  const inFields = [...barIn('320x288', EVEN_FIRST), ...H264]
  const parts = [
    await encoder.encode([...still, '-pix_fmt', 'yuv420p', '-x264-params', 'fake-interlaced=1', 'a.ts']),
    await encoder.encode([...inFields, '-output_ts_offset', '0.8', 'b.ts']),
  ]
  const opened = await openClip(new Blob(parts), new AbortController().signal)
  const frames: SampledFrame[] = []
  await opened.sample([1.2], (frame) => frames.push(frame))
  opened.close()
  expect(frames).toHaveLength(1)
  for (const { jpeg } of frames) expect(await combing(jpeg, 'rows')).toBeLessThan(1)
})
