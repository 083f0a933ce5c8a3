import type { UpscaleBackend } from '../../src/domain/upscale.ts'

/** Enlarges RGB planes of 0…1, [3, height, width], to [3, scale · height, scale · width]; sizes are those before. */
export type Net = (planes: Float32Array<ArrayBuffer>, width: number, height: number) => Promise<Float32Array>

/** A net that holds memory until it is closed. */
export interface OpenNet {
  readonly enlarge: Net
  close(): Promise<void>
}

/** A way to compute nets. It knows nothing of pictures, seams or colours. */
export interface Backend {
  /**
   * Opens a model, given as its ONNX file, for tiles of one size: no other size is asked of it.
   * @throws AppError `out-of-memory`, `upscaler-failed`; the net's calls too.
   */
  open(model: Uint8Array, tile: { readonly width: number; readonly height: number }): Promise<OpenNet>
}

/** Each backend, readied when it is first asked for: a worker uses one and loads the code of no other. */
const BACKENDS: Readonly<Record<UpscaleBackend, () => Promise<Backend>>> = {
  webgpu: () => import('./onnx-backend.ts').then(({ readyOnnx }) => readyOnnx('webgpu')),
  wasm: () => import('./onnx-backend.ts').then(({ readyOnnx }) => readyOnnx('wasm')),
}

/**
 * Readies a backend; call it once in a worker.
 * @throws AppError `upscaler-failed` where this device does not have it.
 */
export const readyBackend = (backend: UpscaleBackend): Promise<Backend> => BACKENDS[backend]()

/** Opens a net, lets `use` run it, and closes it. */
export async function withNet<Result>(
  backend: Backend,
  model: Uint8Array,
  tile: { readonly width: number; readonly height: number },
  use: (net: Net) => Promise<Result>,
): Promise<Result> {
  const net = await backend.open(model, tile)
  try {
    return await use(net.enlarge)
  } finally {
    await net.close()
  }
}
