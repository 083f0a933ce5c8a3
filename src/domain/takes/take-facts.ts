import type { FoundPeople } from './people-facts.ts'

/** The third of a picture's height in which a line of lettering is. */
export type LetteringPlace = 'top' | 'middle' | 'bottom'

/** What was measured of a take's picture. No mark of how good it is. */
export interface TakeFacts {
  /** The picture has another shape than the board. */
  readonly otherShape: boolean
  readonly blurred: boolean
  /** An even rim on all sides, or black or white bars. */
  readonly framed: boolean
  /** Lines from edge to edge that cut the picture into panels. */
  readonly panels: boolean
  /** Where a line of lettering is; absent where none is found. */
  readonly lettering?: LetteringPlace
  /** It is nearly the same picture as the clip's. */
  readonly likeClip: boolean
  /** Which of the other pictures it nearly is, by their places. */
  readonly like: readonly number[]
  /** Distance of its colours from the style picture's; absent without one. */
  readonly palette?: number
  /** Absent where nobody could look for them. */
  readonly people?: FoundPeople
}
