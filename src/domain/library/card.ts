import { shownTake } from '../board/shot.ts'
import type { BlobId, ProjectId } from '../ids.ts'
import { drawnCount } from '../jobs/readiness.ts'
import { LIMITS } from '../project/limits.ts'
import { allShots, type Project } from '../project/project.ts'

/**
 * What the list shows of a project: kept beside the record, so that a thousand projects are listed
 * without reading one.
 */
export interface ProjectCard {
  readonly id: ProjectId
  readonly name: string
  /** The first drawn picture, else the clip's preview, else the style picture. */
  readonly thumbnail?: BlobId
  readonly shots: number
  readonly drawn: number
  /** Size on disk of its media; absent until it has been measured. */
  readonly bytes?: number
  /** US dollars that its pictures cost, wherever they were drawn; absent while nothing has. */
  readonly cost?: number
  /**
   * US dollars that were spent on it from here; absent while nothing was, or where nobody knows.
   */
  readonly spent?: number
  /** Milliseconds since the epoch. */
  readonly updatedAt: number
}

export function cardOf(project: Project, bytes: number | undefined): ProjectCard {
  const drawn = project.shots.map(shownTake).find((take) => take !== undefined)
  const thumbnail = drawn?.blob ?? project.video?.preview?.blob ?? project.style?.blob
  const cost = paidFor(project)
  return {
    id: project.id,
    name: project.name,
    ...(thumbnail === undefined ? {} : { thumbnail }),
    shots: project.shots.length,
    drawn: drawnCount(project),
    ...(bytes === undefined ? {} : { bytes }),
    ...(cost > 0 ? { cost } : {}),
    updatedAt: project.updatedAt,
  }
}

/**
 * US dollars that its pictures cost, as their receipts say, if they were drawn before a time in
 * milliseconds since the epoch. A copy or an imported project has pictures that were paid for
 * before its own first call: that is no spending of its own.
 */
export function paidFor(project: Project, before = Number.POSITIVE_INFINITY): number {
  const receipts = allShots(project).flatMap(({ takes }) => takes.map(({ receipt }) => receipt))
  return receipts.reduce((sum, { at, cost = 0 }) => (at < before ? sum + cost : sum), 0)
}

/**
 * The card with what the ledger knows to have been spent, in US dollars: that counts also what is
 * no longer there and what failed.
 */
export const withSpent = (card: ProjectCard, spent: number | undefined): ProjectCard =>
  spent ? { ...card, spent } : card

/**
 * "Pilot (copy)", or the first of "Pilot (copy 2)", "Pilot (copy 3)" … that is free; a copy of a
 * copy is called after the original.
 */
export function copyName(name: string, taken: readonly string[]): string {
  const original = name.replace(/ \(copy( \d+)?\)$/, '').slice(0, LIMITS.line - 20)
  for (let number = 1; ; number++) {
    const copy = `${original} (copy${number === 1 ? '' : ` ${number}`})`
    if (!taken.includes(copy)) return copy
  }
}

/** A name that tells a project from those that are there: its own, or that of a copy. */
export const freeName = (name: string, taken: readonly string[]): string =>
  taken.includes(name) ? copyName(name, taken) : name

/** Cards whose name has every word that was typed, in any case. */
export function searchCards(cards: readonly ProjectCard[], typed: string): readonly ProjectCard[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return cards.filter(({ name }) => {
    const lower = name.toLocaleLowerCase()
    return words.every((word) => lower.includes(word))
  })
}
