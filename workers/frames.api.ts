/** What the frames worker offers. Types only: both sides import it, neither imports the other. */
export interface FramesApi {
  /**
   * Reads what the clip is and where its frames are. Must be called once, before `sample`.
   * @throws AppError `clip-empty`, `clip-unreadable`, `clip-no-video`, `clip-unsupported`.
   */
  open(file: Blob): Promise<ProbedClip>
  /**
   * Decodes the frame that is shown at each time (the last one presented at or before it; the first frame for
   * any earlier time, the last for any later), upright, scaled to fit `FRAME_LIMITS`, as JPEG 0.85.
   * `onFrame` is called once for each time as it is decoded, in no particular order of time.
   * @throws AppError `clip-no-frames` when not one of the times could be decoded.
   */
  sample(times: readonly number[], onFrame: (frame: SampledFrame) => void): Promise<SampleReport>
}

/** Times are in seconds from the first shown frame. */
export interface ProbedClip {
  readonly duration: number
  /** Shown size in pixels: after rotation and pixel aspect. */
  readonly width: number
  readonly height: number
  readonly codec: string
  readonly fps?: number
}

export interface SampledFrame {
  /** The time that was asked for, unchanged. */
  readonly time: number
  /** When the frame that is shown then starts: its own presentation time. */
  readonly presentedAt: number
  readonly jpeg: Blob
  readonly width: number
  readonly height: number
}

export interface SampleReport {
  readonly decoded: number
  /** Times that could not be decoded, for instance behind the end of a truncated file. */
  readonly missing: readonly number[]
}
