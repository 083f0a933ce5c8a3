import { afterAll, beforeAll, expect, it } from 'vitest'
import { isReason } from '../../src/lib/details.ts'
import { openClip } from '../../src/services/clip/open-clip.ts'
import type { SampledFrame, Sight } from '../../workers/clip/clip.api.ts'
import { firstSight } from '../../workers/clip/first-sight.ts'
import { ONLY_FFMPEG, openSession } from '../../workers/clip/session.ts'
import { openWithWebCodecs } from '../../workers/clip/webcodecs/webcodecs-path.ts'
import { readBarCode } from '../fixtures/bar-code.ts'
import { BAR_CODE_CLIPS } from '../fixtures/bar-code-clips.ts'
import { type Encoder, startEncoder } from '../fixtures/bar-code-encoder.ts'

let encoder: Encoder
beforeAll(async () => {
  encoder = await startEncoder()
})
afterAll(() => encoder.stop())

const made = async (name: string) => {
  const clip = BAR_CODE_CLIPS.find((one) => one.name === name)
  if (!clip) throw new Error(`No clip is called ${name}.`)
  return new File([await clip.make(encoder)], name)
}

/** The number on a rough picture, which also shows that it is upright. */
async function numberOn({ rgba, width, height }: Sight): Promise<number> {
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(rgba), width, height), 0, 0)
  return await readBarCode(await canvas.convertToBlob({ type: 'image/png' }))
}

/** All rough pictures of a clip, however long they take, as [time, number on it]. */
async function sightsOf(file: File, times: readonly number[]) {
  const path = await openWithWebCodecs(file, () => undefined)
  if (isReason(path)) throw new Error(JSON.stringify(path))
  const sights: Sight[] = []
  await firstSight(path, times, (sight) => void sights.push(sight), Infinity)
  path.close()
  const numbers = await Promise.all(sights.map(numberOn))
  return sights
    .flatMap((sight, i) => sight.times.map((time) => [time, numbers[i] ?? -1] as const))
    .toSorted(([a], [b]) => a - b)
}

it.each([
  ['H.264 with B-frames and GOP 250', [1, 4, 5, 9], [0, 0, 250, 250]],
  ['rotated by 90°', [1, 9], [0, 250]],
  // Its first keyframe is cut off.
  ['edit list that cuts into a GOP', [0, 1, 8], [250, 250, 250]],
  ['VP9 in WebM', [0.4, 0.6, 1.6, 2.3], [0, 25, 50, 50]],
] as const)('shows the nearest keyframes of %s', async (name, times, numbers) => {
  expect(await sightsOf(await made(name), times)).toEqual(times.map((time, i) => [time, numbers[i]]))
})

it('comes beside the frames, which are the same without it', async () => {
  const clip = await openClip(await made('H.264 with B-frames and GOP 250'), new AbortController().signal)
  const sights: Sight[] = []
  const frames: SampledFrame[] = []
  const times = [1, 5, 9]
  const sighting = clip.firstSight(times, (sight) => sights.push(sight))
  const report = await clip.sample(times, (frame) => frames.push(frame))
  await sighting
  clip.close()
  expect(report).toMatchObject({ decoded: 3, missing: [], decoder: 'webcodecs', notes: [] })
  // The first one comes however slow the machine is; which that is, two decoders decide.
  const keys = await Promise.all(sights.map(async (sight) => [await numberOn(sight), sight.times] as const))
  expect(keys.length).toBeGreaterThan(0)
  for (const [number, near] of keys) expect(near).toEqual(number === 0 ? [1] : [5, 9])
  const numbers = await Promise.all(
    frames.map(async ({ time, jpeg }) => [time, await readBarCode(jpeg)] as const),
  )
  expect(new Map(numbers)).toEqual(new Map(times.map((time) => [time, time * 30])))
})

it('is nothing, without an error, where the browser decodes no clip or a keyframe is broken', async () => {
  const file = await made('H.264 with B-frames and GOP 250')
  const sights: Sight[] = []
  const slow = await openSession(file, () => undefined, ONLY_FFMPEG)
  await slow.firstSight([1], (sight) => void sights.push(sight))
  slow.close()
  const broken = await openSession(file, () => undefined, {
    ...ONLY_FFMPEG,
    fast: async (clip, onSign) => {
      const path = await openWithWebCodecs(clip, onSign)
      if (isReason(path)) return path
      const keyPictures = async function* () {
        yield* []
        throw new DOMException('Decoding error.', 'EncodingError')
      }
      return { ...path, keyPictures }
    },
  })
  await broken.firstSight([1], (sight) => void sights.push(sight))
  expect(sights).toEqual([])
  const report = await broken.sample([1], {}, () => undefined)
  broken.close()
  expect(report).toMatchObject({ decoded: 1, decoder: 'webcodecs', notes: [] })
})
