import type { Spot } from '../../../../src/domain/board/marks.ts'
import type { ShotDirection, ShotFraming, ShotSize } from '../../../../src/domain/board/shot-terms.ts'
import type { Face } from '../../../../src/domain/people/face.ts'

/** What a shot says of the people in it. */
export interface Asked {
  readonly size: ShotSize
  readonly framing?: ShotFraming | undefined
  readonly direction?: ShotDirection | undefined
  readonly people?: number
}

/** Framings that show nobody's face. */
const WITHOUT: ReadonlySet<ShotFraming | undefined> = new Set(['point-of-view', 'empty'])

/** People that a framing shows. */
const SHOWN: Readonly<Partial<Record<ShotFraming, number>>> = {
  single: 1,
  'over-shoulder': 1,
  'two-shot': 2,
  group: Number.POSITIVE_INFINITY,
}

/**
 * The faces of a frame that a shot is about: as many as its framing says, else as it names people,
 * else one in a near view and all in a wide one. A part of a face is one person's, whatever the
 * framing: between two there is none. Of one, the largest that faces as the shot says. `faces` have
 * the largest first.
 */
export function chosenFaces(
  { size, framing, direction, people = 0 }: Asked,
  faces: readonly Face[],
): readonly Face[] {
  if (size === 'insert' || WITHOUT.has(framing)) return []
  const isWide = size === 'wide' || size === 'extreme-wide'
  const count = (framing && SHOWN[framing]) ?? (people > 0 ? people : isWide ? faces.length : 1)
  if (count > 1 && size !== 'extreme-close') return faces.slice(0, count)
  const asked = faces.filter(({ facing }) => facing === direction)
  return (asked.length > 0 ? asked : faces).slice(0, 1)
}

/** The middle of some faces' boxes. */
export function middleOf(faces: readonly Face[]): Spot {
  const mean = (of: (face: Face) => number) => faces.reduce((sum, face) => sum + of(face), 0) / faces.length
  return { x: mean(({ box }) => box.x + box.width / 2), y: mean(({ box }) => box.y + box.height / 2) }
}

/** A turn from which a face looks past the camera, to the shoulder. */
const LOOKS_ASIDE = 0.12

/**
 * The side of the near shoulder in an over-shoulder shot, −1 left: where the face looks to, else
 * across from where it stands in the frame.
 */
export function shoulderSide(asked: Asked, faces: readonly Face[]): -1 | 1 {
  const [face] = chosenFaces(asked, faces)
  if (face && Math.abs(face.turn) > LOOKS_ASIDE) return face.turn < 0 ? -1 : 1
  return face && middleOf([face]).x >= 0.5 ? -1 : 1
}
