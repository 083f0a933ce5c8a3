import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SampledFrame } from '../../workers/clip/clip.api.ts'
import { startCore } from '../../workers/clip/ffmpeg/core.ts'
import { createCorePool } from '../../workers/clip/ffmpeg/core-pool.ts'
import { pathOf } from '../../workers/clip/ffmpeg/ffmpeg-path.ts'
import { probeClip } from '../../workers/clip/ffmpeg/probe.ts'
import type { Probe } from '../../workers/clip/ffmpeg/read-packets.ts'
import { sampleFrames } from '../../workers/clip/sample.ts'
import { barCodeSource, readBarCode } from '../fixtures/bar-code.ts'
import { type Encoder, startEncoder } from '../fixtures/bar-code-encoder.ts'
import { hevcClip } from '../fixtures/bar-code-hevc.ts'

let encoder: Encoder
beforeAll(async () => {
  encoder = await startEncoder()
})
afterAll(() => encoder.stop())

/**
 * Samples with one decoder. Returns the numbers that its pictures show, and for each run whether it
 * read the whole clip.
 */
async function sampleCounted(clip: Blob, times: readonly number[]) {
  const runs: ('whole' | 'reduced')[] = []
  const pool = createCorePool(async (onSign) => {
    const core = await startCore(clip, onSign)
    let mounted = clip
    return {
      ...core,
      mount: async (other) => {
        mounted = other
        await core.mount(other)
      },
      run: (...args) => {
        runs.push(mounted === clip ? 'whole' : 'reduced')
        return core.run(...args)
      },
    }
  }, 1)
  const probe = await pool.use((core) => probeClip(core, clip))
  const frames: SampledFrame[] = []
  await sampleFrames(pathOf(clip, pool, probe), times, {}, (frame) => void frames.push(frame))
  pool.end()
  const numbers = await Promise.all(
    frames.map(async ({ time, jpeg }) => [time, await readBarCode(jpeg)] as const),
  )
  return { numbers: new Map(numbers), runs, probe }
}

/** The expected frame number at each time, at `rate` pictures a second. */
const expected = (times: readonly number[], rate: number) =>
  new Map(times.map((time) => [time, Math.round(time * rate)]))

it('takes every kind of picture from H.264 without what is not needed, in one run', async () => {
  const coding = ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '3', '-b_strategy', '0', '-g', '60']
  const noisy = `${barCodeSource(320, 192, '30', 60)},noise=alls=20:allf=t`
  const source = ['-f', 'lavfi', '-i', noisy, '-pix_fmt', 'yuv420p', '-qp', '8']
  const clip = new Blob([await encoder.encode([...source, ...coding, 'kinds.mp4'])])
  // A smaller file leaves no gap behind the last picture.
  expect(clip.size).toBeGreaterThan(1e6)
  for (const number of [0, 21, 22, 23, 24, 59]) {
    const times = [number / 30]
    const { numbers, runs } = await sampleCounted(clip, times)
    expect(numbers).toEqual(expected(times, 30))
    // A keyframe needs no packet before it, so the clip is read whole.
    expect(runs).toEqual([number === 0 ? 'whole' : 'reduced'])
  }
})

it('takes every kind of picture from HEVC without what is not needed', async () => {
  const clip = new Blob([hevcClip()])
  const times = [0.2, 0.96, 1.08, 1.12, 1.16, 1.2, 2, 2.6]
  const { numbers, runs } = await sampleCounted(clip, times)
  expect(numbers).toEqual(expected(times, 25))
  expect(new Set(runs)).toEqual(new Set(['reduced']))
})

it('looks at the whole clip where its encoder called pictures needless that others need', async () => {
  const honest = hevcClip()
  const { probe } = await sampleCounted(new Blob([honest]), [0])
  const times = [0.6, 1.04, 2.4]
  const { numbers, runs } = await sampleCounted(new Blob([allNeedless(honest, probe)]), times)
  expect(numbers).toEqual(expected(times, 25))
  expect(runs).toContain('whole')
})

/** HEVC that marks each trailing picture as a non-reference picture: of type 0 instead of 1. */
function allNeedless(clip: Uint8Array<ArrayBuffer>, { packets = [] }: Probe): Uint8Array<ArrayBuffer> {
  const lying = clip.slice()
  const view = new DataView(lying.buffer)
  for (const { bytes: [start, end] = [0, 0] } of packets) {
    for (let at = start; at < end; at += 4 + view.getUint32(at)) {
      if (lying[at + 4] === 1 << 1) lying[at + 4] = 0
    }
  }
  return lying
}
