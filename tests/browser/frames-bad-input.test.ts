import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { sampleTimes } from '../../src/domain/clip/sample-times.ts'
import type { ClipInfo } from '../../src/domain/project/project.ts'
import type { SampledFrame } from '../../workers/clip/clip.api.ts'
import { encodeAv1 } from '../fixtures/av1-clip.ts'
import { barCodeSource, readBarCode } from '../fixtures/bar-code.ts'
import { type Encoder, startEncoder } from '../fixtures/bar-code-encoder.ts'
import { noise } from '../fixtures/corrupt.ts'
import { cutMediaData } from '../fixtures/mp4-boxes.ts'
import { sampleClip } from '../fixtures/sample-clip.ts'

const FAST_H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']

let encoder: Encoder
beforeAll(async () => {
  encoder = await startEncoder()
})
afterAll(() => encoder.stop())
afterEach(() => vi.unstubAllGlobals())

function numbered(...args: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  return encoder.encode(['-f', 'lavfi', '-i', barCodeSource(160, 96, '30', 300), ...FAST_H264, ...args])
}

const never = () => new AbortController().signal

/** Samples at the times that the app plans. */
async function sample(file: Blob) {
  const frames: SampledFrame[] = []
  let info: ClipInfo | undefined
  const plan = (probed: ClipInfo) => {
    info = probed
    return sampleTimes({ start: 0, end: probed.duration })
  }
  const report = await sampleClip(file, plan, (frame) => frames.push(frame), never())
  return { info, frames, report }
}

const failure = (file: Blob) => sample(file).catch((error: unknown) => error)

describe('a clip that is none', () => {
  it('is empty', async () => {
    expect(await failure(new File([], 'empty.mp4'))).toMatchObject({ code: 'clip-empty' })
  })

  it('is a text', async () => {
    const text = new File(['This is not a video. '.repeat(400)], 'notes.mp4', { type: 'video/mp4' })
    expect(await failure(text)).toMatchObject({ code: 'clip-unreadable' })
  })

  it('is noise', async () => {
    expect(await failure(new Blob([noise(50_000, 1)]))).toMatchObject({ code: 'clip-unreadable' })
  })

  it('is noise in which a start code of H.263 stands by chance', async () => {
    const bytes = noise(50_000, 1)
    bytes.set([0x00, 0x00, 0x82, 0x8e, 0xca, 0xb2, 0x58, 0xe9, 0xbf, 0xf9], 822)
    expect(await failure(new Blob([bytes]))).toMatchObject({
      code: 'clip-unreadable',
      detail: { code: 'format-unknown' },
    })
  })

  it('has sound only', async () => {
    const sound = await encoder.encode(['-f', 'lavfi', '-i', 'sine=d=1', '-c:a', 'aac', 'sound.m4a'])
    expect(await failure(new Blob([sound]))).toMatchObject({ code: 'clip-no-video' })
  })

  it('has sound and a cover picture only', async () => {
    const song = await encoder.encode([
      ...['-f', 'lavfi', '-i', 'sine=d=1', '-f', 'lavfi', '-i', barCodeSource(64, 64, '1', 1)],
      ...['-c:a', 'libmp3lame', '-c:v', 'mjpeg', '-disposition:v', 'attached_pic', 'song.mp3'],
    ])
    expect(await failure(new Blob([song]))).toMatchObject({ code: 'clip-no-video' })
  })

  it('lacks its index', async () => {
    const indexBehind = await numbered('behind.mp4')
    expect(await failure(new Blob([cutMediaData(indexBehind, 0.6)]))).toMatchObject({
      code: 'clip-unreadable',
      detail: { code: 'index-missing' },
    })
  })

  it('is in a codec that nothing here decodes', async () => {
    const lost = await numbered('lost.mp4')
    const at = new TextDecoder('latin1').decode(lost).indexOf('avc1', 200)
    lost.set(new TextEncoder().encode('xxc1'), at)
    expect(await failure(new Blob([lost]))).toMatchObject({ code: 'clip-unsupported' })
  })

  it('was changed after it was chosen', async () => {
    const folder = await navigator.storage.getDirectory()
    const handle = await folder.getFileHandle('changed.mp4', { create: true })
    const write = async (data: Uint8Array<ArrayBuffer>) => {
      const stream = await handle.createWritable()
      await stream.write(data)
      await stream.close()
    }
    await write(await numbered('-g', '30', 'plain.mp4'))
    const file = await handle.getFile()
    await write(new Uint8Array(10))
    expect(await failure(file)).toMatchObject({ code: 'clip-unreadable' })
    await folder.removeEntry('changed.mp4')
  })
})

it('a clip in AV1, which ffmpeg lists but does not decode, is decoded by the browser', async (context) => {
  const stream = await encodeAv1(160, 96, 10)
  if (!stream) return context.skip('This browser encodes no AV1.')
  const mp4 = await encoder.encode(['-i', 'in.ivf', '-c', 'copy', 'av1.mp4'], { 'in.ivf': stream })
  const { info, frames, report } = await sample(new Blob([mp4]))
  expect(info).toMatchObject({ codec: 'av1', duration: 0.4 })
  expect(report).toMatchObject({ decoded: 1, decoder: 'webcodecs' })
  expect(frames[0]?.presentedAt).toBe(0.2)
})

