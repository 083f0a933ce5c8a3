import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { middleTime, sampleTimes } from '../../src/domain/clip/sample-times.ts'
import type { ClipInfo, ClipWindow } from '../../src/domain/project/project.ts'
import { openClip } from '../../src/services/clip/open-clip.ts'
import type { SampledFrame } from '../../workers/clip/clip.api.ts'
import { ONLY_FFMPEG, openSession } from '../../workers/clip/session.ts'
import { readBarCode } from '../fixtures/bar-code.ts'
import { BAR_CODE_CLIPS, type BarCodeClip, type Picture } from '../fixtures/bar-code-clips.ts'
import { type Encoder, startEncoder } from '../fixtures/bar-code-encoder.ts'

let encoder: Encoder
beforeAll(async () => {
  encoder = await startEncoder()
})
afterAll(() => encoder.stop())

/** The picture that a perfect player shows at a time, computed from how the clip was made. */
function pictureAt({ pictures }: BarCodeClip, time: number): Picture {
  const shown = pictures.findLast((picture) => picture.time <= time + 1e-6) ?? pictures[0]
  if (!shown) throw new Error('The clip has no pictures.')
  return shown
}

/** Just before, on and after picture boundaries, at the ends and outside. */
function adversarialTimes({ pictures, duration }: BarCodeClip): readonly number[] {
  const boundaries = [1, 2, 3, 4].map((part) => pictures[Math.floor((pictures.length * part) / 5)]?.time ?? 0)
  const around = boundaries.flatMap((time) => [time - 1e-4, time, time + 1e-4])
  return [-1, 0, ...around, duration - 1e-4, duration, duration + 100]
}

/** The last 30 s: at the end of a long clip an offset of its clock shows most. */
function windowOf({ duration }: ClipInfo): ClipWindow {
  return { start: Math.max(0, duration - 30), end: duration }
}

function timesFor(clip: BarCodeClip, info: ClipInfo): readonly number[] {
  const window = windowOf(info)
  const adversarial = adversarialTimes(clip).filter((time) => time > window.start - 2)
  return [...new Set([...sampleTimes(window), middleTime(window), ...adversarial])]
}

/** Samples as the app does. */
async function sampleInWorker(clip: BarCodeClip, file: File) {
  const arrived: SampledFrame[] = []
  const open = await openClip(file, new AbortController().signal)
  const times = timesFor(clip, open.info)
  const report = await open.sample(times, (frame) => arrived.push(frame))
  open.close()
  return { info: open.info, times, arrived, report }
}

/** Samples with ffmpeg, also where the app uses another decoder. */
async function sampleByFfmpeg(clip: BarCodeClip, file: File) {
  const arrived: SampledFrame[] = []
  const session = await openSession(file, () => undefined, ONLY_FFMPEG)
  const times = timesFor(clip, session.clip)
  const report = await session.sample(times, {}, (frame) => void arrived.push(frame))
  session.close()
  return { info: session.clip, times, arrived, report }
}

/** Clips that the app gives to another decoder: all in `npm run test:seeds`, a few by default. */
const ALSO_BY_FFMPEG = BAR_CODE_CLIPS.filter((_, i) => inject('everySeed') || i % 6 === 0)

describe.each(BAR_CODE_CLIPS)('$name', (clip) => {
  let file: File
  beforeAll(async () => {
    file = new File([await clip.make(encoder)], clip.name)
  })

  const ways = [
    { way: clip.decoder, sample: sampleInWorker },
    ...(clip.decoder === 'ffmpeg' || !ALSO_BY_FFMPEG.includes(clip)
      ? []
      : [{ way: 'ffmpeg', sample: sampleByFfmpeg }]),
  ]
  it.each(ways)(
    '$way yields exactly the pictures that are on screen at each time',
    async ({ way, sample }) => {
      const { info, times, arrived, report } = await sample(clip, file)
      if (way === 'webcodecs') expect(report.notes).toEqual([])
      expect(report).toMatchObject({ decoded: times.length, missing: [], decoder: way })
      const numbers = await Promise.all(
        arrived.map(async ({ time, jpeg }) => [time, await readBarCode(jpeg)] as const),
      )
      expect(new Map(numbers)).toEqual(new Map(times.map((time) => [time, pictureAt(clip, time).number])))
      for (const { time, presentedAt } of arrived) {
        expect(Math.abs(presentedAt - pictureAt(clip, time).time)).toBeLessThan(1e-9)
      }
      const [width, height] = clip.size
      expect(info).toMatchObject({ width, height })
      expect(Math.abs(info.duration - clip.duration)).toBeLessThan(0.0011)
      expect(arrived.every((frame) => frame.width === width && frame.height === height)).toBe(true)
    },
  )
})
