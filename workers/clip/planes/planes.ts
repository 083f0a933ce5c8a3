/**
 * One component of a picture: `width * height` samples, `step` apart in a row, rows `stride` apart.
 */
export interface Plane {
  readonly data: Uint8Array | Uint16Array | Float32Array
  readonly offset: number
  readonly stride: number
  readonly step: number
  readonly width: number
  readonly height: number
}

/** A decoded picture's raw samples, before colour conversion. */
export interface Planes {
  readonly kind: 'yuv' | 'rgb'
  readonly bits: number
  readonly width: number
  readonly height: number
  /** Y, U, V or R, G, B. */
  readonly planes: readonly [Plane, Plane, Plane]
}
