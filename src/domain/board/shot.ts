import type { EngineId } from '../engines/engines.ts'
import type { BlobId, ShotId, TakeId } from '../ids.ts'
import type { ShotPlan } from './shot-fields.ts'

export interface Shot extends ShotPlan {
  readonly id: ShotId
  readonly takes: readonly Take[]
  readonly chosenTake?: TakeId
}

/** One picture of a shot. Takes are appended, never overwritten. */
export interface Take {
  readonly id: TakeId
  readonly blob: BlobId
  readonly width: number
  readonly height: number
  readonly mime: string
  readonly receipt: Receipt
  readonly upscaled?: UpscaledTake
  readonly starred?: true
  /**
   * Milliseconds since the epoch: deleted by a person, and there to be restored until it is cleared
   * away.
   */
  readonly deletedAt?: number
}

export interface UpscaledTake {
  readonly blob: BlobId
  /** PNG where it is missing: earlier records have none. */
  readonly mime?: string
  readonly scale: number
  readonly model: string
  readonly backend: string
  readonly ms: number
}

export type ReferenceRole = 'identity' | 'style' | 'continuity'

/** How a picture came to be: enough to explain it and to draw it again. */
export interface Receipt {
  readonly engine: EngineId
  readonly model: string
  readonly prompt: string
  /** The shot's text when it was drawn; another text now means that the take is stale. */
  readonly shotText: string
  readonly references: readonly { readonly role: ReferenceRole; readonly label: string }[]
  readonly seed?: number
  /** Where it was drawn, for an engine that is somewhere else. */
  readonly host?: string
  /** US dollars, as they were billed. */
  readonly cost?: number
  /** Of those, what the person's own provider billed. */
  readonly own?: number
  readonly ms: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** The takes that were not deleted. */
export const keptTakes = (shot: Shot): readonly Take[] =>
  shot.takes.filter((take) => take.deletedAt === undefined)

/** The take that stands for the shot: the chosen one, else the newest, else none. */
export function shownTake(shot: Shot): Take | undefined {
  const kept = keptTakes(shot)
  return kept.find((take) => take.id === shot.chosenTake) ?? kept.at(-1)
}

/** "Take 2": counted from 1 with the deleted ones, so that a take keeps its number. */
export const takeNumber = (shot: Shot, take: Take) => shot.takes.findIndex(({ id }) => id === take.id) + 1

/** True when the take is there upscaled as wanted. */
export function isUpscaled(take: Take, wanted: { readonly model: string; readonly scale: number }): boolean {
  return take.upscaled?.scale === wanted.scale && take.upscaled.model === wanted.model
}

/** True when the shot's text has changed since the take was drawn. */
export function isStale(shot: Shot, take: Take): boolean {
  return take.receipt.shotText !== shot.text
}
