import type { InferenceSession } from 'onnxruntime-web/webgpu'
import type { Detail } from '../../src/lib/details.ts'
import { AppError } from '../../src/lib/errors.ts'
import type { Size } from '../../src/lib/geometry.ts'
import { driftOf, isPlausible } from './drift.ts'
import { netOf } from './onnx-backend.ts'
import { openSession, readyRuntime } from './onnx-runtime.ts'
import { shrink } from './planes.ts'
import { CHECK_SIZE, checkTile, samplesOf } from './self-check.ts'

/** The required scale of a model. */
const SCALE = 4

/** Odd sizes, because tiles have any size. */
const ODD_SIZE = { width: 23, height: 19 }

/**
 * Checks that a file is a suitable upscaler: one picture in, [1, 3, h, w] of any size, RGB of 0…1
 * as 32-bit floats; the same at four times the size out. The metadata is read, the rest is tried.
 * @returns its output for the self-check's tile, at the self-check's positions.
 * @throws AppError `model-unreadable`, `model-unsuitable` with the reason.
 */
export async function inspectModel(file: Blob): Promise<readonly number[]> {
  const model = new Uint8Array(await file.arrayBuffer())
  await readyRuntime('wasm')
  const session = await openSession(model).catch((error: unknown) => {
    throw new AppError('model-unreadable', firstLine(error), { cause: error })
  })
  try {
    checkPorts(session)
    const tile = checkTile()
    await tryNet(session, smoothTile(ODD_SIZE), ODD_SIZE)
    const large = await tryNet(session, tile, { width: CHECK_SIZE, height: CHECK_SIZE })
    return samplesOf(large)
  } finally {
    await session.release()
  }
}

const unsuitable = (reason: Detail, cause?: unknown) => new AppError('model-unsuitable', reason, { cause })

/** ONNX Runtime's message without its leading numbers. */
function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return (text.split('ERROR_MESSAGE: ').at(-1) ?? '').split('\n', 1)[0]?.slice(0, 200) ?? ''
}

function checkPorts({ inputMetadata, outputMetadata }: InferenceSession): void {
  const [inputs, outputs] = [inputMetadata.length, outputMetadata.length]
  if (inputs !== 1 || outputs !== 1) {
    throw unsuitable({ code: 'ports', inputs, outputs })
  }
  checkPort('input', inputMetadata[0])
  checkPort('output', outputMetadata[0])
}

function checkPort(which: 'input' | 'output', port: InferenceSession.ValueMetadata | undefined): void {
  if (!port?.isTensor) throw unsuitable({ code: 'port-no-picture', which })
  if (port.type !== 'float32') throw unsuitable({ code: 'port-type', which, type: port.type })
  const shape = port.shape.join(' × ')
  const [count, channels, ...sides] = port.shape
  // A model may omit the shape of its output; the trial run shows it.
  if (port.shape.length === 0) return
  if (port.shape.length !== 4) throw unsuitable({ code: 'port-shape', which, shape })
  if (typeof count === 'number' && count !== 1) throw unsuitable({ code: 'port-count', which, count })
  if (typeof channels === 'number' && channels !== 3) {
    throw unsuitable({ code: 'port-channels', which, channels })
  }
  if (sides.some((side) => typeof side === 'number' && side > 0)) {
    throw unsuitable({ code: 'port-one-size', which, shape })
  }
}

/** Waves without a hard edge, which every upscaler must reproduce closely. */
function smoothTile({ width, height }: Size): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: 3 * width * height }, (_, i) => {
    const [plane, x, y] = [
      Math.floor(i / (width * height)),
      i % width,
      Math.floor((i % (width * height)) / width),
    ]
    return 0.5 + 0.3 * Math.sin(0.25 * x + plane) * Math.cos(0.3 * y - plane)
  })
}

async function tryNet(
  session: InferenceSession,
  planes: Float32Array<ArrayBuffer>,
  { width, height }: Size,
): Promise<Float32Array> {
  const large = await netOf(session)(planes.slice(), width, height).catch((error: unknown) => {
    throw unsuitable({ code: 'net-fails', width, height, said: firstLine(error) }, error)
  })
  const scale = Math.sqrt(large.length / planes.length)
  if (scale !== SCALE) {
    throw unsuitable({ code: 'enlarges-otherwise', wanted: SCALE, ...(Number.isInteger(scale) && { scale }) })
  }
  const drift = driftOf(planes, shrink(large, width * SCALE, height * SCALE, SCALE), width, height)
  if (!isPlausible(drift)) throw unsuitable({ code: 'not-alike' })
  return large
}
