import type { ShotDirection, ShotEyeline, ShotFraming } from '../../../../src/domain/board/shot-terms.ts'
import type { Face } from '../../../../src/domain/people/face.ts'
import { chosenFaces } from '../draw/chosen-faces.ts'
import type { ShotRole } from './shot-roles.ts'
import type { Setup } from './shot-setup.ts'

/** Sizes that show one person of several. */
const NEAR: ReadonlySet<string> = new Set(['medium-close', 'close', 'big-close', 'extreme-close'])
/** Roles that answer: their person is another one than that of the shots they answer to. */
const ANSWERS: ReadonlySet<ShotRole> = new Set(['reaction', 'over-shoulder'])
/** Faces of this share of the largest one's height belong to what the shot is about. */
const WITH_LARGEST = 0.5

/** The people of a frame that a shot could be about, the largest first. */
const peopleOf = ({ frame }: Setup): readonly Face[] => {
  const faces = frame.subject.faces ?? []
  return faces.filter(({ box }) => box.height >= WITH_LARGEST * (faces[0]?.box.height ?? 0))
}

/** Who shares a shot, by how many people its frame has; undefined where it shows no one, or all. */
export function framingIn(setup: Setup): ShotFraming | undefined {
  const { size, framing } = setup
  if (framing !== undefined) return framing
  const count = peopleOf(setup).length
  if (count === 0 || size === 'insert' || size === 'wide' || size === 'extreme-wide') return undefined
  if (count === 1 || NEAR.has(size)) return 'single'
  return count === 2 ? 'two-shot' : 'group'
}

/**
 * Where the person of a shot faces: of two who face differently, the shots that answer show the one
 * who is not the largest, as shot and reverse shot. Undefined without faces, or for several people.
 */
export function facingIn(setup: Setup): ShotDirection | undefined {
  const [first, ...others] = peopleOf(setup)
  const framing = framingIn(setup)
  if (!first || framing === undefined || framing === 'two-shot' || framing === 'group') return undefined
  if (framing === 'point-of-view') return undefined
  const other = others.find(({ facing }) => facing !== first.facing)
  return (ANSWERS.has(setup.role) && other ? other : first).facing
}

/**
 * Where the person of a shot looks: with a head that is turned aside. The eyes of one who faces the
 * camera are not measured, so that it is undefined there.
 */
export function eyelineIn(setup: Setup): ShotEyeline | undefined {
  const facing = facingIn(setup)
  return facing === 'left' || facing === 'right' ? facing : undefined
}

/** The faces that a shot's still will show. */
export const facesIn = (setup: Setup): readonly Face[] =>
  chosenFaces(
    { size: setup.size, framing: framingIn(setup), direction: facingIn(setup) },
    setup.frame.subject.faces ?? [],
  )
