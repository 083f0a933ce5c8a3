import type { LogEvent } from '../../src/domain/app/log-event.ts'
import type { MeasuredShot } from '../../src/domain/clip/measured.ts'

/** The contract of the clip worker. Types only: both sides import it, neither imports the other. */
export interface FramesApi {
  /**
   * Reads the clip's metadata and frame times. Call once, before anything else. `ffmpeg` skips
   * WebCodecs. `onLoading` is called where ffmpeg, which is large, has to be loaded for it.
   * @throws AppError `clip-empty`, `clip-unreadable`, `clip-no-video`, `clip-unsupported`,
   * `clip-no-frames`.
   */
  open(file: Blob, ways: 'all' | 'ffmpeg', onLoading: () => void): Promise<ProbedClip>
  /**
   * Decodes the frame shown at each time (the last one presented at or before it; clamped to the
   * first and last), upright, in `FRAME_FORMAT`. `sharpest` picks the sharpest frame within a
   * quarter of a second instead. `onFrame` is called once per time as soon as it is decoded, from
   * the middle of the times outwards. Calls may overlap.
   * @throws AppError `clip-no-frames` when none of the times could be decoded.
   */
  sample(
    times: readonly number[],
    form: FrameForm,
    onFrame: (frame: SampledFrame) => void,
  ): Promise<SampleReport>
  /**
   * Shows something at once: decodes, at a small size, the keyframe nearest to each time, in one
   * pass. Does nothing where the decoder has no quick way, and never throws. `onSight` is called as
   * each is decoded.
   */
  firstSight(times: readonly number[], onSight: (sight: Sight) => void): Promise<void>
  /**
   * Decodes every frame of a time range at a small size. @returns the start of each new shot: the
   * presentation time of its first frame, ascending. `onProgress` gets the share done, 0 to 1.
   * @throws AppError `clip-no-frames`.
   */
  findCuts(window: TimeRange, onProgress: (share: number) => void): Promise<readonly number[]>
  /**
   * Decodes a time range at a small size, and measures its shots: cuts and dissolves, camera move,
   * light and colours. `onProgress` gets the share done, 0 to 1.
   * @throws AppError `clip-no-frames`.
   */
  measure(window: TimeRange, onProgress: (share: number) => void): Promise<readonly MeasuredShot[]>
}

/** What decoded the frames: WebCodecs, ffmpeg in WebAssembly, or a seeking `<video>`. */
export type Decoder = 'webcodecs' | 'ffmpeg' | 'video'

/** A time range; all times are seconds from the first shown frame. */
export interface TimeRange {
  readonly start: number
  readonly end: number
}

export interface FrameForm {
  /** Maximum longer side in pixels; absent: as in `FRAME_FORMAT`. */
  readonly longSide?: number
  readonly sharpest?: boolean
  /** Accept the preceding keyframe: instant, at most one GOP early. */
  readonly loose?: boolean
}

export interface ProbedClip {
  readonly duration: number
  /** Displayed size in pixels, after rotation and pixel aspect. */
  readonly width: number
  readonly height: number
  readonly codec: string
  readonly fps?: number
  /** The expected decoder, as far as known. */
  readonly decoder: Decoder
}

export interface SampledFrame {
  /** The requested time, unchanged. */
  readonly time: number
  /** Presentation time of the frame shown at that time. */
  readonly presentedAt: number
  readonly jpeg: Blob
  readonly width: number
  readonly height: number
  /**
   * Luma of the whole picture on the grid of `FRAME_FORMAT.luma`, row by row from the top, 0 to
   * 255, for comparison.
   */
  readonly luma: Uint8Array<ArrayBuffer>
}

/** A keyframe in place of the frames of these times: to be looked at, and no frame itself. */
export interface Sight {
  readonly times: readonly number[]
  readonly width: number
  readonly height: number
  /** Four bytes per pixel, contiguous rows from the top. */
  readonly rgba: Uint8Array<ArrayBuffer>
}

export interface SampleReport {
  readonly decoded: number
  /** Times that could not be decoded, for instance after the end of a truncated file. */
  readonly missing: readonly number[]
  /** The decoder of the last frame; `video` seeks inexactly, by one or two frames. */
  readonly decoder: Decoder
  /** Details for the log: which decoder was dropped, why, and for which other. */
  readonly notes: readonly LogEvent[]
}
