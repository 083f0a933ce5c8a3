import { MODELS } from '../../models/index.ts'
import type { UpscaleBackend } from '../../src/domain/upscale/upscale.ts'
import { createUpscaler } from '../../src/services/upscale/upscaler.ts'
import { findSimd } from '../../workers/upscale/kernel/simd.ts'
import { kernelTilePixels, lanesHere } from '../../workers/upscale/kernel-backend.ts'
import { planTiles } from '../../workers/upscale/tiles.ts'
import type { GpuSurvey } from '../../workers/upscale/upscale.api.ts'
import type { BenchAnswer, BenchQuestion } from './upscale-bench.worker.ts'

/** Times and quality of upscaling a whole picture. */
export interface PictureRun {
  readonly ms: number
  /** Milliseconds from the worker's start until its first tile. */
  readonly startMs: number
  /** Milliseconds from its last tile to the picture. */
  readonly endMs: number
  readonly tiles: number
  /** Pixels of all tiles, context included. */
  readonly tilePixels: number
  readonly backend: UpscaleBackend
  readonly width: number
  readonly height: number
  /** PSNR of the downscaled result against the input, in dB. */
  readonly psnr: number
  /** Durations of main-thread tasks over 50 ms, in milliseconds. */
  readonly longTasks: readonly number[]
}

declare global {
  interface Window {
    readonly simdHere: () => string
    readonly benchSimd: (workers: number, turns: number) => Promise<{ readonly gigaflops: number }>
    readonly benchTile: (
      backend: UpscaleBackend,
      side: number,
      runs: number,
      survey?: GpuSurvey,
      lanes?: number,
    ) => Promise<{ readonly ms: readonly number[]; readonly planes: string; readonly large: string }>
    /** Pixels that so many lanes compute for a picture ×2: context, and rounds in part filled. */
    readonly pixelsOf: (width: number, height: number, lanes: number) => number
    /** The adapter's name, and whether it is an imitation of a graphics processor. */
    readonly adapterHere: () => Promise<{ readonly adapter: string; readonly isImitation: boolean }>
    readonly benchSurvey: () => Promise<GpuSurvey | undefined>
    /** Multiply-adds of the adapter, two operations each, a second. */
    readonly benchFma: () => Promise<number | undefined>
    /** Enlarges the picture `times` times in a row, as a batch does, and tells of the last. */
    readonly benchPicture: (
      width: number,
      height: number,
      backend?: UpscaleBackend,
      times?: number,
    ) => Promise<PictureRun>
  }
}

function ask(question: BenchQuestion): Promise<BenchAnswer> {
  const worker = new Worker(new URL('./upscale-bench.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<BenchAnswer>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<BenchAnswer>) => resolve(data)
    worker.onerror = (event) => reject(new Error(event.message))
    worker.postMessage(question)
  }).finally(() => worker.terminate())
}

/** Floats as base64, which transfers far faster than a list of numbers. */
function packed(values: Float32Array | undefined): Promise<string> {
  const reader = new FileReader()
  return new Promise((resolve) => {
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.readAsDataURL(new Blob([new Float32Array(values ?? [])]))
  })
}

/** Sky, a figure with hard edges, and film grain. */
async function drawScene(width: number, height: number): Promise<Blob> {
  const context = new OffscreenCanvas(width, height).getContext('2d')
  if (!context) throw new Error('no canvas')
  const slope = context.createLinearGradient(0, 0, width, height)
  slope.addColorStop(0, '#e8d9b0')
  slope.addColorStop(1, '#2f5d80')
  context.fillStyle = slope
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#502018'
  for (let i = 0; i < 24; i++) {
    context.beginPath()
    context.arc(((i * 37) % 100) * 0.01 * width, ((i * 61) % 100) * 0.01 * height, 4 + i * 3, 0, 7)
    context.fill()
  }
  const picture = context.getImageData(0, 0, width, height)
  for (let i = 0; i < picture.data.length; i += 4) {
    const noise = ((Math.imul(i + 1, 2654435761) >>> 28) - 8) / 2
    for (let c = 0; c < 3; c++) picture.data[i + c] = (picture.data[i + c] ?? 0) + noise
  }
  context.putImageData(picture, 0, 0)
  return context.canvas.convertToBlob({ type: 'image/png' })
}

