import type { MeasuredStyle, SketchApi } from '../../../workers/engines/sketch/sketch.api.ts'
import { runWorker } from '../../lib/dom/run-worker.ts'
import { startSketch } from '../engines/sketch/start-sketch.ts'

/**
 * Colours, line and grain of a picture, in a worker of its own.
 * @throws AppError `picture-unreadable`, `worker-crashed`.
 */
export const measureStyle = (picture: Blob, { signal } = new AbortController()): Promise<MeasuredStyle> =>
  runWorker<SketchApi, MeasuredStyle>(startSketch, (sketch) => sketch.measureStyle(picture), signal)
