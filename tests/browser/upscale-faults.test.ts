import { expect, inject, test, vi } from 'vitest'
import type { UpscaleBackend, UpscaleModel } from '../../src/domain/upscale/upscale.ts'
import { createUpscaler } from '../../src/services/upscale/upscaler.ts'
import { eventText } from '../../src/ui/words/log-text.ts'
import type { GpuSurvey } from '../../workers/upscale/upscale.api.ts'
import {
  answeringWorker,
  blockNet,
  blockSamples,
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
    model?: UpscaleModel
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
    loadOwn: async () => ({
      name: 'blocks.onnx',
      file: new File([blockNet(4)], 'blocks.onnx'),
      samples: blockSamples(),
    }),
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

const fastGpu = { variants: [{ id: 'small', speed: 1e12 }], kernel: 1, onnx: 1 }

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
  const faulty = await upscaleWith([() => spoiltGpu(LOSING)], { gpu: true, survey: fastGpu })
  expect([faulty.result, faulty.lines]).toEqual(['16 px by kernel', stopped])
  const again = await faulty.upscaler.upscale(faulty.picture, twice, quiet, never)
  expect(again).toMatchObject({ backend: 'kernel' })
})

/**
 * In its worker timers run a tenth as fast: shaders compile slowly for an imitation, above all on a
 * busy machine, which is no fault.
 */
const spoiltGpu = (spoiling: string) =>
  spoiltWorker(`const every = self.setInterval.bind(self)
  const timers = []
  self.setInterval = (work, ms) => {
    timers.push(work)
    return every(work, ms * 10)
  }
  ${spoiling}`)

/** What is done to a device in its worker, and the lines of the first steps down. */
const FAULTS = [
  [
    'gives garbage',
    // Each readback from the device is grey.
    `const read = GPUBuffer.prototype.getMappedRange
    GPUBuffer.prototype.getMappedRange = function (...range) {
      const bytes = read.apply(this, range)
      if (this.usage & GPUBufferUsage.MAP_READ) new Float32Array(bytes).fill(0.5)
      return bytes
    }`,
    ['its result is wrong'],
  ],
  [
    'hangs',
    // From then on timers run fast.
    `GPUBuffer.prototype.mapAsync = () => {
      every(() => timers.forEach((work) => work()), 20)
      return new Promise(() => {})
    }`,
    ['it stopped; starting it afresh', 'it stopped; trying smaller tiles', 'it stopped'],
  ],
  [
    'has no memory',
    // The device tells of it, because no scope is asked.
    `GPUDevice.prototype.pushErrorScope = () => undefined
    GPUDevice.prototype.popErrorScope = async () => null
    const create = GPUDevice.prototype.createBuffer
    GPUDevice.prototype.createBuffer = function (buffer) {
      const error = new GPUOutOfMemoryError('full')
      this.dispatchEvent(new GPUUncapturedErrorEvent('uncapturederror', { error }))
      return create.call(this, buffer)
    }`,
    ['not enough memory; starting it afresh', 'not enough memory; trying smaller tiles', 'not enough memory'],
  ],
] as const
const LOST = [
  'is lost',
  LOSING,
  ['it stopped; starting it afresh', 'it stopped; trying smaller tiles', 'it stopped'],
] as const
/** After so many readbacks, which are those of the self-check. */
const lostAfter = (reads: number) =>
  [
    'is lost amid a picture',
    `let reads = 0
    const devices = new Set()
    const request = GPUAdapter.prototype.requestDevice
    GPUAdapter.prototype.requestDevice = async function (...wishes) {
      const device = await request.apply(this, wishes)
      devices.add(device)
      return device
    }
    const map = GPUBuffer.prototype.mapAsync
    GPUBuffer.prototype.mapAsync = function (...how) {
      reads += 1
      if (reads > ${reads}) for (const device of devices) device.destroy()
      return map.apply(this, how)
    }`,
    LOST[2],
  ] as const

