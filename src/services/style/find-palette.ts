import type { SketchApi } from '../../../workers/engines/sketch/sketch.api.ts'
import { runWorker } from '../../lib/dom/run-worker.ts'
import { startSketch } from '../engines/sketch/start-sketch.ts'

/**
 * The main colours of a picture as `#rrggbb`, in a worker of its own, the most frequent first.
 * @throws AppError `picture-unreadable`, `worker-crashed`.
 */
export const findPalette = (picture: Blob, { signal } = new AbortController()): Promise<readonly string[]> =>
  runWorker<SketchApi, readonly string[]>(startSketch, (sketch) => sketch.findPalette(picture), signal)
