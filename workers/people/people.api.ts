import type { Face } from '../../src/domain/people/face.ts'

/** Pixels as a canvas gives them: red, green, blue and alpha, row by row. */
export interface PicturePixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** Finds people in pictures, in the thread that opened it. */
export interface PeopleFinder {
  /** The faces, the largest first. Takes some tens of milliseconds. */
  faces(picture: PicturePixels): readonly Face[]
}