const lineOf = (way: string, next: string, fault: string) =>
  `Upscaler on ${way}: ${fault}${fault.includes(';') ? '' : `; going on with ${next}`}`

const EVERY = inject('everySeed')

test.each(EVERY ? [...FAULTS, lostAfter(3)] : FAULTS)(
  'a graphics processor that %s is left',
  async (_, spoiling, faults) => {
    const spoilt = () => spoiltGpu(spoiling)
    // The kernel's worker has true timers: in a quick one a busy machine would seem to hang.
    const workers = [...faults.map(() => spoilt), upscaleWorker]
    const found = await upscaleWith(workers, { backends: ['gpu', 'kernel'] })
    const lines = faults.map((fault) => lineOf('the graphics processor', 'the built-in kernel', fault))
    expect([found.result, found.lines]).toEqual(['16 px by kernel', lines])
  },
  300_000,
)

const SLOW =
  'Without a graphics processor Best takes minutes a picture: to be quicker, cancel, and choose Fast in Settings'

test('Best goes from shaders of our own to ONNX Runtime, there too from the graphics processor to the processor', async () => {
  const wrong = () => failingWorker('upscaler-wrong')
  const down = [
    'Upscaler on the graphics processor: its result is wrong; going on with WebGPU',
    'Upscaler on WebGPU: its result is wrong; going on with ONNX Runtime',
    SLOW,
  ]
  const best = { model: 'best', gpu: true, survey: fastGpu } as const
  const found = await upscaleWith([wrong, wrong, () => answeringWorker(16)], best)
  expect([found.result, found.lines]).toEqual(['16 px by wasm', down])
  // While ONNX Runtime has the graphics processor, nothing is slow.
  const onGpu = await upscaleWith([wrong, () => answeringWorker(16)], best)
  expect([onGpu.result, onGpu.lines]).toEqual(['16 px by webgpu', down.slice(0, 1)])
})

test.runIf(EVERY).each([...FAULTS, LOST])(
  'with Best a graphics processor that %s is left',
  async (_, spoiling, faults) => {
    const spoilt = () => spoiltGpu(spoiling)
    const workers = [...faults.map(() => spoilt), () => answeringWorker(16)]
    const found = await upscaleWith(workers, { model: 'best', gpu: true, survey: fastGpu })
    const lines = faults.map((fault) => lineOf('the graphics processor', 'WebGPU', fault))
    expect([found.result, found.lines]).toEqual(['16 px by webgpu', lines])
  },
  600_000,
)

// ONNX Runtime starts for each step: all but one in `npm run test:seeds`.
test.each(EVERY ? [...FAULTS, LOST, lostAfter(1)] : FAULTS.filter(([fault]) => fault === 'hangs'))(
  'a graphics processor that %s is left by ONNX Runtime too',
  async (_, spoiling, faults) => {
    const spoilt = () => spoiltGpu(spoiling)
    const workers = [...faults.map(() => spoilt), EVERY ? upscaleWorker : () => answeringWorker(16)]
    const found = await upscaleWith(workers, { model: 'own:blocks.onnx', backends: ['webgpu', 'wasm'] })
    const lines = faults.map((fault) => lineOf('WebGPU', 'ONNX Runtime', fault))
    expect([found.result, found.lines]).toEqual(['16 px by wasm', lines])
  },
  300_000,
)

test('what cannot be loaded without a network is said, with Fast as the way out', async () => {
  const workers = [
    () => failingWorker('upscaler-wrong'),
    () => failingWorker('download-failed'),
    () => answeringWorker(16),
  ]
  const best = await upscaleWith(workers, { model: 'best', gpu: true, survey: fastGpu })
  expect([best.result, best.lines]).toEqual([
    'upscaler-away',
    ['Upscaler on the graphics processor: its result is wrong; going on with WebGPU'],
  ])
  const fast = await best.upscaler.upscale(best.picture, twice, quiet, never)
  expect(fast.backend).toBe('kernel')
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