describe('a damaged clip', () => {
  it('that was cut off is as long as what is left of it', async () => {
    const whole = await numbered('-bf', '3', '-g', '60', '-movflags', 'faststart', 'whole.mp4')
    const { info, frames, report } = await sample(new Blob([cutMediaData(whole, 0.55)]))
    expect(info?.duration).toBeGreaterThan(3)
    expect(info?.duration).toBeLessThan(8)
    expect(report).toMatchObject({ decoded: Math.ceil((info?.duration ?? 0) / 2), missing: [] })
    for (const { time, jpeg } of frames) expect(await readBarCode(jpeg)).toBe(Math.floor(time * 30 + 1e-6))
  })

  it('that was cut off shows its last frame at any later time', async () => {
    const whole = await numbered('-g', '60', '-movflags', 'faststart', 'whole.mp4')
    const frames: SampledFrame[] = []
    let end = 0
    await sampleClip(
      new Blob([cutMediaData(whole, 0.55)]),
      ({ duration }) => {
        end = duration
        return [1, 9.9]
      },
      (frame) => frames.push(frame),
      never(),
    )
    const late = frames.find((frame) => frame.time === 9.9)
    expect(await readBarCode(late?.jpeg ?? new Blob())).toBe(Math.round(end * 30) - 1)
  })

  it('names the times that it cannot show, and shows the others', async () => {
    const bytes = await numbered('-g', '30', '-x264-params', 'slices=1', 'hole.mp4')
    const { info, frames } = await sample(new Blob([bytes]))
    expect(frames).toHaveLength(5)
    const holed = bytes.slice()
    holed.fill(0, Math.floor(bytes.length * 0.35), Math.floor(bytes.length * 0.6))
    const got: number[] = []
    const times = sampleTimes({ start: 0, end: info?.duration ?? 0 })
    const report = await sampleClip(
      new Blob([holed]),
      () => times,
      ({ time }) => got.push(time),
      never(),
    )
    expect(report.decoded).toBe(got.length)
    expect([...got, ...report.missing].toSorted((a, b) => a - b)).toEqual(times)
    expect(report.missing.length).toBeGreaterThan(0)
    expect(got.length).toBeGreaterThan(0)
  })
})

describe('a cancelled job', () => {
  it('ends at once, in the middle of decoding', async () => {
    const clip = new Blob([await numbered('-g', '30', 'gops.mp4')])
    const controller = new AbortController()
    const times = Array.from({ length: 10 }, (_, gop) => gop + 0.5)
    let abortedAt = 0
    const onFrame = vi.fn(() => {
      abortedAt = performance.now()
      controller.abort()
    })
    const job = sampleClip(clip, () => times, onFrame, controller.signal)
    await expect(job).rejects.toMatchObject({ code: 'cancelled' })
    expect(performance.now() - abortedAt).toBeLessThan(200)
    expect(onFrame).toHaveBeenCalledOnce()
  })

  it('starts no worker when it was cancelled before', async () => {
    const started = vi.fn()
    vi.stubGlobal('Worker', started)
    const job = sampleClip(
      new Blob(['x']),
      () => [],
      () => undefined,
      AbortSignal.abort(),
    )
    await expect(job).rejects.toThrow()
    expect(started).not.toHaveBeenCalled()
  })
})

describe('a decoder', () => {
  it('gives signs of life, which feed the watchdog', async () => {
    const heard = vi.fn()
    class HeardWorker extends Worker {
      constructor(url: URL, options: WorkerOptions) {
        super(url, options)
        this.addEventListener('message', ({ data }) => data.alive && heard())
      }
    }
    vi.stubGlobal('Worker', HeardWorker)
    await sample(new Blob([await numbered('plain.mp4')]))
    expect(heard).toHaveBeenCalled()
    heard.mockClear()
    await sample(new Blob([await numbered('by-ffmpeg.avi')]))
    expect(heard).toHaveBeenCalled()
  })
})

describe('a decoder that falls silent', () => {
  afterEach(() => vi.useRealTimers())

  class SilentWorker extends EventTarget {
    static readonly terminate = vi.fn()
    readonly terminate = SilentWorker.terminate
    readonly postMessage = () => undefined
  }

  it('gets another try with ffmpeg only, is given up after 90 s more, and its workers are ended', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('Worker', SilentWorker)
    const settled = vi.fn()
    void failure(new Blob(['x'])).then(settled)
    await vi.advanceTimersByTimeAsync(9_000)
    expect(SilentWorker.terminate).toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(89_000)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1_000)
    // The page's own player tries the clip first, and refuses it.
    await vi.waitFor(() => expect(settled).toHaveBeenCalledWith(expect.objectContaining({ code: 'stalled' })))
    expect(SilentWorker.terminate).toHaveBeenCalled()
  })
})

describe('the size of a frame', () => {
  it.each([
    { stored: [1920, 1080], expected: [768, 432] },
    { stored: [540, 1200], expected: [461, 1024] },
    { stored: [720, 576], aspect: '64/45', expected: [768, 432] },
    { stored: [160, 96], aspect: '1/2', expected: [80, 96] },
  ])('$stored $aspect becomes $expected', async ({ stored: [width = 0, height = 0], aspect, expected }) => {
    const clip = await encoder.encode([
      ...['-f', 'lavfi', '-i', barCodeSource(width, height, '25', 3)],
      ...['-vf', `setsar=${aspect ?? 1}`, ...FAST_H264, 'size.mp4'],
    ])
    const { frames } = await sample(new Blob([clip]))
    expect([frames[0]?.width, frames[0]?.height]).toEqual(expected)
    const bitmap = await createImageBitmap(frames[0]?.jpeg ?? new Blob())
    expect([bitmap.width, bitmap.height]).toEqual(expected)
    expect(await readBarCode(frames[0]?.jpeg ?? new Blob())).toBe(1)
  })
})
