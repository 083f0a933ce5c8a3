import { type Plane, quantile } from '../../engines/sketch/pixels/raster.ts'

/** Second difference of the strongest edges, over the contrast, below which nothing is sharp. */
const SHARP = 0.055

/** True where not even the strongest edges are sharp: their Laplacian is weak for the contrast. */
export function isBlurred({ width, height, data }: Plane): boolean {
  const edges = new Float32Array(Math.max(1, (width - 2) * (height - 2)))
  let at = 0
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      edges[at++] = Math.abs(4 * data[i]! - data[i - 1]! - data[i + 1]! - data[i - width]! - data[i + width]!)
    }
  edges.sort()
  const strongest = edges[Math.floor(edges.length * 0.995)] ?? 0
  const contrast = Math.max(20, quantile(data, 0.98) - quantile(data, 0.02))
  return strongest / contrast < SHARP
}
