import type { BlobId, ProjectId } from './ids.ts'
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
  /** US dollars that its pictures were billed with; absent when no receipt names a cost. */
  readonly cost?: number
  /** Milliseconds since the epoch. */
  readonly updatedAt: number
}

export function cardOf(project: Project, bytes: number | undefined): ProjectCard {
  const drawn = project.shots.map(shownTake).find((take) => take !== undefined)
  const thumbnail = drawn?.blob ?? project.video?.preview?.blob ?? project.style?.blob
  const costs = allShots(project).flatMap(({ takes }) => takes.flatMap(({ receipt }) => receipt.cost ?? []))
  return {
    id: project.id,
    name: project.name,
    ...(thumbnail === undefined ? {} : { thumbnail }),
    shots: project.shots.length,
    drawn: drawnCount(project),
    ...(bytes === undefined ? {} : { bytes }),
    ...(costs.length === 0 ? {} : { cost: costs.reduce((sum, cost) => sum + cost, 0) }),
    updatedAt: project.updatedAt,
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
