import glueUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url'
import { env, InferenceSession } from 'onnxruntime-web/webgpu'
import { AppError } from '../../src/lib/errors.ts'
import { openPack } from '../offline/packs/open-pack.ts'
import { type GpuDevice, openGpuDevice } from './gpu-device.ts'

/** More threads gain little on these nets and leave nothing for the page. */
const MOST_THREADS = 8

export type OnnxProvider = 'webgpu' | 'wasm'

/**
 * Prepares ONNX Runtime, served from our own origin; call once per worker. @returns the GPU device
 * where one is requested.
 * @throws AppError `download-failed`; `upscaler-failed` where there is no WebGPU adapter.
 */
export async function readyRuntime(provider: OnnxProvider): Promise<GpuDevice | undefined> {
  const absolute = (url: string) => new URL(url, import.meta.url).href
  env.logLevel = 'error'
  env.wasm.wasmPaths = { mjs: absolute(glueUrl) }
  env.wasm.wasmBinary = await openPack('onnx-runtime')
  const canShare = self.crossOriginIsolated && typeof SharedArrayBuffer === 'function'
  env.wasm.numThreads =
    provider === 'wasm' && canShare ? Math.min(MOST_THREADS, navigator.hardwareConcurrency || 1) : 1
  if (provider === 'wasm') return undefined
  return openGpuDevice('subgroups')
}

/** Opens a model from its ONNX file, for the GPU where its `device` is given. */
export const openSession = (
  model: Uint8Array,
  device?: GPUDevice,
  options: InferenceSession.SessionOptions = {},
): Promise<InferenceSession> =>
  InferenceSession.create(model, {
    // Told in any other way it would make a device of its own, whose loss nobody would hear of.
    executionProviders: [device ? { name: 'webgpu', device } : 'wasm'],
    logSeverityLevel: 3,
    ...options,
  })

/**
 * ONNX Runtime rejects with text, which says whether memory ran out.
 * @throws AppError `out-of-memory`, `upscaler-failed`.
 */
export async function known<Result>(pending: Promise<Result>): Promise<Result> {
  try {
    return await pending
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    const isMemory = /bad_alloc|out of memory|memory access|allocat|OOM/i.test(text)
    throw new AppError(isMemory ? 'out-of-memory' : 'upscaler-failed', text, { cause: error })
  }
}
