import type { BlobId, FrameId, ReferenceFileId, ReferenceId, StyleId, TakeId } from '../ids.ts'

/**
 * What the image model uses a picture for; draw-prompt.ts tells it. `edit`: the picture to be
 * changed.
 */
export const REFERENCE_ROLES = ['identity', 'place', 'moment', 'style', 'continuity', 'edit'] as const
export type ReferenceRole = (typeof REFERENCE_ROLES)[number]

/** A part of a picture, in shares of its width and height from the upper left corner, 0 to 1. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Which of the project's pictures, by id; reference-sources.ts finds it. */
export type ReferenceSource =
  | { readonly kind: 'frame'; readonly frame: FrameId }
  | { readonly kind: 'crop'; readonly frame: FrameId; readonly rectangle: Rectangle }
  /** With a rectangle a part of it, which was changed for a region. */
  | { readonly kind: 'take'; readonly take: TakeId; readonly rectangle?: Rectangle }
  /** Without an id the project's first style picture. */
  | { readonly kind: 'style'; readonly style?: StyleId }
  | { readonly kind: 'file'; readonly file: ReferenceFileId }
  /** Several takes, which go as one picture. */
  | { readonly kind: 'sheet'; readonly takes: readonly TakeId[] }

/** Takes of one sheet: with more, each is too small to read. */
export const SHEET_TAKES = 6

/** A row of a person's own list of references. */
export interface ReferenceEntry {
  readonly id: ReferenceId
  readonly role: ReferenceRole
  readonly source: ReferenceSource
  /** What to use of the picture and what not, in the person's words. */
  readonly words?: string
}

/** A picture that a drawing is made from, with its labels at that time. */
export interface ReferencePicture {
  readonly role: ReferenceRole
  /** Absent in earlier records. */
  readonly source?: ReferenceSource
  /** Of a frame or its crop: seconds into the clip. */
  readonly time?: number
  /** Of a take: the shot's number. */
  readonly shot?: string
  /** Of a take: its number, counted from 1; absent for one that is still to be drawn. */
  readonly take?: number
  /** Of a take: it is the person's own picture. */
  readonly own?: true
  /** Of a file: its name. */
  readonly name?: string
  readonly words?: string
}

/** A picture that was sent, as a receipt records it. */
export interface SentReference extends ReferencePicture {
  /** SHA-256 of the bytes that were sent, in hex; absent in earlier records. */
  readonly sha256?: string
  /** Where those bytes are kept; absent once they were cleared. */
  readonly kept?: BlobId
}

/**
 * Which earlier picture keeps a shot consistent with the board: none, the board's anchor, that of
 * the shot before in the same place, that of the nearest earlier shot with the same set-up, or a
 * sheet of the starred takes.
 */
export const CONTINUITIES = ['none', 'anchor', 'previous', 'setup', 'sheet'] as const
export type Continuity = (typeof CONTINUITIES)[number]

/** What a picture is made of; a receipt keeps a short hash of each. */
export const INGREDIENTS = [
  'text',
  'camera',
  'cast',
  'style',
  'references',
  'engine',
  'model',
  'shape',
] as const
export type Ingredient = (typeof INGREDIENTS)[number]
export type Digests = Readonly<Partial<Record<Ingredient, string>>>

/** A picture from a file, to draw from. */
export interface ReferenceFile {
  readonly id: ReferenceFileId
  readonly blob: BlobId
  readonly name: string
  readonly width: number
  readonly height: number
}
