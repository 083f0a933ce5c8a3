import { AppError } from '../../../src/lib/errors.ts'
import type { Plane, Planes } from '../planes/planes.ts'

export interface ReadPlanes {
  readonly planes: Planes
  /** Their memory, for the next frame once they are no longer needed. */
  readonly buffer?: ArrayBuffer
}

interface Layout {
  readonly kind: 'yuv' | 'rgb'
  readonly bits: number
  /** Luma samples per chroma sample, horizontally and vertically. */
  readonly across: number
  readonly down: number
}

const YUV_NAME = /^I(420|422|444)(?:A)?(?:P(10|12))?$/

function layoutOf(format: string): Layout | undefined {
  if (format === 'NV12') return { kind: 'yuv', bits: 8, across: 2, down: 2 }
  const [, sampling, bits] = YUV_NAME.exec(format.replace(/A(P\d+)?$/, '$1')) ?? []
  if (sampling) {
    return {
      kind: 'yuv',
      bits: Number(bits ?? 8),
      across: sampling === '444' ? 1 : 2,
      down: sampling === '420' ? 2 : 1,
    }
  }
  return /^(RGB|BGR)[AX]$/.test(format) ? { kind: 'rgb', bits: 8, across: 1, down: 1 } : undefined
}

/** True for a frame whose samples can be copied. A frame in an opaque GPU format must be drawn. */
export function canRead(frame: VideoFrame): boolean {
  return frame.format !== null && layoutOf(frame.format) !== undefined
}

/**
 * Copies a frame's visible samples, into `buffer` where it is large enough.
 * @throws a DOMException where the browser cannot read them.
 */
export async function readPlanes(frame: VideoFrame, buffer: ArrayBuffer | undefined): Promise<ReadPlanes> {
  const format = frame.format ?? ''
  const layout = layoutOf(format)
  if (!layout) throw new Error(`Frames come in the unknown form ${format || '(none)'}.`)
  const bytes = frame.allocationSize()
  const target = buffer && buffer.byteLength >= bytes ? buffer : new ArrayBuffer(bytes)
  const places = await frame.copyTo(target)
  const width = frame.visibleRect?.width ?? frame.codedWidth
  const height = frame.visibleRect?.height ?? frame.codedHeight
  const data = layout.bits > 8 ? new Uint16Array(target) : new Uint8Array(target)
  const unit = layout.bits > 8 ? 2 : 1
  const planeAt = (index: number, more: number, step: number, across: number, down: number): Plane => {
    const place = places[index]
    if (!place) throw new Error(`A ${format} frame has too few planes.`)
    return {
      data,
      offset: place.offset / unit + more,
      stride: place.stride / unit,
      step,
      width: Math.ceil(width / across),
      height: Math.ceil(height / down),
    }
  }
  const { kind, bits, across, down } = layout
  if (kind === 'rgb') {
    const [red, blue] = format.startsWith('R') ? [0, 2] : [2, 0]
    const planes = [planeAt(0, red, 4, 1, 1), planeAt(0, 1, 4, 1, 1), planeAt(0, blue, 4, 1, 1)] as const
    return { planes: { kind, bits, width, height, planes }, buffer: target }
  }
  const luma = planeAt(0, 0, 1, 1, 1)
  const chroma =
    format === 'NV12'
      ? ([planeAt(1, 0, 2, across, down), planeAt(1, 1, 2, across, down)] as const)
      : ([planeAt(1, 0, 1, across, down), planeAt(2, 0, 1, across, down)] as const)
  return { planes: { kind, bits, width, height, planes: [luma, ...chroma] }, buffer: target }
}

/**
 * A frame's samples through a canvas, in the browser's own colour conversion: for standard-range
 * frames without `canRead` (most on Android). Transparent parts become white.
 */
export function drawnPlanes(frame: VideoFrame): Planes {
  const width = frame.visibleRect?.width ?? frame.codedWidth
  const height = frame.visibleRect?.height ?? frame.codedHeight
  const context = new OffscreenCanvas(width, height).getContext('2d', { alpha: false })
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.drawImage(frame, 0, 0, width, height)
  const { data: pixels } = context.getImageData(0, 0, width, height)
  const data = new Uint8Array(pixels.buffer)
  const plane = (offset: number): Plane => ({ data, offset, stride: 4 * width, step: 4, width, height })
  return { kind: 'rgb', bits: 8, width, height, planes: [plane(0), plane(1), plane(2)] }
}
