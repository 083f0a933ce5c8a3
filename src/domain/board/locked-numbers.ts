import type { Project } from '../project/project.ts'
import { countedShots } from './counted-shots.ts'
import { numberBetween } from './number-between.ts'
import { PLAIN_NUMBERING } from './numbers.ts'
import type { Shot } from './shot.ts'
import { numbersOf } from './shot-numbers.ts'

/**
 * Stores a number in each shot of a board with locked numbers, and removes it from the shots of any
 * other, whose numbers shot-numbers.ts computes. Every write of a project calls it. Returns the
 * same object if nothing changes.
 */
export function numbered(project: Project): Project {
  const { shots, numbering } = project
  const named = numbering?.locked ? withNumbers(shots, numbering) : shots.map(withoutNumber)
  return named.some((shot, i) => shot !== shots[i]) ? { ...project, shots: named } : project
}

function withNumbers(shots: readonly Shot[], numbering: NonNullable<Project['numbering']>): readonly Shot[] {
  const own = new Map<string, Shot>()
  for (const shot of shots) {
    if (shot.number !== undefined && !own.has(shot.number)) own.set(shot.number, shot)
  }
  const keeps = (shot: Shot | undefined) => shot?.number !== undefined && own.get(shot.number) === shot
  const taken = new Set([...own.keys(), ...(numbering.given ?? [])])
  let before: string | undefined
  return shots.map((shot, place) => {
    if (keeps(shot)) {
      before = shot.number
      return shot
    }
    const after = shots.slice(place).find(keeps)?.number
    const number = numberBetween(numbering, { before, after, taken })
    taken.add(number)
    before = number
    return { ...shot, number }
  })
}

function withoutNumber(shot: Shot): Shot {
  if (shot.number === undefined && !shot.omitted) return shot
  const { number: _, omitted: __, ...others } = shot
  return others
}

/** Keeps the present numbers with their shots from now on. */
export const withNumbersLocked = (project: Project): Project => {
  const numbers = numbersOf(project)
  return {
    ...project,
    numbering: { ...(project.numbering ?? PLAIN_NUMBERING), locked: true },
    shots: project.shots.map((shot) => ({ ...shot, number: numbers.get(shot.id) ?? '' })),
  }
}

/**
 * Counts the board anew from now on. Omitted shots leave the board; those with pictures go to the
 * shelf.
 */
export function withNumbersUnlocked(project: Project): Project {
  const { locked: _, given: __, ...numbering } = project.numbering ?? PLAIN_NUMBERING
  const drawn = project.shots.filter(({ omitted, takes }) => omitted && takes.length > 0).map(withoutNumber)
  return {
    ...project,
    numbering,
    shots: countedShots(project).map(withoutNumber),
    shelf: [...drawn, ...project.shelf],
  }
}

/**
 * Keeps the numbers that a hand-over carried: none of them is given to another shot, also after
 * undo. Changes nothing while numbers are not locked.
 * @param handed the board that was handed over: a version, or the board before an edit
 */
export function withNumbersGiven(project: Project, handed: Project = project): Project {
  const { numbering } = project
  if (!numbering?.locked) return project
  const carried = [project, ...(handed.numbering?.locked ? [handed] : [])]
  const numbers = carried.flatMap((board) => [...numbersOf(board).values()])
  const given = [...new Set([...(numbering.given ?? []), ...numbers])]
  return { ...project, numbering: { ...numbering, given } }
}
