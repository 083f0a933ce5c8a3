import { type InferenceSession, Tensor } from 'onnxruntime-web/webgpu'
import { AppError } from '../../src/lib/errors.ts'
import type { Backend, Net } from './backend.ts'
import { finishing } from './finish-tile.ts'
import { type Guarded, guarding } from './gpu/guard.ts'
import { known, type OnnxProvider, openSession, readyRuntime } from './onnx-runtime.ts'

/** A tile is one piece of work here, of which nothing is heard meanwhile. */
const SILENT_MS = 60_000

/**
 * ONNX Runtime on the GPU or CPU. One session per shape: its WebGPU buffers were wrong when the
 * shape changed within a session.
 * @throws AppError `download-failed`; `upscaler-failed` where there is no WebGPU adapter.
 */
export async function readyOnnx(provider: OnnxProvider): Promise<Backend> {
  const gpu = await readyRuntime(provider)
  const watched = gpu && guarding(gpu, SILENT_MS)
  let isBroken = false
  // Its own calls stay pending where the device is lost or hangs, and read zeros without memory.
  const guarded: Guarded = async (work) => {
    try {
      return await (watched ? watched(work) : work)
    } catch (error) {
      isBroken = true
      throw error
    }
  }
  return {
    lanes: 1,
    async open(model, { width, height, netScale, scale }) {
      const freeDimensionOverrides = { width, height }
      const session = await guarded(known(openSession(model, gpu?.device, { freeDimensionOverrides })))
      const enlarge = netOf(session, guarded)
      return {
        enlarge,
        enlargeTile: finishing(enlarge, netScale, scale),
        async close() {
          // A session whose call never ends would not be released either.
          if (!isBroken) await session.release()
        },
      }
    },
  }
}

/** The net of a session with one input and one output. */
export function netOf(session: InferenceSession, guarded: Guarded = (work) => work): Net {
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]]
  return async (planes, width, height) => {
    const data = new Tensor('float32', planes, [1, 3, height, width])
    const { [output]: large } = await guarded(known(session.run({ [input]: data })))
    if (!(large?.data instanceof Float32Array))
      throw new AppError('upscaler-failed', { code: 'net-no-picture' })
    return large.data
  }
}
