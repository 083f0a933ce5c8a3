export interface Places {
  readonly first: Int32Array
  readonly second: Int32Array
  readonly share: Float32Array
}

/**
 * For each pixel of an output range: the two source pixels around its centre, and the second's
 * weight.
 */
export function bilinear(from: number, to: number, scale: number, origin: number, length: number): Places {
  const places = {
    first: new Int32Array(to - from),
    second: new Int32Array(to - from),
    share: new Float32Array(to - from),
  }
  for (let i = 0; i < to - from; i++) {
    const centre = (from + i + 0.5) / scale - 0.5 - origin
    const floor = Math.floor(centre)
    places.first[i] = Math.min(length - 1, Math.max(0, floor))
    places.second[i] = Math.min(length - 1, Math.max(0, floor + 1))
    places.share[i] = centre - floor
  }
  return places
}

/** The two offsets of a pixel, times `step`, and the second's weight. */
export function placeAt(
  { first, second, share }: Places,
  i: number,
  step: number,
): readonly [number, number, number] {
  return [(first[i] as number) * step, (second[i] as number) * step, share[i] as number]
}

export const mix = (one: number, other: number, share: number) => one + (other - one) * share