async function psnrOf(before: Blob, after: Blob, width: number, height: number): Promise<number> {
  const [a, b] = await Promise.all(
    [before, after].map(async (picture) => {
      const context = new OffscreenCanvas(width, height).getContext('2d')
      if (!context) throw new Error('no canvas')
      context.imageSmoothingQuality = 'high'
      context.drawImage(await createImageBitmap(picture), 0, 0, width, height)
      return context.getImageData(0, 0, width, height).data
    }),
  )
  const squares = a?.reduce((sum, value, i) => sum + (value - (b?.[i] ?? 0)) ** 2, 0) ?? Number.NaN
  return 10 * Math.log10(255 ** 2 / (squares / (width * height * 4)))
}

function planFor(width: number, height: number, lanes: number) {
  const cut = { lanes, tellsShares: true, tilePixels: kernelTilePixels(lanes, 2) }
  return planTiles(width, height, { ...MODELS.fast, ...cut })
}

const benches = {
  simdHere: findSimd,

  async benchSimd(workers: number, turns: number) {
    const answers = await Promise.all(Array.from({ length: workers }, () => ask({ kind: 'simd', turns })))
    const gigaflops = answers.map(({ flops = 0, ms: [ms = 1] }) => flops / ms / 1e6)
    return { gigaflops: gigaflops.reduce((sum, each) => sum + each) }
  },

  async adapterHere() {
    const { info } = (await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' })) ?? {}
    const adapter = [info?.vendor, info?.architecture, info?.description].filter(Boolean).join(' ')
    return { adapter: adapter || 'no adapter', isImitation: info?.isFallbackAdapter ?? true }
  },

  benchSurvey: async () => (await ask({ kind: 'survey' })).survey,
  benchFma: async () => (await ask({ kind: 'fma' })).flops,

  async benchTile(backend: UpscaleBackend, side: number, runs: number, survey?: GpuSurvey, lanes?: number) {
    const { ms, planes, large } = await ask({ kind: 'tile', backend, side, runs, survey, lanes })
    return { ms, planes: await packed(planes), large: await packed(large) }
  },

  pixelsOf(width: number, height: number, lanes: number) {
    const plan = planFor(width, height, lanes)
    const tiles = plan.columns.length * plan.rows.length
    return Math.ceil(tiles / lanes) * lanes * plan.width * plan.height
  },

  async benchPicture(
    width: number,
    height: number,
    backend?: UpscaleBackend,
    times = 1,
  ): Promise<PictureRun> {
    const picture = await drawScene(width, height)
    const upscaler = createUpscaler(backend ? { backends: [backend] } : {})
    const longTasks: number[] = []
    const watch = new PerformanceObserver((list) => {
      longTasks.push(...list.getEntries().map(({ duration }) => duration))
    })
    watch.observe({ type: 'longtask' })
    const enlarge = async () => {
      const startedAt = performance.now()
      let [startMs, lastAt, tiles] = [0, 0, 0]
      const made = await upscaler.upscale(
        picture,
        { model: 'fast', scale: 2, format: 'png' },
        {
          onProgress: ({ stage, total }) => {
            if (stage !== 'enlarging') return
            lastAt = performance.now()
            startMs ||= lastAt - startedAt
            tiles = total
          },
          onNote: ({ code }) => {
            throw new Error(code)
          },
        },
        new AbortController().signal,
      )
      return { made, startMs, endMs: performance.now() - lastAt, tiles }
    }
    for (let before = 1; before < times; before++) await enlarge()
    const { made, startMs, endMs, tiles } = await enlarge()
    longTasks.push(...watch.takeRecords().map(({ duration }) => duration))
    watch.disconnect()
    const { ms } = made
    const tile = planFor(width, height, lanesHere())
    const psnr = await psnrOf(picture, made.picture, width, height)
    return {
      ms,
      startMs,
      endMs,
      tiles,
      tilePixels: tiles * tile.width * tile.height,
      backend: made.backend,
      width: made.width,
      height: made.height,
      psnr,
      longTasks,
    }
  },
}

Object.assign(window, benches)
