import { countedShots } from '../board/counted-shots.ts'
import { drawnReceipt, shownTake } from '../board/shot.ts'
import type { BlobId, ProjectId } from '../ids.ts'
import { drawnCount } from '../jobs/readiness.ts'
import { allShots, type Project } from '../project/project.ts'

/**
 * A project's entry in the list, stored beside the record, so that a thousand projects are listed
 * without reading one.
 */
export interface ProjectCard {
  readonly id: ProjectId
  readonly name: string
  /** The first drawn picture, else the clip's preview, else the style picture. */
  readonly thumbnail?: BlobId
  readonly shots: number
  readonly drawn: number
  /** Size of its media on disk; absent until measured. */
  readonly bytes?: number
  /** US dollars that its pictures cost, wherever they were drawn; absent for none. */
  readonly cost?: number
  /** US dollars spent on it in this browser; absent for none, or where unknown. */
  readonly spent?: number
  /** Milliseconds since the epoch. */
  readonly updatedAt: number
}

export function cardOf(project: Project, bytes: number | undefined): ProjectCard {
  const shots = countedShots(project)
  const drawn = shots.map(shownTake).find((take) => take !== undefined)
  const thumbnail = drawn?.blob ?? project.video?.preview?.blob ?? project.style?.blob
  const cost = paidFor(project)
  return {
    id: project.id,
    name: project.name,
    ...(thumbnail === undefined ? {} : { thumbnail }),
    shots: shots.length,
    drawn: drawnCount(project),
    ...(bytes === undefined ? {} : { bytes }),
    ...(cost > 0 ? { cost } : {}),
    updatedAt: project.updatedAt,
  }
}

/**
 * US dollars that its pictures cost by their receipts, drawn before a time in milliseconds since
 * the epoch. A copy or an imported project has pictures paid for before its own first call, which
 * are not its own spending.
 */
export function paidFor(project: Project, before = Number.POSITIVE_INFINITY): number {
  const receipts = allShots(project).flatMap(({ takes }) => takes.map(drawnReceipt))
  return receipts.reduce((sum, drawn) => (drawn && drawn.at < before ? sum + (drawn.cost ?? 0) : sum), 0)
}

/**
 * Adds the spending in US dollars from the ledger, which also counts failed calls and deleted
 * pictures.
 */
export const withSpent = (card: ProjectCard, spent: number | undefined): ProjectCard =>
  spent ? { ...card, spent } : card

/** Cards whose name has every typed word, ignoring case. */
export function searchCards(cards: readonly ProjectCard[], typed: string): readonly ProjectCard[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return cards.filter(({ name }) => {
    const lower = name.toLocaleLowerCase()
    return words.every((word) => lower.includes(word))
  })
}
