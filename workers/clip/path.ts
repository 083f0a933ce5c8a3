import type { FrameGroup } from '../../src/domain/clip/decode-plan.ts'
import type { Clock, Packet } from '../../src/domain/clip/shown-packets.ts'
import type { Size } from '../../src/lib/geometry.ts'
import type { Decoder, ProbedClip } from './clip.api.ts'

/**
 * Up to this length the whole track is looked through at once; beyond, only its ends and what is
 * sampled.
 */
export const WHOLE_SECONDS = 40

/** How pictures are wanted: upright, and scaled to exactly this size. */
export interface PictureForm {
  readonly size: Size
  /** Four bytes a pixel, or one of lightness. */
  readonly pixels: 'rgba' | 'grey'
}

/** One decoded picture: rows from the top, without gaps. */
export interface Picture {
  readonly pts: number
  readonly data: Uint8Array<ArrayBuffer>
}

/**
 * One way to decode a clip. The same planner works on all of them, so that they yield the same
 * frames; what a path adds is how a clip is read and how pictures are made.
 */
export interface FramePath {
  readonly decoder: Decoder
  readonly clip: ProbedClip
  readonly clock: Clock
  /**
   * Packets in file order that surely hold every picture shown from the first to the last of these
   * times.
   */
  readonly packetsAround: (times: readonly number[]) => Promise<readonly Packet[]>
  /**
   * Decodes the group's wanted pictures and hands each out as soon as it is there; what the decoder
   * does not yield is left out. May be called for many groups at once: the path knows how many it
   * decodes at a time.
   * @throws AppError `clip-unreadable`, `out-of-memory`, `worker-crashed`, `stalled`.
   */
  readonly decode: (
    group: FrameGroup,
    form: PictureForm,
    onPicture: (picture: Picture) => void,
  ) => Promise<void>
  /** Ends idle decoders. */
  readonly close: () => void
}
