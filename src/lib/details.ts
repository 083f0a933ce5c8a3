import type { ErrorCode } from './error-codes.ts'

type None = Record<never, never>

/** Each thing that can be told of a failure besides its code, with the values of its sentence. */
export interface DetailValues {
  // why the browser's own decoder does not do
  'decoder-left-out': None
  'decoder-missing': None
  'image-decoder-missing': None
  'decoder-lacks-codec': { readonly codec: string }
  'index-not-understood': { readonly said: string }
  'index-slow': None
  'index-cut-off': None
  'format-left': None
  'track-missing': None
  'may-be-transparent': None
  'edits-several': None
  'cropped-otherwise': None
  'two-shapes': None
  'fields-apart': None
  'colours-unknown': { readonly matrix: string }
  'frames-lacking': None
  'range-unreadable': None
  'shape-unlike-index': None
  'times-missing': None
  'decoder-silent': None
  /** Which file or folder it is about, and what else is known. */
  named: { readonly name: string; readonly why?: Reason | undefined }
  'no-answer': None
  /** In US dollars; without a price where it is not known. */
  'over-limit': { readonly price?: number | undefined; readonly taken: number; readonly limit: number }
  /** What an error says where no more is known of it. */
  failure: { readonly failure: ErrorCode; readonly why?: Reason | undefined }
}

export type Detail = {
  readonly [Code in keyof DetailValues]: { readonly code: Code } & DetailValues[Code]
}[keyof DetailValues]

/** A detail of ours, or what a foreign program said in its own words. */
export type Reason = Detail | string

/** Whether the same is told. */
export const isSameReason = (a: Reason | undefined, b: Reason | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

/** Whether something is why it cannot be had. */
export const isReason = <Wanted extends object>(value: Wanted | Reason): value is Reason =>
  typeof value === 'string' || 'code' in value
