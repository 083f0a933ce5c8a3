import glueUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url'
import { env, InferenceSession, Tensor } from 'onnxruntime-web/webgpu'
import type { UpscaleBackend } from '../../src/domain/upscale.ts'
import { coded } from '../guard.ts'
import { openPack } from '../packs/open-pack.ts'
import type { Net } from './enlarge.ts'

/** More threads than this gain little on these nets and leave nothing for the page. */
const MOST_THREADS = 8

const INPUT = 'data'
const OUTPUT = 'output'

/**
 * Readies ONNX Runtime: its files come from our own origin. Must be called once, before the first session.
 * @throws AppError `download-failed`; `upscaler-failed` where there is no WebGPU adapter.
 */
export async function prepareRuntime(backend: UpscaleBackend): Promise<void> {
  const absolute = (url: string) => new URL(url, self.location.href).href
  env.logLevel = 'error'
  env.wasm.wasmPaths = { mjs: absolute(glueUrl) }
  env.wasm.wasmBinary = await openPack('onnx-runtime')
  const canShare = self.crossOriginIsolated && typeof SharedArrayBuffer === 'function'
  env.wasm.numThreads =
    backend === 'wasm' && canShare ? Math.min(MOST_THREADS, navigator.hardwareConcurrency || 1) : 1
  if (backend === 'webgpu') await giveDevice()
}

let lost: Promise<never> | undefined

/** A device with all that the adapter has: the default limit of 128 MB for a buffer is too small for large tiles. */
async function giveDevice(): Promise<void> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' })
  if (!adapter) throw coded('upscaler-failed', 'There is no WebGPU adapter.')
  const { maxBufferSize, maxStorageBufferBindingSize, maxComputeWorkgroupStorageSize } = adapter.limits
  const { maxComputeInvocationsPerWorkgroup, maxComputeWorkgroupSizeX, maxStorageBuffersPerShaderStage } =
    adapter.limits
  const device = await adapter.requestDevice({
    requiredFeatures: (['subgroups'] as const).filter((feature) => adapter.features.has(feature)),
    requiredLimits: {
      maxBufferSize,
      maxStorageBufferBindingSize,
      maxComputeWorkgroupStorageSize,
      maxComputeInvocationsPerWorkgroup,
      maxComputeWorkgroupSizeX,
      maxStorageBuffersPerShaderStage,
    },
  })
  // A run on a lost device may never answer.
  lost = device.lost.then(({ message }) => {
    throw coded('upscaler-failed', `The graphics processor was lost. ${message}`)
  })
  lost.catch(() => undefined)
  Object.assign(env.webgpu, { device })
}

/**
 * Opens a net for tiles of one size, lets `use` run it, and closes it. One session meets one shape only: ONNX Runtime's WebGPU
 * buffers have been wrong when the shape changed within a session.
 * @throws AppError `out-of-memory`, `upscaler-failed`.
 */
export async function withNet<Result>(
  model: Uint8Array,
  backend: UpscaleBackend,
  size: { readonly width: number; readonly height: number },
  use: (net: Net) => Promise<Result>,
): Promise<Result> {
  const session = await known(
    InferenceSession.create(model, {
      executionProviders: [backend],
      freeDimensionOverrides: { width: size.width, height: size.height },
      logSeverityLevel: 3,
    }),
  )
  try {
    return await use(async (planes, width, height) => {
      const data = new Tensor('float32', planes, [1, 3, height, width])
      const running = known(session.run({ [INPUT]: data }))
      const { [OUTPUT]: output } = await (lost ? Promise.race([running, lost]) : running)
      if (!(output?.data instanceof Float32Array)) throw coded('upscaler-failed', 'The net gave no picture.')
      return output.data
    })
  } finally {
    await session.release()
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
