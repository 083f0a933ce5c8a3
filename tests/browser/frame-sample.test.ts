import { expect, it } from 'vitest'
import { startCore } from '../../workers/frame-core.ts'
import { probeClip } from '../../workers/frame-probe.ts'
import { sampleFrames } from '../../workers/frame-sample.ts'
import type { SampledFrame } from '../../workers/frames.api.ts'
import { barCodeSource, readBarCode } from '../fixtures/bar-code.ts'
import { startEncoder } from '../fixtures/bar-code-encoder.ts'

async function manyGops(): Promise<Blob> {
  const encoder = await startEncoder()
  const source = ['-f', 'lavfi', '-i', barCodeSource(160, 96, '30', 300)]
  const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '30']
  try {
    return new Blob([await encoder.encode([...source, ...coding, 'gops.mp4'])])
  } finally {
    encoder.stop()
  }
}

/** A core that counts its runs. */
async function countingCore(clip: Blob) {
  const core = await startCore(clip, () => undefined)
  const count = { runs: 0 }
  const run = (args: readonly string[]) => {
    count.runs += 1
    return core.run(args)
  }
  return { core: { ...core, run }, count }
}

const TIMES = [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5]

it('two decoders share the work, and each frame comes once', async () => {
  const clip = await manyGops()
  const [first, second] = await Promise.all([countingCore(clip), countingCore(clip)])
  const probe = await probeClip(first.core, clip.size)
  const frames: SampledFrame[] = []
  const startSecond = () => Promise.resolve(second.core)
  const report = await sampleFrames({ core: first.core, probe, startSecond }, TIMES, (frame) =>
    frames.push(frame),
  )
  expect(report).toEqual({ decoded: TIMES.length, missing: [] })
  expect(frames.map(({ time }) => time).toSorted((a, b) => a - b)).toEqual(TIMES)
  for (const { time, jpeg } of frames) expect(await readBarCode(jpeg)).toBe(time * 30)
  expect(first.count.runs).toBeGreaterThan(1)
  expect(second.count.runs).toBeGreaterThan(1)
  expect(first.count.runs + second.count.runs).toBe(TIMES.length)
})

it('one decoder does it alone where the second does not start', async () => {
  const clip = await manyGops()
  const { core } = await countingCore(clip)
  const probe = await probeClip(core, clip.size)
  const order: number[] = []
  const startSecond = () => Promise.reject(new Error('No memory.'))
  const report = await sampleFrames({ core, probe, startSecond }, TIMES, ({ time }) => order.push(time))
  expect(report).toEqual({ decoded: TIMES.length, missing: [] })
  const distances = order.map((time) => Math.abs(time - 5))
  expect(distances).toEqual(distances.toSorted((a, b) => a - b))
})

it('says that the clip cannot be read when it changes under the decoder', async () => {
  const folder = await navigator.storage.getDirectory()
  const handle = await folder.getFileHandle('changing.mp4', { create: true })
  const write = async (data: Blob) => {
    const stream = await handle.createWritable()
    await stream.write(data)
    await stream.close()
  }
  await write(await manyGops())
  const clip = await handle.getFile()
  const { core } = await countingCore(clip)
  const probe = await probeClip(core, clip.size)
  await write(new Blob(['something else']))
  const sampling = sampleFrames({ core, probe, startSecond: undefined }, TIMES, () => undefined)
  await expect(sampling).rejects.toMatchObject({ name: 'AppError:clip-unreadable' })
  await folder.removeEntry('changing.mp4')
})
