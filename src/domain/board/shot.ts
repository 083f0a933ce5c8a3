import type { EngineId } from '../engines/engines.ts'
import type { BlobId, SeveralId, SheetId, ShotId, TakeId } from '../ids.ts'
import type { Spot } from './marks.ts'
import type { Continuity, Digests, ReferenceEntry, SentReference } from './reference.ts'
import type { KeysWith, ShotPlan } from './shot-fields.ts'

export interface Shot extends ShotPlan {
  readonly id: ShotId
  readonly takes: readonly Take[]
  readonly chosenTake?: TakeId
  /** A model wrote it: what it claims of the clip is held against what was measured. */
  readonly byModel?: true
  /** Its number, once numbers are locked. */
  readonly number?: string
  /** Taken out of a board with locked numbers: it keeps its number and is counted nowhere. */
  readonly omitted?: true
  /** The pictures that it is drawn from, most important first; absent: chosen automatically. */
  readonly references?: readonly ReferenceEntry[]
  /** Absent: as the board. */
  readonly continuity?: Continuity
  /** The style picture stays away and its words go alone; absent: as the board. */
  readonly wordsOnly?: boolean
}

/** One picture of a shot. Takes are appended, never overwritten. */
export interface Take {
  readonly id: TakeId
  readonly blob: BlobId
  readonly width: number
  readonly height: number
  readonly mime: string
  /** Where the subject stands in the picture, as the engine told or a look at it found. */
  readonly focus?: Spot
  /** Where a person put it. */
  readonly focusByHand?: Spot
  readonly receipt: Receipt
  readonly upscaled?: UpscaledTake
  readonly starred?: true
  /** The cell of a draft sheet that it was cut from. */
  readonly draft?: DraftOf
  /** Takes that were asked for at once, to choose the best of, have one id here. */
  readonly several?: SeveralId
  /** Milliseconds since the epoch; a deleted take can be restored until it is purged. */
  readonly deletedAt?: number
}

export interface DraftOf {
  readonly sheet: SheetId
  /** Counted from 0 in reading order. */
  readonly cell: number
}

export interface UpscaledTake {
  readonly blob: BlobId
  /** Absent in earlier records, which are PNG. */
  readonly mime?: string
  readonly scale: number
  readonly model: string
  readonly backend: string
  readonly ms: number
}

type ShownKey = KeysWith<{ readonly told: 'shown' | 'camera' | 'motion' | 'keep' }> | 'sourceTime'

/** The fields beside the text that steered a picture; null for one that was empty. */
export type ShownFields = { readonly [Key in ShownKey]?: Exclude<ShotPlan[Key], undefined> | null }

/** Where a picture comes from. */
export type Receipt = DrawnReceipt | OwnReceipt

/** The user's own picture: nothing drew it, and no words steered it. */
export interface OwnReceipt {
  /** The name of the file. */
  readonly file: string
  /** The shot's number when it was added. */
  readonly number: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** How a picture was drawn: enough to explain and to repeat it. */
export interface DrawnReceipt {
  readonly engine: EngineId
  readonly model: string
  readonly prompt: string
  /** The prompt is the beginning of a longer one, which the project had no room for. */
  readonly cutPrompt?: true
  /** The shot's number at the time of drawing; absent in earlier records. */
  readonly number?: string
  /** The shot's text at the time of drawing. */
  readonly shotText: string
  /** The other fields that steered the picture; absent in earlier records. */
  readonly fields?: ShownFields
  readonly references: readonly SentReference[]
  readonly seed?: number
  /** The call's parameters beside model, prompt and pictures; absent in earlier records. */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>
  /** The take that it was made from, for an edit or a variation. */
  readonly parent?: TakeId
  /** Only the part that came for a region: it could not be put into the picture. */
  readonly apart?: true
  /** Short hashes of what it was made of; absent in earlier records, which are judged by text. */
  readonly digests?: Digests
  /** The host that drew it; absent for an engine on this device. */
  readonly host?: string
  /** US dollars, as billed. */
  readonly cost?: number
  /** The part of it billed by the user's own provider (BYOK). */
  readonly own?: number
  readonly ms: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** How a take was drawn; undefined for the user's own picture. */
export const drawnReceipt = ({ receipt }: Pick<Take, 'receipt'>): DrawnReceipt | undefined =>
  'file' in receipt ? undefined : receipt

/** The takes that are not deleted. */
export const keptTakes = (shot: Shot): readonly Take[] =>
  shot.takes.filter((take) => take.deletedAt === undefined)

/** The take that represents the shot: the chosen one, else the newest, else none. */
export function shownTake(shot: Shot): Take | undefined {
  const kept = keptTakes(shot)
  return kept.find((take) => take.id === shot.chosenTake) ?? kept.at(-1)
}

/** "Take 2": counted from 1, deleted takes included, so that a take keeps its number. */
export const takeNumber = (shot: Shot, take: Take) => shot.takes.findIndex(({ id }) => id === take.id) + 1

/** True when the take is upscaled as wanted. */
export function isUpscaled(take: Take, wanted: { readonly model: string; readonly scale: number }): boolean {
  return take.upscaled?.scale === wanted.scale && take.upscaled.model === wanted.model
}

/** Pictures of the first Sketch have their arrows inside. */
export const hasArrowsInside = (take: Take) => drawnReceipt(take)?.model === 'Sketch 1'
