import type { SketchApi } from '../../../workers/engines/sketch/sketch.api.ts'
import type { Spot } from '../../domain/board/marks.ts'
import { runWorker } from '../../lib/dom/run-worker.ts'
import { startSketch } from '../engines/sketch/start-sketch.ts'

/**
 * Finds where the eye goes in a picture, in a worker of its own.
 * @throws AppError `picture-unreadable`, `worker-crashed`.
 */
export const findFocus = (picture: Blob, { signal } = new AbortController()): Promise<Spot> =>
  runWorker<SketchApi, Spot>(startSketch, (sketch) => sketch.findFocus(picture), signal)
