import type { Rectangle } from '../../board/reference.ts'

/** A point of a picture, in shares of its width and height from the upper left corner. */
export interface RegionPoint {
  readonly x: number
  readonly y: number
}

/** One mark of a region; the later ones lie over the earlier ones. */
export type RegionMark =
  | { readonly kind: 'box'; readonly rectangle: Rectangle }
  /** What a closed line runs around; where it crosses itself, inside is what is odd. */
  | { readonly kind: 'outline'; readonly points: readonly RegionPoint[] }
  | {
      readonly kind: 'stroke'
      readonly points: readonly RegionPoint[]
      /** The brush's width in shares of the picture's longer side. */
      readonly size: number
      /** It takes away. */
      readonly erases: boolean
    }

/** A rectangle in whole pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A part of a picture that is to be changed. */
export interface Region {
  readonly marks: readonly RegionMark[]
  /** All but what is marked. */
  readonly inverted: boolean
  /** How far the change fades in from the edge, in pixels of the picture; inside it only. */
  readonly feather: number
}

export const NO_REGION: Region = { marks: [], inverted: false, feather: 16 }

/** Least and most feather in pixels. */
export const FEATHER = { min: 0, max: 48 } as const
