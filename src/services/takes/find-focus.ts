import type { Spot } from '../../domain/board/marks.ts'
import { callSketch } from '../engines/sketch/call-sketch.ts'

/**
 * Finds where the eye goes in a picture, in Sketch's worker.
 * @throws AppError `picture-unreadable`, `worker-crashed`.
 */
export const findFocus = (picture: Blob, { signal } = new AbortController()): Promise<Spot> =>
  callSketch((sketch) => sketch.findFocus(picture), signal)
