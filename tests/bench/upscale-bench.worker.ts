import { MODELS } from '../../models/index.ts'
import type { UpscaleBackend } from '../../src/domain/upscale.ts'
import { openPack } from '../../workers/packs/open-pack.ts'
import { readyBackend, withNet } from '../../workers/upscale/backend.ts'
import { FLOPS_A_TURN, simdLimitModule } from './simd-limit.ts'

/** What a bench worker is asked, and what it answers. */
export type BenchQuestion =
  | { readonly kind: 'simd'; readonly turns: number }
  | { readonly kind: 'tile'; readonly backend: UpscaleBackend; readonly side: number; readonly runs: number }
export interface BenchAnswer {
  /** Of each run. */
  readonly ms: readonly number[]
  /** For `simd`: floating-point operations of one run. */
  readonly flops?: number
  /** For `tile`: what came in and what came out. */
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

async function tile(backend: UpscaleBackend, side: number, runs: number): Promise<BenchAnswer> {
  const model = await openPack(MODELS.fast.pack)
  const planes = Float32Array.from({ length: 3 * side * side }, (_, i) => 0.5 + 0.4 * Math.sin(i * 0.37))
  const ms: number[] = []
  const large = await withNet(
    await readyBackend(backend),
    model,
    { width: side, height: side },
    async (net) => {
      let made = await net(planes.slice(), side, side)
      for (let run = 0; run < runs; run++) {
        const startedAt = performance.now()
        made = await net(planes.slice(), side, side)
        ms.push(performance.now() - startedAt)
      }
      return made
    },
  )
  return { ms, planes, large }
}

self.addEventListener('message', async ({ data }: MessageEvent<BenchQuestion>) => {
  self.postMessage(
    data.kind === 'simd' ? await simd(data.turns) : await tile(data.backend, data.side, data.runs),
  )
})
