/** What the frames worker offers. Types only: both sides import it, neither imports the other. */
export interface FramesApi {
  /**
   * Reads what the clip is and where its frames are. Must be called once, before all else. `ffmpeg`
   * leaves the browser's own codecs out.
   * @throws AppError `clip-empty`, `clip-unreadable`, `clip-no-video`, `clip-unsupported`,
   * `clip-no-frames`.
   */
  open(file: Blob, ways: 'all' | 'ffmpeg'): Promise<ProbedClip>
  /**
   * Decodes the frame that is shown at each time (the last one presented at or before it; the first
   * frame for any earlier time, the last for any later), upright, in `FRAME_FORMAT`.
   * With `sharpest` it is the sharpest frame within a quarter of a second of the time instead.
   * `onFrame` is called once for each time as it is decoded, those nearest to the middle of the
   * times first. Calls may overlap.
   * @throws AppError `clip-no-frames` when not one of the times could be decoded.
   */
  sample(
    times: readonly number[],
    form: FrameForm,
    onFrame: (frame: SampledFrame) => void,
  ): Promise<SampleReport>
  /**
   * Decodes every frame of a stretch, small, and returns when each new shot in it starts: the
   * presentation time of its first frame, rising. `onProgress` gets the share that is done, 0 to 1.
   * @throws AppError `clip-no-frames`.
   */
  findCuts(window: Stretch, onProgress: (share: number) => void): Promise<readonly number[]>
}

/**
 * Whose work the frames are: the browser's own codecs, ffmpeg in WebAssembly, or seeking in a
 * `<video>`.
 */
export type Decoder = 'webcodecs' | 'ffmpeg' | 'video'

/** All times are in seconds from the first shown frame. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

export interface FrameForm {
  /** What a frame's longer side may measure; absent: as `FRAME_FORMAT` has it. */
  readonly longSide?: number
  readonly sharpest?: boolean
  /** The picture that decoding would start from will do: at once, and a GOP early at most. */
  readonly loose?: boolean
}

export interface ProbedClip {
  readonly duration: number
  /** Shown size in pixels: after rotation and pixel aspect. */
  readonly width: number
  readonly height: number
  readonly codec: string
  readonly fps?: number
  /** Who is going to decode it, as far as is known now. */
  readonly decoder: Decoder
}

export interface SampledFrame {
  /** The time that was asked for, unchanged. */
  readonly time: number
  /** When the frame that is shown then starts: its own presentation time. */
  readonly presentedAt: number
  readonly jpeg: Blob
  readonly width: number
  readonly height: number
  /**
   * The whole picture's lightness in the columns and rows of `FRAME_FORMAT.luma`, row by row from
   * the top, 0 to 255: for comparing.
   */
  readonly luma: Uint8Array<ArrayBuffer>
}

export interface SampleReport {
  readonly decoded: number
  /** Times that could not be decoded, for instance behind the end of a truncated file. */
  readonly missing: readonly number[]
  /** Who decoded the last frame; `video` seeks roughly, so that frames may be off by one or two. */
  readonly decoder: Decoder
  /** What went on behind it, for the log: why a decoder was given up, and for which. */
  readonly notes: readonly string[]
}
