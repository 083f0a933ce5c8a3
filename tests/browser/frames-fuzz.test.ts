import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { middleTime, sampleTimes } from '../../src/domain/clip/sample-times.ts'
import { AppError } from '../../src/lib/errors.ts'
import { openClip } from '../../src/services/clip/open-clip.ts'
import { barCodeSource } from '../fixtures/bar-code.ts'
import { type Encoder, startEncoder } from '../fixtures/bar-code-encoder.ts'
import { hevcClip } from '../fixtures/bar-code-hevc.ts'
import { corrupt } from '../fixtures/corrupt.ts'

/** `npm run test:fuzz` runs all seeds, `npm test` the first few. */
const SEEDS = inject('fuzzSeeds')
const LIMIT_MS = 20_000
/** The campaign logs slower clips. */
const SLOW_SECONDS = 3

declare module 'vitest' {
  interface ProvidedContext {
    readonly fuzzSeeds: number
  }
}

/** Errors that have a text for people. */
const REASONS = /^clip-(empty|unreadable|no-video|unsupported|no-frames)$/

async function goodClips(encoder: Encoder): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const source = ['-f', 'lavfi', '-i', barCodeSource(160, 96, '25', 100)]
  const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2', '-g', '25', '-pix_fmt', 'yuv420p']
  const make = (...args: readonly string[]) => encoder.encode([...source, ...args])
  return [
    await make(...h264, 'behind.mp4'),
    await make(...h264, '-movflags', 'faststart', 'before.mp4'),
    await make(...h264, '-movflags', 'frag_keyframe+empty_moov', 'fragments.mp4'),
    await make(...h264, 'a.mkv'),
    await make(...h264, 'a.ts'),
    await make('-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', 'a.webm'),
    await make('-c:v', 'mpeg4', '-g', '25', 'a.avi'),
    hevcClip(),
  ]
}

/** The outcome for a clip: how many of its frames were sampled, or an error code. */
async function outcomeOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const controller = new AbortController()
  const limit = setTimeout(() => controller.abort(), LIMIT_MS)
  try {
    const clip = await openClip(new Blob([bytes]), controller.signal)
    const window = { start: 0, end: Math.min(30, clip.info.duration) }
    let frames = 0
    const times = [...new Set([middleTime(window), ...sampleTimes(window)])]
    const report = await clip.sample(times, () => {
      frames += 1
    })
    clip.close()
    return frames === report.decoded && frames > 0 ? 'frames' : `${frames} frames, ${report.decoded} reported`
  } catch (error) {
    if (controller.signal.aborted) return `nothing within ${LIMIT_MS / 1000} s`
    return error instanceof AppError ? error.code : String(error)
  } finally {
    clearTimeout(limit)
  }
}

describe('a corrupted clip', () => {
  let encoder: Encoder
  let clips: readonly Uint8Array<ArrayBuffer>[] = []
  beforeAll(async () => {
    encoder = await startEncoder()
    clips = await goodClips(encoder)
  })
  afterAll(() => encoder.stop())

  it('ends in frames or in a reason, soon', { timeout: SEEDS * LIMIT_MS }, async () => {
    const wrong: string[] = []
    let withFrames = 0
    for (let seed = 0; seed < SEEDS; seed++) {
      const clip = clips[seed % clips.length]
      if (!clip) throw new Error('There are no clips.')
      const { bytes, what } = corrupt(clip, seed)
      const startedAt = performance.now()
      const outcome = await outcomeOf(bytes)
      const seconds = (performance.now() - startedAt) / 1000
      if (seconds > SLOW_SECONDS)
        console.log(`seed ${seed} (${what}) took ${seconds.toFixed(1)} s: ${outcome}`)
      if (seed % 40 === 39) console.log(`${seed + 1} of ${SEEDS}, ${withFrames} with frames`)
      if (outcome === 'frames') withFrames += 1
      else if (!REASONS.test(outcome))
        wrong.push(`seed ${seed} (clip ${seed % clips.length}, ${what}): ${outcome}`)
    }
    expect(wrong).toEqual([])
    // A campaign in which all clips pass, or all fail, proves nothing.
    expect(withFrames).toBeGreaterThan(SEEDS / 10)
    expect(withFrames).toBeLessThan(SEEDS)
  })
})
