import { identityFrame } from '../clip/frames.ts'
import { factsOf } from '../engines/engine-choice.ts'
import type { EngineId } from '../engines/engines.ts'
import type { Project } from '../project/project.ts'
import { digestsOf } from './choices.ts'
import { anchorOf, boardContinuity } from './continuity.ts'
import type { Change, DrawnWith, PictureWish } from './mark.ts'
import { changesOfChoice } from './staleness.ts'
import { withStar } from './takes.ts'

/** What a batch of pictures began with, and draws with to its end. */
export interface Begun extends DrawnWith {
  /** The project as it was then. */
  readonly project: Project
}

export function begunWith(project: Project, wish: PictureWish, engine: EngineId): Begun {
  const frame = identityFrame(project)
  return {
    engine,
    model: wish.model,
    digests: digestsOf({ project, wish, engine }),
    references: frame ? [{ role: 'identity', time: frame.time }] : [],
    project,
  }
}

/** What of a project stays as it was until a batch ends. */
const KEPT = [
  'style',
  'moreStyles',
  'wordsOnly',
  'styleWords',
  'identityFrame',
  'noFrame',
  'continuity',
  'anchor',
] as const satisfies (keyof Project)[]

/** The project with the choices that a batch began with. */
export function asBegun(project: Project, begun: Begun): Project {
  const rest = { ...project }
  for (const key of KEPT) delete rest[key]
  const kept = KEPT.flatMap((key) => (begun.project[key] === undefined ? [] : [[key, begun.project[key]]]))
  return withStarsOf(begun.project, { ...rest, ...Object.fromEntries(kept) })
}

/** Stars choose which takes go along as an anchor or on a sheet. */
function withStarsOf(then: Project, now: Project): Project {
  const starred = new Set(takesOf(then).flatMap((take) => (take.starred ? [take.id] : [])))
  return takesOf(now)
    .filter((take) => starred.has(take.id) !== (take.starred ?? false))
    .reduce((project, { id }) => withStar(project, id, starred.has(id)), now)
}

const takesOf = ({ shots }: Project) => shots.flatMap(({ takes }) => takes)

/** Choices that concern every picture of a batch. What shots say may be edited at any time. */
const OF_BATCH: readonly Change[] = [
  'style',
  'style-words',
  'frame',
  'references',
  'engine',
  'start',
  'model',
  'shape',
]

/** What a person has changed since a batch began that its pictures are drawn without. */
export function changesOfBatch(project: Project, wish: PictureWish, begun: Begun): readonly Change[] {
  const changed = new Set(changesOfChoice({ project, wish }, begun))
  const { usesModels } = factsOf(begun.engine)
  if (usesModels && followed(project, wish) !== followed(begun.project, wish)) changed.add('references')
  return OF_BATCH.filter((change) => changed.has(change))
}

/** How the board stays consistent, and by which anchor. */
function followed(project: Project, wish: PictureWish): string {
  const how = boardContinuity(project, wish.continuity)
  return how === 'anchor' ? `${how} ${anchorOf(project)?.take.id}` : how
}
