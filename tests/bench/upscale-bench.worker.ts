import { MODELS } from '../../models/index.ts'
import type { UpscaleBackend } from '../../src/domain/upscale/upscale.ts'
import { openPack } from '../../workers/offline/packs/open-pack.ts'
import { withNet } from '../../workers/upscale/backend.ts'
import { surveyDevice } from '../../workers/upscale/gpu/survey.ts'
import { readyKernel } from '../../workers/upscale/kernel-backend.ts'
import { readyBackend } from '../../workers/upscale/ready-backend.ts'
import type { GpuSurvey } from '../../workers/upscale/upscale.api.ts'
import { fmaRate } from './fma-rate.ts'
import { FLOPS_A_TURN, simdLimitModule } from './simd-limit.ts'

/** A bench worker's requests and answers. */
export type BenchQuestion =
  | { readonly kind: 'simd'; readonly turns: number }
  | { readonly kind: 'fma' }
  | { readonly kind: 'survey' }
  | {
      readonly kind: 'tile'
      readonly backend: UpscaleBackend
      readonly side: number
      readonly runs: number
      readonly survey?: GpuSurvey | undefined
      /** Of the kernel; as many as there are cores where absent. */
      readonly lanes?: number | undefined
    }
export interface BenchAnswer {
  /** Milliseconds of each run. */
  readonly ms: readonly number[]
  /** For `simd`: floating-point operations of one run; for `fma` of a second. */
  readonly flops?: number
  readonly survey?: GpuSurvey
  /** For `tile`: input and output. */
  readonly planes?: Float32Array
  readonly large?: Float32Array
}

async function simd(turns: number): Promise<BenchAnswer> {
  const { instance } = await WebAssembly.instantiate(simdLimitModule())
  const run = instance.exports.run
  if (typeof run !== 'function') throw new Error('The module exports no function.')
  run(1e6)
  const startedAt = performance.now()
  run(turns)
  return { ms: [performance.now() - startedAt], flops: turns * FLOPS_A_TURN }
}

/** Runs as many tiles at a time as the backend does; `ms` is the time per tile. */
async function tile({
  backend,
  side,
  runs,
  survey,
  lanes: most,
}: BenchQuestion & { readonly kind: 'tile' }): Promise<BenchAnswer> {
  const model = await openPack(MODELS.fast.pack)
  const planes = Float32Array.from({ length: 3 * side * side }, (_, i) =>
    scene(i % side, Math.floor(i / side), side),
  )
  const ms: number[] = []
  const ready = await (most ? readyKernel(most) : readyBackend(backend, survey))
  const { lanes } = ready
  const tiling = { width: side, height: side, tiles: lanes, netScale: 4, scale: 4 } as const
  const large = await withNet(ready, model, tiling, async ({ enlarge }) => {
    const round = () => Promise.all(Array.from({ length: lanes }, () => enlarge(planes.slice(), side, side)))
    let [made] = await round()
    for (let run = 0; run < runs; run++) {
      const startedAt = performance.now()
      ;[made] = await round()
      ms.push((performance.now() - startedAt) / lanes)
    }
    return made
  })
  return { ms, planes, ...(large ? { large } : {}) }
}

/** Slopes, edges and grain as in a photograph, different in each plane. */
function scene(x: number, row: number, side: number): number {
  const [plane, y] = [Math.floor(row / side), row % side]
  const grain = (Math.imul(row * side + x + 1, 2654435761) >>> 0) / 2 ** 32 - 0.5
  const edge = Math.hypot(x - side * 0.6, y - side * 0.4) < side / 5 ? 0.25 : 0
  return (
    0.3 + (0.2 * (x + y * (plane + 1))) / (4 * side) + edge + 0.08 * Math.sin(x * 0.2 + plane) + 0.05 * grain
  )
}

async function answer(question: BenchQuestion): Promise<BenchAnswer> {
  if (question.kind === 'simd') return simd(question.turns)
  if (question.kind === 'fma') return { ms: [], flops: await fmaRate() }
  if (question.kind === 'survey') return { ms: [], survey: await surveyDevice(true) }
  return tile(question)
}

self.addEventListener('message', async ({ data }: MessageEvent<BenchQuestion>) => {
  self.postMessage(await answer(data))
})
