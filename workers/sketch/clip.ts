import { blur } from './blur.ts'
import { measureTones, pooled, type StyleTones } from './colour-transfer.ts'
import { type Light, measureLight } from './light.ts'
import { type Motion, motionBetween } from './motion.ts'
import { fitLab, type LabImage } from './oklab.ts'
import { colourDistance, dominantColours, type Swatch } from './palette.ts'
import { mapPlane, newPlane, type Plane } from './raster.ts'
import { findSubject, type Subject } from './subject.ts'

/** One frame of a clip, as it was given. */
export interface TimedLab {
  /** Seconds into the clip. */
  readonly time: number
  readonly image: LabImage
}

export interface FrameMeasure {
  readonly time: number
  readonly light: Light
  readonly subject: Subject
  /** The mean colour of the subject and of what surrounds it. */
  readonly subjectColour: Swatch
  readonly groundColour: Swatch
}

/** What happens from one frame to the next. */
export interface Change {
  readonly cut: boolean
  readonly motion: Motion
}

export interface ClipMeasure {
  /** In order of time; never empty. */
  readonly frames: readonly FrameMeasure[]
  /** One fewer than frames. */
  readonly changes: readonly Change[]
  readonly light: Light
  readonly palette: readonly Swatch[]
  readonly tones: StyleTones
}

/** Frames are measured at this size: enough to see where things are, and quick. */
const LONG_SIDE = 96
const PALETTE = 6

/** Measures a clip by its frames, given in order of time; at least one. */
export function measureClip(frames: readonly TimedLab[]): ClipMeasure {
  const small = frames.map(({ image }) => fitLab(image, LONG_SIDE))
  const changes = small.slice(1).map((after, i) => changeBetween(small[i]!, after))
  const measured = frames.map(({ time }, i) => measureFrame(time, small[i]!, movedAt(changes, i)))
  const all = pooled(small)
  return {
    frames: namedAlike(measured, changes),
    changes,
    light: measureLight(all),
    palette: dominantColours(all, PALETTE, 1),
    tones: measureTones(all),
  }
}

/** The subject of one frame, by its looks and by what moves against the frames beside it. */
export function subjectAt(images: readonly LabImage[], at: number): Subject {
  const near = [at - 1, at, at + 1].flatMap((i) => {
    const image = images[i]
    return image ? [{ i, image: fitLab(image, LONG_SIDE) }] : []
  })
  const changes = near.slice(1).map(({ image }, k) => changeBetween(near[k]!.image, image))
  const own = near.findIndex(({ i }) => i === at)
  return findSubject(near[own]!.image, movedAt(changes, own))
}

/** Within a take the subject keeps the colour it has where it is clearest: it is one thing, in changing light. */
function namedAlike(frames: readonly FrameMeasure[], changes: readonly Change[]): readonly FrameMeasure[] {
  let take = 0
  const takes = frames.map((_, i) => (i > 0 && changes[i - 1]?.cut ? ++take : take))
  return frames.map((frame, i) => {
    const mates = frames.filter((_, k) => takes[k] === takes[i])
    const clearest = mates.reduce((best, mate) => (mate.subject.clarity > best.subject.clarity ? mate : best))
    return { ...frame, subjectColour: clearest.subjectColour }
  })
}

/**
 * A cut: the colours' distribution changes (histogram intersection, Swain & Ballard 1991) and so does what is where,
 * by the correlation of the two pictures and by the difference left, both after the whole's shift is undone.
 */
export function changeBetween(before: LabImage, after: LabImage): Change {
  const motion = motionBetween(before, after)
  const left = mean(motion.difference)
  const colours = 1 - histogramIntersection(before, after)
  const rearranged = colours > 0.15 && correlation(before, after, motion.shift) < 0.55
  return { motion, cut: rearranged || (colours > 0.25 && left > 0.14) || (colours > 0.4 && left > 0.05) }
}

