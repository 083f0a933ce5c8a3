import type { FieldValue } from '../board/edit-field.ts'
import type { Shot } from '../board/shot.ts'
import type { ShotFieldKey, ShotPlan } from '../board/shot-fields.ts'
import type { ShotDirection, ShotEyeline, ShotFraming, ShotMove, ShotSize } from '../board/shot-terms.ts'
import type { ShotId } from '../ids.ts'

export type RuleId =
  | 'jump-cut'
  | 'axis'
  | 'eyeline'
  | 'establishing'
  | 'lost-place'
  | 'monotony'
  | 'leap'
  | 'dialogue'
  | 'pace'
  | 'moment'
  | 'name'
  | 'contradiction'
  | 'measured'
  | 'measured-facing'
  | 'measured-people'
  | 'said-twice'
  | 'one-moment'

type None = Record<never, never>

/** What a rule can find, by code, with the values of its sentence. Times are in seconds. */
export interface FindingValues {
  'jump-cut': None
  'axis-crossed': { readonly name: string; readonly from: ShotDirection; readonly to: ShotDirection }
  'same-eyeline': { readonly side: ShotEyeline }
  'not-established': None
  'place-lost': { readonly shots: number }
  'same-size': { readonly size: ShotSize; readonly shots: number }
  'same-angle': { readonly shots: number }
  leap: { readonly from: ShotSize; readonly to: ShotSize }
  'dialogue-long': { readonly reads: number; readonly lasts: number }
  hurried: { readonly lasts: number }
  slack: { readonly lasts: number }
  'board-long': { readonly sum: number; readonly window: number }
  'board-short': { readonly sum: number; readonly window: number }
  'outside-window': { readonly time: number }
  'same-moment': { readonly time: number; readonly size: ShotSize }
  'name-missing': { readonly name: string }
  'name-unknown': { readonly name: string }
  'shoulder-alone': None
  'own-view': { readonly name: string }
  'close-wide': { readonly size: ShotSize; readonly word: string }
  'insert-face': { readonly word: string }
  'lens-wide': None
  'move-unlike': { readonly says: ShotMove; readonly measures: ShotMove }
  'facing-unlike': { readonly says: ShotDirection; readonly measures: ShotDirection }
  'people-unlike': { readonly says: ShotFraming; readonly measures: number }
  'said-twice': None
  'several-moments': { readonly word: string }
  'many-words': { readonly words: number }
  'opens-with': { readonly word: string }
}

export type FindingCode = keyof FindingValues

/** What is found, as `ui/words` says it. */
export type Found = {
  readonly [Code in FindingCode]: { readonly code: Code } & FindingValues[Code]
}[FindingCode]

/** The fields that a fix sets on one shot; undefined takes a field out. */
export interface ShotChange {
  readonly shot: ShotId
  readonly fields: Readonly<Partial<Record<ShotFieldKey, FieldValue | undefined>>>
}

/** An edit of the board as data, so that it can be shown before it is made. */
export type FixEdit =
  | { readonly kind: 'set'; readonly changes: readonly ShotChange[] }
  | { readonly kind: 'insert'; readonly before: ShotId; readonly plan: ShotPlan }
  /** Sets fields of a shot and puts the rest into a new one after it; its takes stay with it. */
  | { readonly kind: 'split'; readonly change: ShotChange; readonly plan: ShotPlan }
  /** Removes a shot; its takes go to `into`. */
  | { readonly kind: 'merge'; readonly shot: ShotId; readonly into: ShotId }
  /** Adds a person to who and where; the shot has the name already. */
  | { readonly kind: 'person'; readonly name: string }

export type FixCode =
  | 'other-angle'
  | 'closer'
  | 'wider'
  | 'cutaway'
  | 'flip-direction'
  | 'neutral-shot'
  | 'flip-eyeline'
  | 'widen'
  | 'establish'
  | 'vary-sizes'
  | 'medium-between'
  | 'set-duration'
  | 'split-dialogue'
  | 'spread'
  | 'nearest-frame'
  | 'add-name'
  | 'known-name'
  | 'add-person'
  | 'drop-name'
  | 'to-single'
  | 'drop-owner'
  | 'change-size'
  | 'change-lens'
  | 'measured-move'
  | 'measured-facing'
  | 'measured-framing'
  | 'merge'
  | 'first-moment'
  | 'split-text'
  | 'name-first'
  | 'plain-verb'

export interface Fix {
  readonly code: FixCode
  readonly edit: FixEdit
}

/** What a rule found. */
export interface Hit {
  readonly found: Found
  /** The shots that it is about, in order of the board; it stands before the last of them. */
  readonly shots: readonly Shot[]
  /** Every shot that was read for it, where these are more. */
  readonly seen?: readonly Shot[]
  readonly fixes: readonly Fix[]
}

export const set = (code: FixCode, shot: Shot, fields: ShotChange['fields']): Fix => ({
  code,
  edit: { kind: 'set', changes: [{ shot: shot.id, fields }] },
})

export const insert = (code: FixCode, before: Shot, plan: Partial<ShotPlan>): Fix => ({
  code,
  edit: { kind: 'insert', before: before.id, plan: { text: '', ...plan } },
})
