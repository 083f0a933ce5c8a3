import type { ShotSize } from '../../../../src/domain/board/shot-terms.ts'
import type { Face, Facing } from '../../../../src/domain/people/face.ts'
import { sizeOfFace } from '../../../../src/domain/people/face-size.ts'
import type { ClipMeasure, FrameMeasure } from '../measure/clip.ts'

const SCALES: Readonly<Record<ShotSize, string>> = {
  'extreme-wide': 'tiny in an extreme wide shot',
  wide: 'at the scale of a wide shot',
  full: 'at the scale of a full shot',
  'medium-wide': 'at the scale of a medium wide shot',
  medium: 'at the scale of a medium shot',
  'medium-close': 'at the scale of a medium close-up',
  close: 'at the scale of a close-up',
  'big-close': 'at the scale of a big close-up',
  'extreme-close': 'at the scale of an extreme close-up',
  insert: 'filling the frame',
}

const TURNS: Readonly<Record<Facing, string>> = {
  left: 'left',
  right: 'right',
  toward: 'the camera',
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** The film term for the size that a face has in a frame. */
export const scaleOf = ({ box }: Face): string => SCALES[sizeOfFace(box.height)]

/** What is said when nobody could look for faces. */
export const NOT_SEARCHED =
  'People were not looked for: the people finder is not on this device, and could not be loaded.'

/** "two", or the figure from ten on. */
const counted = (count: number) => NUMBERS[count] ?? String(count)

/**
 * The sentences about faces: how often, how many at once, their size, and where they face.
 * Undefined where none was found.
 */
export function peopleSeen({ frames }: ClipMeasure): string | undefined {
  const shown = frames.filter(({ subject }) => subject.faces)
  const most = shown.reduce<FrameMeasure | undefined>(
    (best, one) => (countOf(one) > (best ? countOf(best) : 0) ? one : best),
    undefined,
  )
  const faces = most?.subject.faces ?? []
  const [largest] = faces
  if (!most || !largest) return undefined
  const often =
    frames.length === 1
      ? 'A frame was searched for faces.'
      : `Faces are found in ${shown.length} of ${frames.length} frames.`
  const people = faces.length === 1 ? 'one person' : `${counted(faces.length)} people`
  return `${often} At ${most.time.toFixed(1)} s they show ${people}, ${scaleOf(largest)}: ${turnsOf(faces)}.`
}

const countOf = ({ subject }: FrameMeasure) => subject.faces?.length ?? 0

function turnsOf(faces: readonly Face[]): string {
  const [one, other, ...more] = faces.toSorted((a, b) => a.box.x - b.box.x)
  if (!one || !other) return `facing ${TURNS[one?.facing ?? 'toward']}`
  if (more.length === 0)
    return `the left one facing ${TURNS[one.facing]}, the right one facing ${TURNS[other.facing]}`
  const groups = (Object.keys(TURNS) as Facing[]).flatMap((facing) => {
    const count = faces.filter((face) => face.facing === facing).length
    return count === 0 ? [] : [`${counted(count)} facing ${TURNS[facing]}`]
  })
  return groups.join(', ')
}

/** How a shot's text names the people whom it shows; each name is one thing, "it". */
export function figureName(shown: readonly Face[], faces: readonly Face[]): string {
  if (shown.length > 2) return 'the group'
  if (shown.length === 2) return 'the pair'
  const [one] = shown
  if (!one || faces.length === 1) return 'the figure'
  const others = faces.filter((face) => face !== one)
  if (others.every(({ box }) => box.x > one.box.x)) return 'the left figure'
  return others.every(({ box }) => box.x < one.box.x) ? 'the right figure' : 'the middle figure'
}
