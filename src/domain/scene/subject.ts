import type { Rectangle } from '../board/reference.ts'
import type { CropId, FrameId, SubjectId } from '../ids.ts'

/** What can be said of somebody or something, beside the name. */
export const ASPECTS = ['look', 'wears', 'carries', 'never', 'light'] as const
export type Aspect = (typeof ASPECTS)[number]

/**
 * Who and where: the project's lists, and what each says of its entries, in the order in which the
 * prompts say it. The names of the lists are those of the project's fields.
 */
export const SUBJECTS = {
  people: ['look', 'wears', 'carries', 'never'],
  places: ['look', 'light'],
  things: ['look'],
} as const satisfies Readonly<Record<string, readonly Aspect[]>>

export type SubjectKind = keyof typeof SUBJECTS
export const SUBJECT_KINDS = Object.keys(SUBJECTS) as readonly SubjectKind[]

/** The field of a shot that names the entries of each list by their labels. */
export const NAMED_IN = { people: 'cast', places: 'place', things: 'things' } as const satisfies Readonly<
  Record<SubjectKind, string>
>

/** A person, place or thing, described once and told word for word where a shot names it. */
export interface Subject extends Readonly<Partial<Record<Aspect, string>>> {
  readonly id: SubjectId
  /** What shots call it; never empty, and unlike any other of its list. */
  readonly label: string
  /** Parts of the clip's frames that show it, the best first. */
  readonly crops?: readonly Crop[]
  /** Added or edited by a person: no description replaces it. */
  readonly byHand?: true
}

/** A part of a frame of the clip. */
export interface Crop {
  readonly id: CropId
  /** It may be gone: a new sampling replaces the frames that nobody chose. */
  readonly frame: FrameId
  readonly rectangle: Rectangle
  /** Drawn by a person. */
  readonly byHand?: true
}

/** What a project says of who, where and how; an absent list is an empty one. */
export interface WhoAndWhere extends Readonly<Partial<Record<SubjectKind, readonly Subject[]>>> {
  /** Labels that a person took off the lists: no description brings them back. */
  readonly leftOut?: readonly string[]
  /** How the pictures are made; absent until it is read or written. */
  readonly styleWords?: StyleWords
}

/** How a picture is made, in words and colours. */
export interface StyleWords {
  /** Colours as `#rrggbb`, the most frequent first. */
  readonly palette: readonly string[]
  /** Medium, line, texture: a few words each. */
  readonly words: readonly string[]
  /** Edited by a person. */
  readonly byHand?: true
  /** What a model read from the style pictures. */
  readonly read?: StyleSource
  /** What was measured of the first style picture on this device. */
  readonly measured?: StyleSource
}

/** What came from style pictures, as it came. */
export interface StyleSource extends Pick<StyleWords, 'palette' | 'words'> {
  /** The pictures' ids, with spaces between them. Nothing is kept for it. */
  readonly from: string
}

const plain = (label: string) => label.trim().toLowerCase()

/** True where two labels name one entry: case and outer spaces do not count. */
export const isSameLabel = (one: string, other: string) => plain(one) === plain(other)
