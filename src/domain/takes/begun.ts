import { identityFrame } from '../clip/frames.ts'
import type { EngineId } from '../engines/engines.ts'
import type { Project } from '../project/project.ts'
import { type Change, type DrawnWith, digestsOf, type PictureWish } from './choices.ts'
import { changesOfChoice } from './staleness.ts'

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
const KEPT = ['style', 'moreStyles', 'wordsOnly', 'identityFrame'] as const satisfies (keyof Project)[]

/** The project with the choices that a batch began with. */
export function asBegun(project: Project, begun: Begun): Project {
  const { style, moreStyles, wordsOnly, identityFrame, ...rest } = project
  const kept = KEPT.flatMap((key) => (begun.project[key] === undefined ? [] : [[key, begun.project[key]]]))
  return { ...rest, ...Object.fromEntries(kept) }
}

/** Choices that concern every picture of a batch. Words may be edited at any time. */
const OF_BATCH: ReadonlySet<Change> = new Set(['style', 'frame', 'engine', 'model', 'shape'])

/** What a person has changed since a batch began that its pictures are drawn without. */
export const changesOfBatch = (project: Project, wish: PictureWish, begun: Begun): readonly Change[] =>
  changesOfChoice({ project, wish }, begun).filter((change) => OF_BATCH.has(change))
