import { expect, it } from 'vitest'
import type { SampledFrame } from '../../workers/clip/clip.api.ts'
import { type FrameCore, startCore } from '../../workers/clip/ffmpeg/core.ts'
import { createCorePool } from '../../workers/clip/ffmpeg/core-pool.ts'
import { openWithFfmpeg, pathOf } from '../../workers/clip/ffmpeg/ffmpeg-path.ts'
import { probeClip } from '../../workers/clip/ffmpeg/probe.ts'
import type { FramePath } from '../../workers/clip/path.ts'
import { sampleFrames } from '../../workers/clip/sample.ts'
import { openSession } from '../../workers/clip/session.ts'
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

const TIMES = [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5]

/**
 * A path with at most two decoders that counts their runs; from number `fails` on they do not
 * start. The first waits for the second after two runs, or a small clip ends before.
 */
async function countedPath(clip: Blob, fails = Infinity) {
  const runs: number[] = []
  const second = Promise.withResolvers<void>()
  const start = async (onSign: () => void): Promise<FrameCore> => {
    const number = runs.push(0) - 1
    if (number >= fails) {
      second.resolve()
      throw new Error('No memory.')
    }
    const core = await startCore(clip, onSign)
    if (number > 0) second.resolve()
    return {
      ...core,
      run: async (...args) => {
        runs[number] = (runs[number] ?? 0) + 1
        const result = await core.run(...args)
        if (runs[number] === 2) await second.promise
        return result
      },
    }
  }
  const pool = createCorePool(start, 1)
  const probe = await pool.use((core) => probeClip(core, clip))
  pool.resize(2)
  return { path: pathOf(clip, pool, probe), runs, pool }
}

it('two decoders share the work, and each frame comes once', async () => {
  const { path, runs, pool } = await countedPath(await manyGops())
  const frames: SampledFrame[] = []
  await sampleFrames(path, TIMES, {}, (frame) => void frames.push(frame))
  expect(frames.map(({ time }) => time).toSorted((a, b) => a - b)).toEqual(TIMES)
  for (const { time, jpeg } of frames) expect(await readBarCode(jpeg)).toBe(time * 30)
  expect(Math.min(...runs)).toBeGreaterThan(1)
  expect((runs[0] ?? 0) + (runs[1] ?? 0)).toBe(TIMES.length)
  pool.end()
})

it('one decoder does it alone where the second does not start', async () => {
  const { path, pool } = await countedPath(await manyGops(), 1)
  const order: number[] = []
  await sampleFrames(path, TIMES, {}, ({ time }) => void order.push(time))
  expect(order).toHaveLength(TIMES.length)
  const distances = order.map((time) => Math.abs(time - 5))
  expect(distances).toEqual(distances.toSorted((a, b) => a - b))
  pool.end()
})

it('a decoder that fails in the middle hands over to the next, and what it gave is kept', async () => {
  const clip = await manyGops()
  let given = 0
  const fast = async (file: Blob): Promise<FramePath> => {
    const path = await openWithFfmpeg(file, () => undefined)
    return {
      ...path,
      decoder: 'webcodecs',
      decode: async (...args) => {
        given += 1
        if (given > 3) throw new DOMException('Decoding error.', 'EncodingError')
        await path.decode(...args)
      },
    }
  }
  const session = await openSession(clip, () => undefined, { fast, sure: openWithFfmpeg })
  const frames: SampledFrame[] = []
  const report = await session.sample(TIMES, {}, (frame) => void frames.push(frame))
  expect(report).toMatchObject({ decoded: TIMES.length, missing: [], decoder: 'ffmpeg' })
  expect(report.notes).toEqual([{ code: 'ffmpeg-goes-on', why: 'Decoding error.' }])
  expect(frames.map(({ time }) => time).toSorted((a, b) => a - b)).toEqual(TIMES)
  for (const { time, jpeg } of frames) expect(await readBarCode(jpeg)).toBe(time * 30)
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
  const path = await openWithFfmpeg(await handle.getFile(), () => undefined)
  await write(new Blob(['something else']))
  const sampling = sampleFrames(path, TIMES, {}, () => undefined)
  await expect(sampling).rejects.toMatchObject({ code: 'clip-unreadable' })
  await folder.removeEntry('changing.mp4')
})

it('reads around times that lie far apart only, and takes their keyframes where those will do', async () => {
  const asked: (readonly number[])[] = []
  const path: FramePath = {
    decoder: 'ffmpeg',
    clip: { duration: 3600, width: 4, height: 4, codec: 'none', decoder: 'ffmpeg' },
    clock: { num: 1, den: 10, origin: 0 },
    packetsAround: async (times) => {
      asked.push(times)
      const first = Math.floor(Math.min(...times)) * 10
      return Array.from({ length: 40 }, (_, i) => {
        const pts = first + i
        return { pts, dts: pts, duration: 1, key: pts % 10 === 0, shown: true }
      })
    },
    decode: async ({ wanted }, { size }, onPicture) => {
      for (const pts of wanted.keys()) onPicture({ pts, data: new Uint8Array(4 * size.width * size.height) })
    },
    close: () => undefined,
  }
  const sampled = async (loose: boolean) => {
    const times = new Map<number, number>()
    const onFrame = ({ time, presentedAt }: SampledFrame) => void times.set(time, presentedAt)
    await sampleFrames(path, [3500.25, 100, 101.3, 1800.5], { loose }, onFrame)
    return times
  }
  expect(await sampled(true)).toEqual(
    new Map([
      [1800.5, 1800],
      [100, 100],
      [101.3, 101],
      [3500.25, 3500],
    ]),
  )
  expect(asked).toEqual([[1800.5], [100, 101.3], [3500.25]])
  expect((await sampled(false)).get(101.3)).toBe(101.3)
})
