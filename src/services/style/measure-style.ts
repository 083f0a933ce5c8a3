import type { MeasuredStyle } from '../../../workers/engines/sketch/sketch.api.ts'
import { callSketch } from '../engines/sketch/call-sketch.ts'

/**
 * Colours, line and grain of a picture, in Sketch's worker.
 * @throws AppError `picture-unreadable`, `worker-crashed`.
 */
export const measureStyle = (picture: Blob, { signal } = new AbortController()): Promise<MeasuredStyle> =>
  callSketch((sketch) => sketch.measureStyle(picture), signal)
