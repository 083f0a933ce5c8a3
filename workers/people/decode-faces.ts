import { type Face, type FacePoint, facingOf } from '../../src/domain/people/face.ts'
import type { Letterbox } from './letterbox.ts'

/**
 * What the face net gives: for each place of a 48 × 48 grid, 16 numbers in pixels of its input of
 * 192 × 192 (the box's middle from the place's middle, its width and height, then six points from
 * the place's middle), and a score before the logistic function. As in MediaPipe's
 * `face_detection_full_range`: anchors at the middles of cells, of size 1.
 */
const GRID = 48
const NUMBERS = 16
const INPUT = 192

const LEAST_SCORE = 0.55
/** Boxes that overlap by more, as intersection over union, are one face. */
const SAME = 0.3

interface Box {
  readonly score: number
  /** Middle, width, height; then six points: eyes, nose, mouth, ears. */
  readonly numbers: readonly number[]
}

/**
 * Reads the net's outputs as faces, in fractions of the picture that lies in the letterbox, the
 * largest first.
 */
export function decodeFaces(boxes: Float32Array, scores: Float32Array, within: Letterbox): readonly Face[] {
  const found: Box[] = []
  scores.forEach((raw, i) => {
    const score = 1 / (1 + Math.exp(-raw))
    if (score < LEAST_SCORE) return
    const place = { x: ((i % GRID) + 0.5) / GRID, y: (Math.floor(i / GRID) + 0.5) / GRID }
    const numbers = Array.from(boxes.subarray(i * NUMBERS, (i + 1) * NUMBERS), (value, k) => {
      const middle = k === 2 || k === 3 ? 0 : k % 2 === 0 ? place.x : place.y
      return value / INPUT + middle
    })
    found.push({ score, numbers })
  })
  return merged(found)
    .map((box) => faceOf(box, within))
    .toSorted((a, b) => b.box.height * b.box.width - a.box.height * a.box.width)
}

/** Joins overlapping boxes to their mean, weighted by score (weighted non-maximum suppression). */
function merged(boxes: readonly Box[]): readonly Box[] {
  let rest = boxes.toSorted((a, b) => b.score - a.score)
  const out: Box[] = []
  while (rest[0]) {
    const best = rest[0]
    const mates = rest.filter((box) => box === best || overlap(box, best) > SAME)
    const weight = mates.reduce((sum, { score }) => sum + score, 0)
    out.push({
      score: best.score,
      numbers: best.numbers.map(
        (_, k) => mates.reduce((sum, { score, numbers }) => sum + score * numbers[k]!, 0) / weight,
      ),
    })
    rest = rest.filter((box) => !mates.includes(box))
  }
  return out
}

/** Intersection over union. */
function overlap({ numbers: a }: Box, { numbers: b }: Box): number {
  const along = (middle: number, size: number) =>
    Math.max(
      0,
      Math.min(a[middle]! + a[size]! / 2, b[middle]! + b[size]! / 2) -
        Math.max(a[middle]! - a[size]! / 2, b[middle]! - b[size]! / 2),
    )
  const both = along(0, 2) * along(1, 3)
  return both / (a[2]! * a[3]! + b[2]! * b[3]! - both)
}

function faceOf({ score, numbers }: Box, within: Letterbox): Face {
  const across = (x: number) => (x - within.x) / within.width
  const down = (y: number) => (y - within.y) / within.height
  const [x = 0, y = 0, width = 0, height = 0] = numbers
  const point = (k: number): FacePoint => ({ x: across(numbers[4 + 2 * k]!), y: down(numbers[5 + 2 * k]!) })
  const [leftEye, rightEye, nose, mouth, leftEar, rightEar] = [0, 1, 2, 3, 4, 5].map(point) as [
    FacePoint,
    FacePoint,
    FacePoint,
    FacePoint,
    FacePoint,
    FacePoint,
  ]
  // Half a box from the middle of the ears lies the nose of a face in profile.
  const aside = (2 * (nose.x - (leftEar.x + rightEar.x) / 2) * within.width) / width
  const turn = Math.min(1, Math.max(-1, aside))
  return {
    box: {
      x: across(x - width / 2),
      y: down(y - height / 2),
      width: width / within.width,
      height: height / within.height,
    },
    score,
    turn,
    facing: facingOf(turn),
    points: { leftEye, rightEye, nose, mouth, leftEar, rightEar },
  }
}