/** How alike two pictures are in what is where: 1 the same, 0 unrelated. Over all three channels, softened. */
function correlation(before: LabImage, after: LabImage, shift: Motion['shift']): number {
  const { width, height } = after.l
  const dx = Math.round(shift.x * width)
  const dy = Math.round(shift.y * height)
  let both = 0
  let first = 0
  let second = 0
  for (const [channel, weight] of [
    ['l', 1],
    ['a', 4],
    ['b', 4],
  ] as const) {
    const one = centred(blur(before[channel], 2))
    const other = centred(blur(after[channel], 2))
    for (let y = Math.max(0, dy); y < height + Math.min(0, dy); y++)
      for (let x = Math.max(0, dx); x < width + Math.min(0, dx); x++) {
        const p = one.data[(y - dy) * width + x - dx]!
        const q = other.data[y * width + x]!
        both += weight * p * q
        first += weight * p * p
        second += weight * q * q
      }
  }
  return both / (Math.sqrt(first * second) + 1e-9)
}

function centred(plane: Plane): Plane {
  const middle = mean(plane)
  return mapPlane(plane, (value) => value - middle)
}

/** What moved in a frame: what differs from both neighbours of the same take (three-frame differencing). */
function movedAt(changes: readonly Change[], i: number): Plane | undefined {
  const sides = [changes[i - 1], changes[i]].filter(
    (change) => change && !change.cut && isLocal(change.motion),
  )
  const [first, second] = sides.map((change) => change?.motion.difference)
  if (!first || !second) return first
  const out = newPlane(first.width, first.height)
  for (let k = 0; k < out.data.length; k++) out.data[k] = Math.min(first.data[k]!, second.data[k]!)
  return out
}

function isLocal({ moving }: Motion): boolean {
  return moving > 0.004 && moving < 0.5
}

function measureFrame(time: number, image: LabImage, moved: Plane | undefined): FrameMeasure {
  const subject = findSubject(image, moved)
  const ground = coloursWhere(image, (u, v) => beyond(subject, u, v) > 1.1)[0]!
  const own = coloursWhere(image, (u, v) => beyond(subject, u, v) < 0.75)
  return {
    time,
    subject,
    light: measureLight(image),
    groundColour: ground,
    // what is large and unlike the ground; the box of a subject holds some ground too
    subjectColour: own.reduce((best, swatch) =>
      weight(swatch, ground) > weight(best, ground) ? swatch : best,
    ),
  }
}

function weight(swatch: Swatch, ground: Swatch): number {
  return swatch.share * (0.1 + Math.sqrt(colourDistance(swatch, ground)))
}

/** How far a point (fractions of the frame) is from a subject's centre; 1 on the edge of its box. */
function beyond(subject: Subject, u: number, v: number): number {
  return Math.max(
    Math.abs(u - subject.x) / (subject.width / 2),
    Math.abs(v - subject.y) / (subject.height / 2),
  )
}

function coloursWhere(image: LabImage, counts: (u: number, v: number) => boolean): readonly Swatch[] {
  const { width, height } = image.l
  const at: number[] = []
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) if (counts((x + 0.5) / width, (y + 0.5) / height)) at.push(i)
  if (at.length === 0) at.push(0)
  const some = (plane: Plane): Plane => ({
    width: at.length,
    height: 1,
    data: Float32Array.from(at, (i) => plane.data[i]!),
  })
  return dominantColours({ l: some(image.l), a: some(image.a), b: some(image.b) }, 4, 1)
}

function histogramIntersection(before: LabImage, after: LabImage): number {
  const one = histogram(before)
  const other = histogram(after)
  return one.reduce((sum, value, i) => sum + Math.min(value, other[i]!), 0)
}

/** Shares of the pixels in 8 × 5 × 5 bins of lightness and colour, each pixel spread over two lightness bins. */
function histogram(image: LabImage): Float32Array {
  const bins = new Float32Array(9 * 25)
  const each = 1 / image.l.data.length
  const colourBin = (value: number) => Math.min(4, Math.max(0, Math.round(value / 0.06) + 2))
  for (let i = 0; i < image.l.data.length; i++) {
    const colour = colourBin(image.a.data[i]!) * 5 + colourBin(image.b.data[i]!)
    const level = Math.min(7.999, Math.max(0, image.l.data[i]! * 8))
    const low = Math.floor(level)
    bins[low * 25 + colour]! += each * (1 - level + low)
    bins[(low + 1) * 25 + colour]! += each * (level - low)
  }
  return bins
}

function mean(plane: Plane): number {
  let sum = 0
  for (const value of plane.data) sum += value
  return sum / Math.max(1, plane.data.length)
}
