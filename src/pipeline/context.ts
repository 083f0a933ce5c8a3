import type { PictureChoice, Plan } from '../domain/consent/plans.ts'
import type { EngineId } from '../domain/engines/engines.ts'
import type { BlobId, ShotId } from '../domain/ids.ts'
import type { JobProgress } from '../domain/jobs/job.ts'
import type { ShotStep } from '../domain/jobs/steps.ts'
import type { ClipDecoder, ClipInfo, ClipWindow, Project } from '../domain/project/project.ts'
import type { UpscaleWish } from '../domain/settings/settings.ts'
import type { AppError } from '../lib/errors.ts'
import type { Engine } from '../services/engines/engine.ts'
import type { Upscaler } from '../services/upscale/upscaler.ts'

/**
 * What happened to a project, as a function of whatever it is by then: a person may have edited it
 * meanwhile.
 */
export interface Patch {
  readonly change: (project: Project) => Project
  /** Media that the change newly names. */
  readonly blobs?: ReadonlyMap<BlobId, Blob>
  /**
   * What it is called when it is undone; without it the change cannot be undone, as a picture's
   * arrival cannot.
   */
  readonly undo?: string
  /** Media that it replaces: named no longer, and deleted with the same stroke. */
  readonly drops?: readonly BlobId[]
}

/** The services that steps use; the instances arrive here, so that a test can hand in others. */
export interface PipelineServices {
  readonly frames: FrameSource
  readonly engine: (id: EngineId) => Promise<Engine>
  readonly upscaler: () => Promise<Upscaler>
  /** A blob of the open project, from memory or disk. */
  readonly blob: (id: BlobId) => Promise<Blob | undefined>
  /** A drawn picture, made small enough to go along with another shot. */
  readonly reference: (id: BlobId) => Promise<Blob | undefined>
  /** The open project's clip: from disk, or as it was chosen in this visit. */
  readonly clip: () => Promise<Blob | undefined>
  /** Whether a clip is small enough to be kept on disk. */
  readonly isKeepable: (file: File) => boolean
  /** Remembers a clip for this visit, as the open project's. */
  readonly takeClip: (file: File) => void
}

export interface FrameSource {
  /**
   * Probes a clip and stays ready to decode it until it is closed or the signal ends it.
   * @throws AppError of the `clip-…` codes, `stalled`, `worker-crashed`.
   */
  openClip(file: Blob, signal: AbortSignal): Promise<OpenedClip>
}

/** Times are in seconds into the clip. */
export interface OpenedClip {
  readonly info: ClipInfo
  /** Decodes what is shown at these times, nearest to the middle first. */
  sample(
    times: readonly number[],
    onFrame: (frame: DecodedFrame) => void,
    options?: { readonly sharpest?: boolean; readonly longSide?: number; readonly loose?: boolean },
  ): Promise<DecodeReport>
  /**
   * The times at which a new shot starts; `onProgress` gets the share of the window that was looked
   * at, 0 to 1.
   */
  findCuts(window: ClipWindow, onProgress: (share: number) => void): Promise<readonly number[]>
  close(): void
}

export interface DecodeReport {
  readonly decoder: ClipDecoder
  /** Times that could not be decoded. */
  readonly missing: readonly number[]
  /** What went on behind it, for the log. */
  readonly notes: readonly string[]
}

export interface DecodedFrame {
  /** The time that was asked for. */
  readonly time: number
  /** The picture's own time: it is shown from then on. */
  readonly presentedAt: number
  readonly jpeg: Blob
  /** Grey levels of the picture on the grid of `FRAME_FORMAT.luma`, row by row. */
  readonly luma: Uint8Array
  readonly width: number
  readonly height: number
}

/** Everything that a step may touch. */
export interface StepContext {
  readonly services: PipelineServices
  /** Absent where the step needs none. */
  readonly engine?: EngineId | undefined
  /** Pictures drawn at once. */
  readonly concurrency: number
  readonly pictures: () => PictureChoice
  /**
   * The plan, once every picture that it sends may leave this device. It is made anew after a
   * person was asked.
   * @throws AppError `cancelled` when they would rather not.
   */
  readonly agree: <P extends Plan>(plan: () => P) => Promise<P>
  readonly upscale: UpscaleWish
  readonly signal: AbortSignal
  /** The project as it is now. */
  readonly project: () => Project
  /**
   * Applies a patch; resolves once it is on disk, or once writing failed (the store shows that).
   */
  readonly commit: (patch: Patch) => Promise<void>
  /**
   * Applies a change that is only text; written soon. With a name it can be undone; all of a job's
   * are one.
   */
  readonly edit: (change: (project: Project) => Project, undo?: string) => void
  /**
   * Why no more pictures, or words, should be made now: what arrived last could not be written, or
   * another tab has taken over and begins what is still to be done.
   */
  readonly unsaved: (what: 'pictures' | 'words') => AppError | undefined
  readonly progress: (progress: JobProgress) => void
  readonly log: (line: string, error?: AppError) => void
  readonly shot: (id: ShotId, state: ShotState) => void
  /** Says what stops a whole batch. */
  readonly stopped: (error: AppError) => void
  /** Resolves when a visit that follows a crash would know of what is under way. */
  readonly noted: () => Promise<void>
}

/** What a step may touch that an engine does. */
export interface EngineContext extends StepContext {
  readonly engine: EngineId
}

/** What a card shows while its picture is on the way or is enlarged, and after that failed. */
export type ShotState =
  | { readonly status: 'waiting' }
  | { readonly status: ShotStep; readonly since: number }
  | { readonly status: 'failed'; readonly kind: ShotStep; readonly error: AppError }
  /** Not called for, because of what stops its whole batch. */
  | { readonly status: 'stopped' }
  /** Its picture arrived when the shot was no longer on the board. */
  | { readonly status: 'shelved' }
  | { readonly status: 'idle' }
