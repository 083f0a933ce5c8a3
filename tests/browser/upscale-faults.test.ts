import { expect, inject, test, vi } from 'vitest'
import type { UpscaleBackend } from '../../src/domain/upscale/upscale.ts'
import { createUpscaler } from '../../src/services/upscale/upscaler.ts'
import { eventText } from '../../src/ui/words/log-text.ts'
import {
  drawPicture,
  failingWorker,
  never,
  quiet,
  scriptWorker,
  spoiltWorker,
  upscaleWorker,
} from './upscale-fixture.ts'

const twice = { model: 'fast', scale: 2, format: 'png' } as const
/** The way that starts in the shortest time. */
const onProcessor = { backends: ['kernel'] } as const

/** Upscales with these workers, one after another; the last one serves all further starts. */
async function upscaleWith(
  workers: readonly (() => Worker)[],
  { gpu = false, backends }: { gpu?: boolean; backends?: readonly UpscaleBackend[] } = {},
) {
  let started = 0
  const lines: string[] = []
  const upscaler = createUpscaler({
    start: () => {
      started += 1
      return (workers[started - 1] ?? workers.at(-1) ?? upscaleWorker)()
    },
    findGpu: async () => gpu,
    ...(backends ? { backends } : {}),
  })
  const picture = await drawPicture(8, 8)
  const result = await upscaler
    .upscale(picture, twice, { ...quiet, onNote: (event) => lines.push(eventText(event)) }, never)
    .then(
      ({ width, backend }) => `${width} px by ${backend}`,
      ({ code }: { code: string }) => code,
    )
  return { result, lines, upscaler, picture }
}

test('a worker that dies is replaced', async () => {
  const dying = () => scriptWorker('setTimeout(() => { throw new Error("gone") }, 50)')
  const { result, lines } = await upscaleWith([dying, upscaleWorker], onProcessor)
  expect([result, lines]).toEqual([
    '16 px by kernel',
    ['Upscaler on the built-in kernel: it stopped; starting it afresh'],
  ])
})

test('a worker that falls silent is replaced, however it hangs', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const silent = () => scriptWorker('')
    const upscaling = upscaleWith([silent, upscaleWorker], onProcessor)
    // The clock stops once the silent worker is replaced, so that the next one does not time out.
    await vi.waitFor(async () => {
      expect(vi.getTimerCount()).toBe(1)
      await vi.advanceTimersByTimeAsync(20_000)
    })
    const { result, lines } = await upscaling
    expect([result, lines]).toEqual([
      '16 px by kernel',
      ['Upscaler on the built-in kernel: it stopped; starting it afresh'],
    ])
  } finally {
    vi.useRealTimers()
  }
})

test('a kernel that falls silent is replaced', async () => {
  // In this worker timers run 60 times as fast.
  const hanging = () =>
    spoiltWorker(`const every = self.setInterval.bind(self)
      self.setInterval = (work, ms) => every(work, ms / 60)
      self.Worker = class extends EventTarget { postMessage() {} terminate() {} }`)
  const { result, lines } = await upscaleWith([hanging, upscaleWorker], onProcessor)
  expect([result, lines]).toEqual([
    '16 px by kernel',
    ['Upscaler on the built-in kernel: it stopped; starting it afresh'],
  ])
})

test('without memory smaller tiles are tried, and at last the original is kept', async () => {
  const poor = () => failingWorker('out-of-memory')
  const lines = [
    'Upscaler on the built-in kernel: not enough memory; starting it afresh',
    'Upscaler on the built-in kernel: not enough memory; trying smaller tiles',
  ]
  expect(await upscaleWith([poor, poor, upscaleWorker], onProcessor)).toMatchObject({
    result: '16 px by kernel',
    lines,
  })
  expect(await upscaleWith([poor], onProcessor)).toMatchObject({
    result: 'out-of-memory',
    lines: [...lines, 'Upscaler on the built-in kernel: not enough memory; the original is kept'],
  })
})

test('when the graphics processor is lost each time, the processor takes over, for good', async () => {
  const losing = () =>
    spoiltWorker(`const request = GPUAdapter.prototype.requestDevice
      GPUAdapter.prototype.requestDevice = async function (...wishes) {
        const device = await request.apply(this, wishes)
        device.destroy()
        return device
      }`)
  const { result, lines, upscaler, picture } = await upscaleWith([losing], { gpu: true })
  expect([result, lines]).toEqual([
    '16 px by kernel',
    [
      'Upscaler on WebGPU: it stopped; starting it afresh',
      'Upscaler on WebGPU: it stopped; trying smaller tiles',
      'Upscaler on WebGPU: it stopped; going on with the built-in kernel',
    ],
  ])
  expect(await upscaler.upscale(picture, twice, quiet, never)).toMatchObject({ backend: 'kernel' })
}, 120_000)

test.runIf(inject('everySeed'))(
  'a graphics processor that gives garbage is left at once',
  async () => {
    // Each readback from the device is grey.
    const lying = () =>
      spoiltWorker(`const read = GPUBuffer.prototype.getMappedRange
      GPUBuffer.prototype.getMappedRange = function (...range) {
        const bytes = read.apply(this, range)
        if (this.usage & GPUBufferUsage.MAP_READ) new Float32Array(bytes).fill(0.5)
        return bytes
      }`)
    const { result, lines } = await upscaleWith([lying, upscaleWorker], { gpu: true })
    expect([result, lines]).toEqual([
      '16 px by kernel',
      ['Upscaler on WebGPU: its result is wrong; going on with the built-in kernel'],
    ])
  },
  120_000,
)

test('a tab that is hidden meanwhile says so', async () => {
  const hiding = () => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
    Reflect.deleteProperty(document, 'visibilityState')
    return upscaleWorker()
  }
  const { result, lines } = await upscaleWith([hiding], onProcessor)
  expect([result, lines]).toEqual([
    '16 px by kernel',
    ['The tab is hidden: upscaling goes on as far as the browser lets it'],
  ])
})
