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
  /** Also those of 3 % of the picture's height. Takes some tenths of a second. */
  tinyFaces(picture: PicturePixels): readonly Face[]
}

/** A part of a picture, in fractions of its width and height. */
export interface Part {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * A face's 468 points, x and y in turn, in fractions of the picture, in the order of MediaPipe's
 * face mesh.
 */
export type FaceMesh = Float32Array

/** How surely each place of a part of a picture shows a person, 0…1, row by row. */
export interface PeopleMask {
  readonly part: Part
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** Finds the forms of people in a picture, in the thread that opened it. */
export interface FigureFinder {
  /** The points of a face that was found; undefined where there is no face to the mesh net. */
  mesh(picture: PicturePixels, face: Face): FaceMesh | undefined
  /** The people in a part of a picture. */
  mask(picture: PicturePixels, part: Part): PeopleMask
}
