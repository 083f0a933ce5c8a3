import type { Adjustment } from '../../src/domain/takes/adjustment.ts'
import type { RegionToSend } from '../../src/domain/takes/take-ask.ts'
import type { TakeFacts } from '../../src/domain/takes/take-facts.ts'

/** The contract of the worker that changes takes on this device. Types only. */
export interface PicturesApi {
  /** Puts what came back for a region into its picture, or says why it does not fit. */
  putBack(picture: Blob, answer: Blob, region: RegionToSend): Promise<ChangedPicture | NotFitting>
  /** The picture with another tone, part and angle, at its own size. */
  adjust(picture: Blob, adjustment: Adjustment): Promise<ChangedPicture>
  /** What can be measured of a take's picture. */
  check(picture: Blob, against: HeldAgainst): Promise<TakeFacts>
}

/** What a take's picture is held against. */
export interface HeldAgainst {
  /** The board's shape, width over height. */
  readonly aspect: number
  readonly style?: Blob | undefined
  /** The clip's pictures that it may repeat. */
  readonly frames: readonly Blob[]
  /** The pictures of other shots. */
  readonly others: readonly Blob[]
}

/** As PNG, without loss. */
export interface ChangedPicture {
  readonly png: Blob
  readonly width: number
  readonly height: number
}

/** Its surroundings changed too much, or there are none. */
export interface NotFitting {
  readonly refused: 'edge' | 'ring'
}
