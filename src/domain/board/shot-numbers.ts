import type { ShotId } from '../ids.ts'
import type { Project } from '../project/project.ts'
import { numberAt, PLAIN_NUMBERING } from './numbers.ts'
import type { Shot } from './shot.ts'

/** The part of a project that its numbers depend on. */
export type NumberedBoard = Pick<Project, 'shots' | 'numbering'>

const known = new WeakMap<readonly Shot[], { readonly of: Project['numbering']; readonly numbers: Numbers }>()
type Numbers = ReadonlyMap<ShotId, string>

/**
 * The number of every shot on the board, omitted ones included: counted, or while numbers are
 * locked the one that locked-numbers.ts stored in the shot.
 */
export function numbersOf({ shots, numbering }: NumberedBoard): Numbers {
  const found = known.get(shots)
  if (found && found.of === numbering) return found.numbers
  const numbers = numbersFor(shots, numbering)
  known.set(shots, { of: numbering, numbers })
  return numbers
}

function numbersFor(shots: readonly Shot[], numbering = PLAIN_NUMBERING): Numbers {
  const numberOfShot = ({ number = '' }: Shot, place: number) =>
    numbering.locked ? number : numberAt(numbering, place)
  return new Map(shots.map((shot, place) => [shot.id, numberOfShot(shot, place)]))
}

/** The number of one shot; empty for a shot that is not on the board. */
export const numberOf = (project: NumberedBoard, id: ShotId): string => numbersOf(project).get(id) ?? ''
