import glueUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'
import { env, InferenceSession, Tensor } from 'onnxruntime-web/webgpu'
import { coded } from '../guard.ts'
import type { Backend } from './backend.ts'
import { type GpuDevice, openGpuDevice } from './gpu-device.ts'

/** More threads than this gain little on these nets and leave nothing for the page. */
const MOST_THREADS = 8

const INPUT = 'data'
const OUTPUT = 'output'

/**
 * ONNX Runtime, on the graphics processor or on the processor; its files come from our own origin. One session meets one
 * shape only: its WebGPU buffers have been wrong when the shape changed within a session.
 * @throws AppError `upscaler-failed` where there is no WebGPU adapter.
 */
export async function readyOnnx(provider: 'webgpu' | 'wasm'): Promise<Backend> {
  const absolute = (url: string) => new URL(url, self.location.href).href
  env.logLevel = 'error'
  env.wasm.wasmPaths = { mjs: absolute(glueUrl), wasm: absolute(wasmUrl) }
  const canShare = self.crossOriginIsolated && typeof SharedArrayBuffer === 'function'
  env.wasm.numThreads =
    provider === 'wasm' && canShare ? Math.min(MOST_THREADS, navigator.hardwareConcurrency || 1) : 1
  let gpu: GpuDevice | undefined
  if (provider === 'webgpu') {
    gpu = await openGpuDevice()
    Object.assign(env.webgpu, { device: gpu.device })
  }

  return {
    async open(model, tile) {
      const session = await known(
        InferenceSession.create(model, {
          executionProviders: [provider],
          freeDimensionOverrides: { width: tile.width, height: tile.height },
          logSeverityLevel: 3,
        }),
      )
      return {
        enlarge: async (planes, width, height) => {
          const data = new Tensor('float32', planes, [1, 3, height, width])
          const running = known(session.run({ [INPUT]: data }))
          // A run on a lost device may never answer.
          const { [OUTPUT]: output } = await (gpu ? Promise.race([running, gpu.lost]) : running)
          if (!(output?.data instanceof Float32Array))
            throw coded('upscaler-failed', 'The net gave no picture.')
          return output.data
        },
        close: () => session.release(),
      }
    },
  }
}

/** ONNX Runtime rejects with text; some of it is about memory. */
async function known<Result>(pending: Promise<Result>): Promise<Result> {
  try {
    return await pending
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    const isMemory = /bad_alloc|out of memory|memory access|allocat|OOM/i.test(text)
    throw coded(isMemory ? 'out-of-memory' : 'upscaler-failed', text, error)
  }
}
