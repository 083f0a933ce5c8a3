/** A point in fractions of a picture's width and height. */
export interface FacePoint {
  readonly x: number
  readonly y: number
}

/** What the net marks in a face. Left and right are the picture's, not the person's. */
export interface FacePoints {
  readonly leftEye: FacePoint
  readonly rightEye: FacePoint
  readonly nose: FacePoint
  readonly mouth: FacePoint
  readonly leftEar: FacePoint
  readonly rightEar: FacePoint
}

export type Facing = 'left' | 'right' | 'toward'

/** A face that was found. It says where it is, never whose: nothing compares faces. */
export interface Face {
  /** From the brow to the chin, in fractions of the picture; it may reach over the border. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** How sure the net is, from 0.55 to 1. */
  readonly score: number
  /** Where it turns to, in the picture's own left and right. */
  readonly facing: Facing
  /** −1 in profile to the left, 0 towards the camera, 1 in profile to the right. */
  readonly turn: number
  readonly points: FacePoints
}

/** A turn, about 30°, from which a face no longer looks towards the camera. */
const ASIDE = 0.5

export const facingOf = (turn: number): Facing => (turn < -ASIDE ? 'left' : turn > ASIDE ? 'right' : 'toward')
