import type { BlobId, ProjectId } from './ids.ts'
import { LIMITS } from './limits.ts'
import { allShots, type Project } from './project.ts'
import { drawnCount } from './readiness.ts'
import { shownTake } from './shot.ts'

/** What the list shows of a project: kept beside the record, so that a thousand projects are listed without reading one. */
export interface ProjectCard {
  readonly id: ProjectId
  readonly name: string
  /** The first drawn picture, else the clip's preview, else the style picture. */
  readonly thumbnail?: BlobId
  readonly shots: number
  readonly drawn: number
  /** Size on disk of its media; absent until it has been measured. */
  readonly bytes?: number
  /** US dollars that it has cost so far; absent while nothing has. */
  readonly cost?: number
  /** Milliseconds since the epoch. */
  readonly updatedAt: number
}

/** Its cost is what its receipts say: those know what was paid where a project was imported from. */
export function cardOf(project: Project, bytes: number | undefined): ProjectCard {
  const drawn = project.shots.map(shownTake).find((take) => take !== undefined)
  const thumbnail = drawn?.blob ?? project.video?.preview?.blob ?? project.style?.blob
  const cost = allShots(project)
    .flatMap(({ takes }) => takes.map(({ receipt }) => receipt.cost ?? 0))
    .reduce((sum, one) => sum + one, 0)
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

/** The card with what the ledger knows to have been spent, in US dollars: it also counts what is no longer there and what failed. */
export function withSpent(card: ProjectCard, spent: number | undefined): ProjectCard {
  return spent !== undefined && spent > (card.cost ?? 0) ? { ...card, cost: spent } : card
}

/** "Pilot (copy)", or the first of "Pilot (copy 2)", "Pilot (copy 3)" … that is free; a copy of a copy is called after the original. */
export function copyName(name: string, taken: readonly string[]): string {
  const original = name.replace(/ \(copy( \d+)?\)$/, '').slice(0, LIMITS.line - 20)
  for (let number = 1; ; number++) {
    const copy = `${original} (copy${number === 1 ? '' : ` ${number}`})`
    if (!taken.includes(copy)) return copy
  }
}

/** Cards whose name has every word that was typed, in any case. */
export function searchCards(cards: readonly ProjectCard[], typed: string): readonly ProjectCard[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return cards.filter(({ name }) => {
    const lower = name.toLocaleLowerCase()
    return words.every((word) => lower.includes(word))
  })
}
