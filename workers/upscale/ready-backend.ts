import type { UpscaleBackend } from '../../src/domain/upscale/upscale.ts'
import type { Backend } from './backend.ts'
import type { GpuSurvey } from './upscale.api.ts'

/** Backends load on demand: a worker uses one and loads no other. */
const BACKENDS: Readonly<Record<UpscaleBackend, (survey?: GpuSurvey) => Promise<Backend>>> = {
  gpu: (survey) => import('./gpu-backend.ts').then(({ readyGpu }) => readyGpu(survey)),
  webgpu: () => import('./onnx-backend.ts').then(({ readyOnnx }) => readyOnnx('webgpu')),
  kernel: () => import('./kernel-backend.ts').then(({ readyKernel }) => readyKernel()),
  wasm: () => import('./onnx-backend.ts').then(({ readyOnnx }) => readyOnnx('wasm')),
}

/**
 * Prepares a backend; call once per worker.
 * @throws AppError `upscaler-failed` where this device lacks it.
 */
export const readyBackend = (backend: UpscaleBackend, survey?: GpuSurvey): Promise<Backend> =>
  BACKENDS[backend](survey)
