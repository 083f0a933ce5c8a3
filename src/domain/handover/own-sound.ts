import type { BlobId } from '../ids.ts'

/** A sound file of the person's, heard under the board in place of the clip. */
export interface OwnSound {
  readonly blob: BlobId
  /** The file's name. */
  readonly name: string
  readonly bytes: number
  readonly mime: string
  readonly seconds: number
  /** When it begins on the board, in seconds; below 0 its beginning is not heard. */
  readonly offset: number
  /** A factor from 0: 1 is as loud as the file. */
  readonly level: number
  /** The loudest moment of each part of equal length, from 0 to 100: what a drawing of it shows. */
  readonly peaks: readonly number[]
}

export const SOUND_LIMITS = {
  bytes: 500_000_000,
  seconds: 3600,
  /** Seconds before or after the board's beginning. */
  offset: 3600,
  level: 1,
  peaks: 600,
} as const

/** What is known of a sound file once it was heard through. */
export type HeardSound = Pick<OwnSound, 'seconds' | 'peaks'>
