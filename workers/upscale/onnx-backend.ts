import { type InferenceSession, Tensor } from 'onnxruntime-web/webgpu'
import { AppError } from '../../src/lib/errors.ts'
import type { Backend, Net } from './backend.ts'
import { finishing } from './finish-tile.ts'
import { known, type OnnxProvider, openSession, readyRuntime } from './onnx-runtime.ts'

/**
 * ONNX Runtime on the GPU or CPU. One session per shape: its WebGPU buffers were wrong when the
 * shape changed within a session.
 * @throws AppError `upscaler-failed` where there is no WebGPU adapter.
 */
export async function readyOnnx(provider: OnnxProvider): Promise<Backend> {
  const gpu = await readyRuntime(provider)
  return {
    lanes: 1,
    async open(model, { width, height, netScale, scale }) {
      const freeDimensionOverrides = { width, height }
      const opening = known(openSession(model, provider, { freeDimensionOverrides }))
      const session = await (gpu ? Promise.race([opening, gpu.lost]) : opening)
      const enlarge = netOf(session, gpu?.lost)
      return { enlarge, enlargeTile: finishing(enlarge, netScale, scale), close: () => session.release() }
    },
  }
}

/**
 * The net of a session with one input and one output. `lost` rejects when its device is lost, after
 * which a run may never answer.
 */
export function netOf(session: InferenceSession, lost?: Promise<never>): Net {
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]]
  return async (planes, width, height) => {
    const data = new Tensor('float32', planes, [1, 3, height, width])
    const running = known(session.run({ [input]: data }))
    const { [output]: large } = await (lost ? Promise.race([running, lost]) : running)
    if (!(large?.data instanceof Float32Array))
      throw new AppError('upscaler-failed', { code: 'net-no-picture' })
    return large.data
  }
}
