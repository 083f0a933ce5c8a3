import type { UpscaleBackend } from '../../src/domain/upscale/upscale.ts'
import type { Backend } from './backend.ts'

/**
 * Each backend, readied when it is first asked for: a worker uses one and loads the code of no
 * other.
 */
const BACKENDS: Readonly<Record<UpscaleBackend, () => Promise<Backend>>> = {
  webgpu: () => import('./onnx-backend.ts').then(({ readyOnnx }) => readyOnnx('webgpu')),
  kernel: () => import('./kernel-backend.ts').then(({ readyKernel }) => readyKernel()),
  wasm: () => import('./onnx-backend.ts').then(({ readyOnnx }) => readyOnnx('wasm')),
}

/**
 * Readies a backend; call it once in a worker.
 * @throws AppError `upscaler-failed` where this device does not have it.
 */
export const readyBackend = (backend: UpscaleBackend): Promise<Backend> => BACKENDS[backend]()
