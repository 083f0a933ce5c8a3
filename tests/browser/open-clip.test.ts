import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { OpenClip } from '../../src/services/clip/clip-contract.ts'
import { openClip } from '../../src/services/clip/open-clip.ts'
import type { SampledFrame } from '../../workers/clip/clip.api.ts'
import { startEncoder } from '../fixtures/bar-code-encoder.ts'

/** Three shots of 40, 6 and 54 pictures at 25 a second, each with a moving part, all in one GOP. */
async function threeShots(): Promise<Blob> {
  const encoder = await startEncoder()
  const shots = [
    'testsrc2=s=192x108:r=25:d=1.6',
    'mandelbrot=s=192x108:r=25:start_scale=0.2:end_scale=0.1:end_pts=6,trim=end_frame=6',
    'smptebars=s=192x108:r=25:d=2.16',
  ]
  const inputs = shots.flatMap((shot) => ['-f', 'lavfi', '-i', `${shot},setsar=1,format=yuv420p`])
  const joined = ['-filter_complex', '[0][1][2]concat=n=3', '-g', '100', '-sc_threshold', '0']
  try {
    const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', 'shots.mp4']
    return new Blob([await encoder.encode([...inputs, ...joined, ...coding])])
  } finally {
    encoder.stop()
  }
}

describe('an open clip', () => {
  let clip: OpenClip
  beforeAll(async () => {
    clip = await openClip(await threeShots(), new AbortController().signal)
  })
  afterAll(() => clip.close())

  async function sample(times: readonly number[], options = {}) {
    const frames: SampledFrame[] = []
    await clip.sample(times, (frame) => frames.push(frame), options)
    return frames.toSorted((a, b) => a.time - b.time)
  }

  it('is sampled as often as one likes, also at once', async () => {
    expect(clip.info).toMatchObject({ width: 192, height: 108, codec: 'h264', duration: 4 })
    const [one, other] = await Promise.all([sample([0.5, 3]), sample([2.02])])
    expect(one.map(({ presentedAt }) => presentedAt)).toEqual([0.48, 3])
    expect(other.map(({ presentedAt }) => presentedAt)).toEqual([2])
    expect((await sample([3.5])).map(({ time }) => time)).toEqual([3.5])
  })

  it('finds where each shot starts, and says how far it is', async () => {
    const shares: number[] = []
    const cuts = await clip.findCuts({ start: 0, end: 4 }, (share) => shares.push(share))
    expect(cuts).toEqual([1.6, 1.84])
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(await clip.findCuts({ start: 1.7, end: 4 }, () => undefined)).toEqual([1.84])
  })

  it('gives each frame a small grey picture to compare', async () => {
    const [other, bars, same] = await sample([0.2, 2.5, 2.9])
    expect(bars?.luma).toHaveLength(32 * 18)
    expect(bars?.luma).toEqual(same?.luma)
    expect(bars?.luma).not.toEqual(other?.luma)
    // The bars get darker from left to right.
    expect(bars?.luma[0]).toBeGreaterThan((bars?.luma[31] ?? 0) + 100)
  })

  it('makes frames as large as they are asked for', async () => {
    const [frame] = await sample([1], { longSide: 64 })
    expect([frame?.width, frame?.height]).toEqual([64, 36])
  })
})

describe('a clip whose decoders do not start', () => {
  afterEach(() => vi.unstubAllGlobals())

  it("is sampled with the page's player, and says so", async () => {
    const file = await threeShots()
    class DeadWorker extends EventTarget {
      readonly terminate = () => undefined
      readonly postMessage = () => this.dispatchEvent(new ErrorEvent('error', { message: 'It is dead.' }))
    }
    vi.stubGlobal('Worker', DeadWorker)
    const clip = await openClip(file, new AbortController().signal)
    expect(clip.info).toMatchObject({ width: 192, height: 108, duration: 4, decoder: 'video' })
    const frames: SampledFrame[] = []
    const report = await clip.sample([0.5, 3], (frame) => frames.push(frame), { longSide: 96 })
    expect(report).toMatchObject({ decoded: 2, missing: [], decoder: 'video' })
    expect(frames.map(({ width, height }) => [width, height])).toEqual([
      [96, 54],
      [96, 54],
    ])
    expect(frames[0]?.luma).not.toEqual(frames[1]?.luma)
    const cuts = await clip.findCuts({ start: 0, end: 4 }, () => undefined)
    expect(cuts.length).toBeGreaterThan(0)
    for (const cut of cuts) expect(Math.min(Math.abs(cut - 1.6), Math.abs(cut - 1.84))).toBeLessThan(0.26)
    clip.close()
  })

  it('fails as before where the player does not take it either', async () => {
    const text = new Blob(['no clip at all '.repeat(50)])
    const onLoading = vi.fn()
    await expect(openClip(text, new AbortController().signal, onLoading)).rejects.toMatchObject({
      code: 'clip-unreadable',
    })
    expect(onLoading).toHaveBeenCalledOnce()
  })
})

it('takes the sharpest frame within a quarter of a second', async () => {
  const encoder = await startEncoder()
  const source = "testsrc2=s=320x180:r=20:d=2,split[a][b];[b]boxblur=4[c];[a][c]overlay=enable='mod(n,11)'"
  const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '10', '-pix_fmt', 'yuv420p', 'blur.mp4']
  const file = new Blob([await encoder.encode(['-f', 'lavfi', '-i', source, ...coding])])
  encoder.stop()
  const clip = await openClip(file, new AbortController().signal)
  const found: [number, number][] = []
  await clip.sample([0.5, 1.2], ({ time, presentedAt }) => found.push([time, presentedAt]), {
    sharpest: true,
  })
  clip.close()
  expect(found.toSorted()).toEqual([
    [0.5, 0.55],
    [1.2, 1.1],
  ])
})
