import type { Ingredient } from '../board/reference.ts'
import type { DrawnReceipt, Shot } from '../board/shot.ts'
import { factsOf } from '../engines/engine-choice.ts'
import type { EngineId } from '../engines/engines.ts'
import type { Start } from '../engines/picture-server.ts'
import type { Project } from '../project/project.ts'
import type { EarlierWish } from './earlier-wish.ts'

/** What a person has changed since a take was drawn. */
export type Change =
  | 'text'
  | 'camera'
  | 'cast'
  | 'who'
  | 'moment'
  | 'scene'
  | 'style'
  | 'style-words'
  | 'clip'
  | 'frame'
  | 'references'
  | 'engine'
  | 'start'
  | 'model'
  | 'shape'

/** What a person has chosen for the pictures of all boards. */
export interface PictureWish extends EarlierWish {
  /**
   * Chosen by hand, or come with the person's key; undefined for one that only stands in for want
   * of a key.
   */
  readonly engine: EngineId | undefined
  /** Chosen by hand; empty for the default, which follows the catalogue. */
  readonly model: string
  /** Of the picture server, where one is set up. */
  readonly server?: ServerWish | undefined
  /** An aspect ratio such as "16:9"; empty for the clip's own. */
  readonly shape: string
}

export interface ServerWish {
  readonly start: Start
  /** Its model or workflow, where a person chooses it; else its own window has it. */
  readonly model?: string | undefined
}

/** A drawing as it was made: enough to compare it with what a person wants now. */
export type DrawnWith = Pick<DrawnReceipt, 'digests' | 'engine' | 'model' | 'references'>

/** What an engine draws a shot from. */
export interface Ingredients {
  readonly project: Project
  /** Its own choices; absent for those of the board alone. */
  readonly shot?: Shot | undefined
  readonly wish: PictureWish
  readonly engine: EngineId
  /** References that the drawing model takes; absent where unknown. */
  readonly limit?: number | undefined
}

/** A choice that a receipt keeps as a part of an ingredient's digest. */
export interface Mark {
  readonly change: Change
  readonly ingredient: Ingredient
  /** The choice as a text; undefined where the engine draws without it, or there is none. */
  readonly of: (from: Ingredients) => string | undefined
  /** True where a receipt shows that the choice is what it was drawn with, or was none of its. */
  readonly isMet?: (from: Ingredients, drawn: DrawnWith) => boolean
}

export const usesModels = ({ engine }: Ingredients) => factsOf(engine).usesModels
export const usesServer = ({ engine }: Ingredients) => factsOf(engine).needs === 'server'
/** The engine is told everything and shown the references, as a model is. */
export const usesList = (from: Ingredients) =>
  usesModels(from) || (usesServer(from) && from.wish.server?.start === 'references')

/** A server paints over the frame of the moment, and is shown nothing else. */
export const isFromFrameAlone = (from: Ingredients) =>
  usesServer(from) && from.wish.server?.start === 'moment'
