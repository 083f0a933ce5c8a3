import type { MeasuredClip } from '../../../../src/domain/clip/measured.ts'
import type { Face } from '../../../../src/domain/people/face.ts'
import { fitLab, type LabImage } from '../pixels/oklab.ts'
import { newPlane, type Plane } from '../pixels/raster.ts'
import { type Change, changeBetween } from './cuts.ts'
import { type Light, measureLight } from './light.ts'
import type { Motion } from './motion.ts'
import { colourDistance, dominantColours, type Swatch } from './palette.ts'
import { findSubject, type Subject } from './subject.ts'
import { measureTones, pooled, type StyleTones } from './tones.ts'

/** One frame of a clip. */
export interface TimedLab {
  /** Seconds into the clip. */
  readonly time: number
  readonly image: LabImage
  /** The faces in it, the largest first; absent where none were looked for. */
  readonly faces?: readonly Face[] | undefined
}

export interface FrameMeasure {
  readonly time: number
  readonly light: Light
  readonly subject: Subject
  /** Mean colours of the subject and its surroundings. */
  readonly subjectColour: Swatch
  readonly groundColour: Swatch
}

export interface ClipMeasure {
  /** In order of time; never empty. */
  readonly frames: readonly FrameMeasure[]
  /** One fewer than frames. */
  readonly changes: readonly Change[]
  readonly light: Light
  readonly palette: readonly Swatch[]
  readonly tones: StyleTones
  /** What all pictures of the clip told, where they were measured. */
  readonly measured?: MeasuredClip | undefined
}

/** Measuring size: enough to locate things, and fast. */
const LONG_SIDE = 96
const PALETTE = 6

/** Measures a clip by its frames, in order of time; at least one. */
export function measureClip(frames: readonly TimedLab[]): ClipMeasure {
  const small = frames.map(({ image }) => fitLab(image, LONG_SIDE))
  const changes = small.slice(1).map((after, i) => changeBetween(small[i]!, after))
  const measured = frames.map(({ time, faces }, i) =>
    measureFrame(time, small[i]!, movedAt(changes, i), faces),
  )
  const all = pooled(small)
  return {
    frames: namedAlike(measured, changes),
    changes,
    light: measureLight(all),
    palette: dominantColours(all, PALETTE, 1),
    tones: measureTones(all),
  }
}

/**
 * Finds a frame's subject by its faces, its looks and its motion against the neighbouring frames.
 */
export function subjectAt(images: readonly LabImage[], at: number, faces?: readonly Face[]): Subject {
  const near = [at - 1, at, at + 1].flatMap((i) => {
    const image = images[i]
    return image ? [{ i, image: fitLab(image, LONG_SIDE) }] : []
  })
  const changes = near.slice(1).map(({ image }, k) => changeBetween(near[k]!.image, image))
  const own = near.findIndex(({ i }) => i === at)
  return findSubject(near[own]!.image, movedAt(changes, own), faces)
}

/**
 * Within a take the subject keeps the colour of its clearest frame, so that changing light does not
 * rename it.
 */
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
 * What moved in a frame: the difference to both neighbours of the same take (three-frame
 * differencing).
 */
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

function measureFrame(
  time: number,
  image: LabImage,
  moved: Plane | undefined,
  faces: readonly Face[] | undefined,
): FrameMeasure {
  const subject = findSubject(image, moved, faces)
  const ground = coloursWhere(image, (u, v) => beyond(subject, u, v) > 1.1)[0]!
  const own = coloursWhere(image, (u, v) => beyond(subject, u, v) < 0.75)
  return {
    time,
    subject,
    light: measureLight(image),
    groundColour: ground,
    // Large and unlike the ground, because a subject's box contains some ground.
    subjectColour: own.reduce((best, swatch) =>
      weight(swatch, ground) > weight(best, ground) ? swatch : best,
    ),
  }
}

function weight(swatch: Swatch, ground: Swatch): number {
  return swatch.share * (0.1 + Math.sqrt(colourDistance(swatch, ground)))
}

/**
 * Distance of a point (fractions of the frame) from a subject's centre; 1 at the edge of its box.
 */
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
