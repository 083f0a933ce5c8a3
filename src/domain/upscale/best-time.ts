/** Speeds in operations a second, counted as plain convolution. */
interface Speeds {
  /** Of ways to compute on the GPU, fastest first; none without one. */
  readonly variants: readonly { readonly speed: number }[]
  /** Of ONNX Runtime on the CPU, as it can be reckoned. */
  readonly onnx: number
}

/**
 * Operations of Best for a pixel of the picture, a multiply-add as two: 3 × 3 convolutions from 3
 * channels to 64, 69 blocks of five dense layers, one more; at twice the size one; at four times
 * two, and one to 3 channels.
 */
const OPERATIONS =
  2 * 9 * (3 * 64 + 69 * (32 * (64 + 96 + 128 + 160) + 64 * 192) + 64 * 64 * (1 + 4 + 16 * 2) + 16 * 64 * 3)

/** A picture of a usual size, and by how much tiles exceed it. */
const PIXELS = 832 * 1248
const CONTEXT = 1.155

/** Seconds of a picture up to which Best is offered without a GPU too. */
const BEARABLE = 60

/** Seconds that a picture by Best takes on a device of these speeds. */
export const bestSeconds = ({ variants: [fastest], onnx }: Speeds): number =>
  (OPERATIONS * PIXELS * CONTEXT) / (fastest?.speed ?? onnx)

/** True where Best can be used: on a GPU always, elsewhere where it takes under a minute. */
export const isBestBearable = (gpu: boolean, seconds: number | undefined): boolean =>
  gpu || (seconds !== undefined && seconds < BEARABLE)
