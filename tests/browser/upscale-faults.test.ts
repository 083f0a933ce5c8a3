import { expect, inject, test, vi } from 'vitest'
import type { UpscaleBackend } from '../../src/domain/upscale/upscale.ts'
import { createUpscaler } from '../../src/services/upscale/upscaler.ts'
import { eventText } from '../../src/ui/words/log-text.ts'
import type { GpuSurvey } from '../../workers/upscale/upscale.api.ts'
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
  {
    gpu = false,
    survey,
    backends,
    model = 'fast',
  }: {
    gpu?: boolean
    survey?: GpuSurvey
    backends?: readonly UpscaleBackend[]
    model?: 'fast' | 'best'
  } = {},
) {
  let started = 0
  const lines: string[] = []
  const upscaler = createUpscaler({
    start: () => {
      started += 1
      return (workers[started - 1] ?? workers.at(-1) ?? upscaleWorker)()
    },
    findGpu: async () => gpu,
    ...(survey ? { findSurvey: async () => survey } : {}),
    ...(backends ? { backends } : {}),
  })
  const picture = await drawPicture(8, 8)
  const result = await upscaler
    .upscale(
      picture,
      { ...twice, model },
      { ...quiet, onNote: (event) => lines.push(eventText(event)) },
      never,
    )
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

const stopped = [
  'Upscaler on the graphics processor: it stopped; starting it afresh',
  'Upscaler on the graphics processor: it stopped; trying smaller tiles',
  'Upscaler on the graphics processor: it stopped; going on with the built-in kernel',
]

const LOSING = `const request = GPUAdapter.prototype.requestDevice
  GPUAdapter.prototype.requestDevice = async function (...wishes) {
    const device = await request.apply(this, wishes)
    device.destroy()
    return device
  }`

test('when the graphics processor is lost each time, the processor takes over, for good', async () => {
  const survey = { variants: [{ id: 'small', speed: 1e12 }], kernel: 1, onnx: 1 }
  const faulty = await upscaleWith([() => spoiltWorker(LOSING)], { gpu: true, survey })
  expect([faulty.result, faulty.lines]).toEqual(['16 px by kernel', stopped])
  const again = await faulty.upscaler.upscale(faulty.picture, twice, quiet, never)
  expect(again).toMatchObject({ backend: 'kernel' })
})

test.each([
  [
    'gives garbage',
    // Each readback from the device is grey.
    `const read = GPUBuffer.prototype.getMappedRange
    GPUBuffer.prototype.getMappedRange = function (...range) {
      const bytes = read.apply(this, range)
      if (this.usage & GPUBufferUsage.MAP_READ) new Float32Array(bytes).fill(0.5)
      return bytes
    }`,
    ['Upscaler on the graphics processor: its result is wrong; going on with the built-in kernel'],
  ],
  [
    'hangs',
    // In this worker timers run 60 times as fast.
    `const every = self.setInterval.bind(self)
    self.setInterval = (work, ms) => every(work, ms / 60)
    GPUBuffer.prototype.mapAsync = () => new Promise(() => {})`,
    stopped,
  ],
  [
    'has no memory',
    `GPUDevice.prototype.popErrorScope = async () => new GPUOutOfMemoryError('full')`,
    stopped.map((line) => line.replace('it stopped', 'not enough memory')),
  ],
] as const)('a graphics processor that %s is left', async (_, spoiling, lines) => {
  const spoilt = () => spoiltWorker(spoiling)
  // The kernel's worker has true timers: in a quick one a busy machine would seem to hang.
  const workers = [...lines.map(() => spoilt), upscaleWorker]
  const found = await upscaleWith(workers, { backends: ['gpu', 'kernel'] })
  expect([found.result, found.lines]).toEqual(['16 px by kernel', lines])
})

// Two variants are compiled: in `npm run test:seeds`.
test.runIf(inject('everySeed'))(
  'a graphics processor that refuses one variant computes with the next',
  async () => {
    const refusing = `const create = GPUDevice.prototype.createShaderModule
    GPUDevice.prototype.createShaderModule = function (module) {
      return create.call(this, module.code.includes('fn multiply') ? { code: 'no' } : module)
    }`
    const variants = ['winograd', 'small'].map((id) => ({ id, speed: 1e12 }))
    const found = await upscaleWith([() => spoiltWorker(refusing)], {
      gpu: true,
      survey: { variants, kernel: 1, onnx: 1 },
    })
    expect([found.result, found.lines]).toEqual(['16 px by gpu', []])
  },
)

test('a graphics processor is timed once, and left where the processor is quicker', async () => {
  localStorage.removeItem('maestro-gpu')
  const first = await upscaleWith([upscaleWorker], { gpu: true })
  expect([first.result, first.lines]).toEqual(['16 px by kernel', []])
  expect(localStorage.getItem('maestro-gpu')).toMatch(/"variants":\[\{"id":"small","speed":/)
  // What is remembered is not asked for again: this worker could not answer.
  const again = await upscaleWith([() => spoiltWorker(LOSING)], { gpu: true })
  expect([again.result, again.lines]).toEqual(['16 px by kernel', []])
  localStorage.removeItem('maestro-gpu')
  const lost = await upscaleWith([() => spoiltWorker(LOSING)], { gpu: true })
  expect([lost.result, lost.lines]).toEqual(['16 px by kernel', stopped.slice(2)])
})

test('Best without a graphics processor is tried only where it takes less than a minute', async () => {
  const poor = [() => failingWorker('out-of-memory')]
  const best = (onnx: number) =>
    upscaleWith(poor, { model: 'best', survey: { variants: [], kernel: 6 * onnx, onnx } })
  expect((await best(5e11)).result).toBe('gpu-missing')
  const quick = await best(1e12)
  expect([quick.result, quick.lines.length]).toEqual(['out-of-memory', 3])
})

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
