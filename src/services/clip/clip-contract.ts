import type {
  FrameForm,
  ProbedClip,
  SampledFrame,
  SampleReport,
  Sight,
  TimeRange,
} from '../../../workers/clip/clip.api.ts'
import type { MeasuredShot } from '../../domain/clip/measured.ts'

/** An open clip, independent of its decoder; it takes any number of calls. */
export interface OpenClip {
  readonly info: ProbedClip
  /**
   * Decodes the frame shown at each time (seconds), from the middle of the times outwards.
   * `onFrame` gets each frame as soon as it is decoded, so that a failed call has delivered what it
   * had.
   * @throws AppError `clip-no-frames`, `clip-unreadable`, `out-of-memory`, `stalled`,
   * `worker-crashed`, `cancelled`.
   */
  readonly sample: (
    times: readonly number[],
    onFrame: (frame: SampledFrame) => void,
    form?: FrameForm,
  ) => Promise<SampleReport>
  /**
   * Shows something before the first frame: the keyframe nearest to each time, small. `onSight` is
   * called as each is decoded, and never where that takes as long as the frames. Never rejects.
   */
  readonly firstSight: (times: readonly number[], onSight: (sight: Sight) => void) => Promise<void>
  /**
   * The start of each new shot within a time range, in seconds, ascending. Decodes the whole range:
   * a minute of video can take a minute. `onProgress` gets the share done, 0 to 1.
   * @throws AppError as `sample`.
   */
  readonly findCuts: (window: TimeRange, onProgress: (share: number) => void) => Promise<readonly number[]>
  /**
   * The shots of a time range: cuts and dissolves, camera moves, light and colours. Decodes all of
   * the range. `onProgress` gets the share done, 0 to 1.
   * @throws AppError as `sample`; `clip-unsupported` where only the page's player decodes the clip.
   */
  readonly measure: (
    window: TimeRange,
    onProgress: (share: number) => void,
  ) => Promise<readonly MeasuredShot[]>
  /** Ends all work; pending calls reject with `cancelled`. */
  readonly close: () => void
}
