import type { FrameGroup } from '../../src/domain/clip/decode-plan.ts'
import type { Clock, Packet } from '../../src/domain/clip/shown-packets.ts'
import type { Size } from '../../src/lib/geometry.ts'
import type { Decoder, ProbedClip } from './clip.api.ts'

/** Up to this length all packets are read; beyond it only both ends and the sampled parts. */
export const WHOLE_SECONDS = 40

/**
 * Of a block of samples that becomes one, `rows` reads some rows, enough to measure by; `points`
 * reads one sample, enough to be looked at for a moment.
 */
export type Rough = 'rows' | 'points'

/** The wanted form of pictures: upright, scaled to exactly this size. */
export interface PictureForm {
  readonly size: Size
  /** The pictures of these ticks in this size instead. */
  readonly larger?: { readonly ticks: ReadonlySet<number>; readonly size: Size }
  /** RGBA, four bytes per pixel, or grey, one byte. */
  readonly pixels: 'rgba' | 'grey'
  /** Reads only some of the samples that become one, where a path can. */
  readonly rough?: Rough
}

/** The form of one picture. */
export const formAt = ({ larger, ...form }: PictureForm, pts: number): PictureForm =>
  larger?.ticks.has(pts) ? { ...form, size: larger.size } : form

/** One decoded picture: contiguous rows from the top. */
export interface Picture {
  readonly pts: number
  readonly data: Uint8Array<ArrayBuffer>
}

/**
 * One way to decode a clip. All paths share the planner, so that they yield the same frames; a path
 * adds reading and decoding.
 */
export interface FramePath {
  readonly decoder: Decoder
  readonly clip: ProbedClip
  readonly clock: Clock
  /**
   * Packets in file order that surely contain every picture shown from the first to the last of
   * these times.
   */
  readonly packetsAround: (times: readonly number[]) => Promise<readonly Packet[]>
  /**
   * Decodes the group's wanted pictures and passes each on as soon as it is decoded; pictures that
   * the decoder does not yield are left out. May be called for many groups at once: the path limits
   * its concurrency.
   * @throws AppError `clip-unreadable`, `out-of-memory`, `worker-crashed`, `stalled`.
   */
  readonly decode: (
    group: FrameGroup,
    form: PictureForm,
    onPicture: (picture: Picture) => void,
  ) => Promise<void>
  /**
   * Decodes these keyframes alone, by tick, in this order and without matching fields; absent where
   * that is no quicker than `decode`. @throws as `decode`.
   */
  readonly keyPictures?: (ticks: readonly number[], form: PictureForm) => AsyncIterable<Picture>
  /** Ends idle decoders. */
  readonly close: () => void
}
