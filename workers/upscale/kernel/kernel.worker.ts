import { expose, transfer } from 'comlink'
import { AppError } from '../../../src/lib/errors.ts'
import { freeArray } from '../../../src/lib/free-array.ts'
import { guard } from '../../guard.ts'
import { allowOwnScripts } from '../../script-policy.ts'
import { tellAlive } from '../alive.ts'
import { readCompactNet } from './compact-net.ts'
import { enlargeTile } from './enlarge-tile.ts'
import type { KernelApi, KernelTile } from './kernel.api.ts'
import { type Kernel, openKernel } from './kernel.ts'
import { shapeFor } from './shape.ts'
import { findSimd } from './simd.ts'

let opened: { readonly kernel: Kernel; readonly tile: KernelTile } | undefined

function openedHere() {
  if (!opened) throw new Error('A kernel was called before open().')
  return opened
}

/** A RangeError means missing memory; anything else is a fault of the kernel or the engine. */
function translated(error: unknown): unknown {
  if (error instanceof RangeError) return new AppError('out-of-memory', error.message, { cause: error })
  if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.RuntimeError)
    return new AppError('upscaler-wrong', error.message, { cause: error })
  return error
}

async function translating<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw translated(error)
  }
}

const api: KernelApi = {
  async open(model, tile) {
    const simd = findSimd()
    if (simd === 'none') throw new AppError('upscaler-failed', { code: 'no-simd' })
    const net = (() => {
      try {
        return readCompactNet(model)
      } catch (error) {
        throw new AppError('upscaler-failed', error instanceof Error ? error.message : String(error), {
          cause: error,
        })
      }
    })()
    freeArray(model)
    const kernel = await translating(() => {
      const opening = openKernel(net, shapeFor(tile, simd === 'relaxed'))
      // They are in its memory already.
      for (const { weights } of net) freeArray(weights)
      return opening
    })
    opened = { kernel, tile }
  },
  async resize(tile) {
    const { kernel } = openedHere()
    const shape = shapeFor(tile, findSimd() === 'relaxed')
    opened = { kernel: await translating(() => kernel.resized(shape)), tile }
  },
  async net(planes) {
    const { kernel, tile } = openedHere()
    const area = tile.width * tile.height
    const put = (y: number, to: Float32Array) => {
      for (let colour = 0; colour < 3; colour++) {
        const row = colour * area + y * tile.width
        for (let x = 0; x < tile.width; x++) to[3 * x + colour] = planes[row + x] as number
      }
    }
    const { large } = trapping(() => kernel.run(put))
    const copy = large.slice()
    return transfer(copy, [copy.buffer])
  },
  async enlarge(pixels, onShare) {
    const { kernel, tile } = openedHere()
    // Progress is posted at once although the worker is busy until the tile is done; the answers
    // are not awaited.
    const data = trapping(() => enlargeTile(kernel, tile, pixels, onShare))
    return transfer(data, [data.buffer])
  },
}

function trapping<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw translated(error)
  }
}

allowOwnScripts()
expose(guard(api))
tellAlive()
