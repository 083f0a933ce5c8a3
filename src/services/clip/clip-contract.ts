import type {
  FrameForm,
  ProbedClip,
  SampledFrame,
  SampleReport,
  Stretch,
} from '../../../workers/clip/clip.api.ts'

/** A clip that stays open for any number of calls, whoever decodes it. */
export interface OpenClip {
  readonly info: ProbedClip
  /**
   * Decodes the frame shown at each time (seconds), those nearest to the middle of the times first;
   * `onFrame` gets each as it is there, so that a failed call has handed out what it had.
   * @throws AppError `clip-no-frames`, `clip-unreadable`, `out-of-memory`, `stalled`,
   * `worker-crashed`, `cancelled`.
   */
  readonly sample: (
    times: readonly number[],
    onFrame: (frame: SampledFrame) => void,
    form?: FrameForm,
  ) => Promise<SampleReport>
  /**
   * When each new shot within a stretch starts, in seconds, rising. Decodes all of it: a minute of
   * video can take a minute. `onProgress` gets the share that is done, 0 to 1.
   * @throws AppError as `sample`.
   */
  readonly findCuts: (window: Stretch, onProgress: (share: number) => void) => Promise<readonly number[]>
  /** Ends all work. Calls that are under way reject with `cancelled`. */
  readonly close: () => void
}
