import { blur } from '../pixels/blur.ts'
import type { Lab, LabImage } from '../pixels/oklab.ts'
import { newPlane, type Plane, quantile, smoothStep } from '../pixels/raster.ts'
import { type Patches, superpixels } from './superpixels.ts'

const PATCHES = 160
/** Distance (OKLab) from which colours count as different objects. */
const COLOUR_SCALE = 0.055
/** Range of a patch's contrast, in fractions of the picture's longer side. */
const REACH = 0.3

/**
 * Saliency of each pixel of a small frame, 0…1: contrast against the probable background, found by
 * its connection to the picture's edge (robust background detection, Zhu et al. 2014), with sharp
 * detail, skin-like hues and, where known, motion.
 */
export function saliency(frame: LabImage, moved?: Plane): Plane {
  const { width, height } = frame.l
  const contrast = backgroundContrast(superpixels(frame, PATCHES), Math.max(width, height))
  const detail = localDetail(frame)
  const motion = moved && normalised(blur(moved, 1.5))
  const out = newPlane(width, height)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const u = (x + 0.5) / width - 0.5
      const v = (y + 0.5) / height - 0.47
      const central = Math.exp(-(u * u + v * v) / (2 * 0.36 * 0.36))
      const flesh = skinLikeness(frame.l.data[i]!, frame.a.data[i]!, frame.b.data[i]!)
      const still =
        central * (0.65 * contrast[i]! + 0.2 * detail.data[i]! + 0.3 * flesh * (0.3 + contrast[i]!))
      const live = motion ? motion.data[i]! * (0.35 + still) : 0
      out.data[i] = motion ? 0.45 * still + live : still
    }
  return normalised(blur(out, Math.max(width, height) / 80))
}

function backgroundContrast(split: Patches, longSide: number): Float32Array {
  const { patches, labels } = split
  const background = backgroundShare(split)
  const scores = patches.map((patch, i) => {
    let sum = 0
    patches.forEach((other, j) => {
      const apart = Math.hypot(patch.x - other.x, patch.y - other.y) / longSide
      const near = Math.exp(-(apart * apart) / (2 * REACH * REACH))
      sum += colourGap(patch, other) * near * background[j]! * other.pixels
    })
    return sum * (1 - 0.9 * background[i]!)
  })
  const top = Math.max(1e-6, [...scores].sort((p, q) => q - p)[Math.floor(scores.length * 0.03)] ?? 0)
  return Float32Array.from(labels, (label) => Math.min(1, scores[label]! / top))
}

/**
 * The probability of each patch, 0…1, to be background, by how much similar area lies along the
 * picture's edge.
 */
function backgroundShare(split: Patches): Float32Array {
  const { patches } = split
  return Float32Array.from(patches, (_, from) => {
    const distance = geodesic(split, from)
    let area = 0
    let edge = 0
    patches.forEach((other, i) => {
      const like = Math.exp(-(distance[i]! ** 2) / (2 * COLOUR_SCALE * COLOUR_SCALE))
      area += like
      if (other.onEdge) edge += like
    })
    const connection = edge / Math.sqrt(area)
    return 1 - Math.exp(-(connection * connection) / 2)
  })
}

/** The shortest colour distance from one patch to every other over touching patches (Dijkstra). */
function geodesic({ patches, neighbours }: Patches, from: number): Float32Array {
  const distance = new Float32Array(patches.length).fill(Number.POSITIVE_INFINITY)
  const settled = new Uint8Array(patches.length)
  distance[from] = 0
  for (let round = 0; round < patches.length; round++) {
    let next = -1
    for (let i = 0; i < patches.length; i++)
      if (!settled[i] && (next < 0 || distance[i]! < distance[next]!)) next = i
    if (next < 0 || distance[next]! > 6 * COLOUR_SCALE) break
    settled[next] = 1
    for (const other of neighbours[next]!) {
      // Small steps inside one object are free, so that a soft gradient does not add up to a
      // border.
      const cost = Math.max(0, colourGap(patches[next]!, patches[other]!) - 0.4 * COLOUR_SCALE)
      distance[other] = Math.min(distance[other]!, distance[next]! + cost)
    }
  }
  return distance
}

function colourGap(p: Lab, q: Lab): number {
  return Math.sqrt(0.6 * (p.l - q.l) ** 2 + 2 * ((p.a - q.a) ** 2 + (p.b - q.b) ** 2))
}

/**
 * Fine contrast around each pixel, 0…1: high where the picture is sharp, low where it is blurred or
 * empty.
 */
export function localDetail(frame: LabImage): Plane {
  const smooth = blur(frame.l, 2.5)
  const sharp = newPlane(frame.l.width, frame.l.height)
  for (let i = 0; i < sharp.data.length; i++) sharp.data[i] = Math.abs(frame.l.data[i]! - smooth.data[i]!)
  return normalised(blur(sharp, 2))
}

/**
 * Similarity of a colour to skin under common light, 0…1: a warm hue of medium chroma, not too
 * dark.
 */
export function skinLikeness(l: number, a: number, b: number): number {
  const hue = (Math.atan2(b, a) * 180) / Math.PI
  const strength = Math.hypot(a, b)
  const warm = smoothStep(18, 35, hue) * (1 - smoothStep(72, 88, hue))
  const middling = smoothStep(0.025, 0.05, strength) * (1 - smoothStep(0.13, 0.18, strength))
  return warm * middling * smoothStep(0.3, 0.45, l)
}

function normalised(plane: Plane): Plane {
  const top = Math.max(quantile(plane.data, 0.985), 1e-6)
  return { ...plane, data: plane.data.map((value) => Math.min(1, value / top)) }
}
