import type { LogEvent } from '../domain/app/log-event.ts'
import type { Rectangle } from '../domain/board/reference.ts'
import type { PictureChoice, Plan } from '../domain/consent/plans.ts'
import type { EngineId } from '../domain/engines/engines.ts'
import type { BlobId, ShotId } from '../domain/ids.ts'
import type { HowFar } from '../domain/jobs/how-far.ts'
import type { JobProgress } from '../domain/jobs/job.ts'
import type { ShotStep } from '../domain/jobs/steps.ts'
import type { EditName } from '../domain/project/edit-name.ts'
import type { ClipDecoder, ClipInfo, ClipWindow, Project } from '../domain/project/project.ts'
import type { UpscaleWish } from '../domain/settings/settings.ts'
import type { PictureWish } from '../domain/takes/mark.ts'
import type { RegionToSend, TakeAsk } from '../domain/takes/take-ask.ts'
import type { AppError } from '../lib/errors.ts'
import type { Size } from '../lib/geometry.ts'
import type { Engine } from '../services/engines/engine.ts'
import type { Upscaler } from '../services/upscale/upscaler.ts'

/**
 * A change of a project as a function of its present state, which the user may have edited
 * meanwhile.
 */
export interface Patch {
  readonly change: (project: Project) => Project
  /** New media of the change. */
  readonly blobs?: ReadonlyMap<BlobId, Blob>
  /** The undo label; without it the change cannot be undone, as for an arriving picture. */
  readonly undo?: EditName
  /** Media that the change replaces, deleted in the same transaction. */
  readonly drops?: readonly BlobId[]
}

/** The services that steps use, injected so that tests can replace them. */
export interface PipelineServices {
  readonly frames: FrameSource
  readonly engine: (id: EngineId) => Promise<Engine>
  readonly upscaler: () => Promise<Upscaler>
  /** A blob of the open project, from memory or disk. */
  readonly blob: (id: BlobId) => Promise<Blob | undefined>
  /** A drawn picture, scaled down to a reference. */
  readonly reference: (id: BlobId) => Promise<Blob | undefined>
  /**
   * A drawn picture that is to be changed, or a part of it, at the given size in pixels at most;
   * the very blob where it is no larger.
   */
  readonly toEdit: (id: BlobId, size: Size, part?: Rectangle) => Promise<Blob | undefined>
  /**
   * Puts what came back for a region into its picture.
   * @throws AppError `edge-shows` where what surrounds the region changed as well
   */
  readonly putBack: (id: BlobId, answer: Blob, region: RegionToSend) => Promise<PutBack>
  /** A part of a frame as a reference of its own. */
  readonly part: (id: BlobId, rectangle: Rectangle) => Promise<Blob | undefined>
  /**
   * Drawn pictures side by side as one reference, in their order; undefined where one is missing.
   */
  readonly sheet: (ids: readonly BlobId[]) => Promise<Blob | undefined>
  /** The open project's clip, from disk or from this visit. */
  readonly clip: () => Promise<Blob | undefined>
  /** True when a clip is small enough to store. */
  readonly isKeepable: (file: File) => boolean
  /** Remembers the open project's clip for this visit. */
  readonly rememberClip: (file: File) => void
}

/** A whole picture with a changed region, without loss. */
export interface PutBack extends Size {
  readonly picture: Blob
}

export interface FrameSource {
  /**
   * Probes a clip and keeps it open until `close` or the signal aborts. `onLoading` is called
   * when a decoder is loaded for it.
   * @throws AppError of the `clip-…` codes, `stalled`, `worker-crashed`.
   */
  openClip(file: Blob, signal: AbortSignal, onLoading?: () => void): Promise<OpenedClip>
}

/** All times are seconds into the clip. */
export interface OpenedClip {
  readonly info: ClipInfo
  /** Decodes the frames shown at these times, from the middle outwards. */
  sample(
    times: readonly number[],
    onFrame: (frame: DecodedFrame) => void,
    options?: { readonly sharpest?: boolean; readonly longSide?: number; readonly loose?: boolean },
  ): Promise<DecodeReport>
  /** Shows the keyframe nearest to each time, small, where that is quick. Never rejects. */
  firstSight(times: readonly number[], onSight: (sight: Sight) => void): Promise<void>
  /** The start times of new shots; `onProgress` gets the share of the window done, 0 to 1. */
  findCuts(window: ClipWindow, onProgress: (share: number) => void): Promise<readonly number[]>
  close(): void
}

export interface DecodeReport {
  readonly decoder: ClipDecoder
  /** Times that could not be decoded. */
  readonly missing: readonly number[]
  /** Details for the log. */
  readonly notes: readonly LogEvent[]
}

export interface DecodedFrame {
  /** The requested time. */
  readonly time: number
  /** The picture's own presentation time. */
  readonly presentedAt: number
  readonly jpeg: Blob
  /** Grey levels on the grid of `FRAME_FORMAT.luma`, row by row. */
  readonly luma: Uint8Array
  readonly width: number
  readonly height: number
}

/** A picture of about these times, RGBA: looked at until their frames are there, and never kept. */
export interface Sight extends Size {
  readonly times: readonly number[]
  readonly rgba: Uint8Array<ArrayBuffer>
}

/** Everything that a step may use. */
export interface StepContext {
  readonly services: PipelineServices
  /** Absent for a step without an engine. */
  readonly engine?: EngineId | undefined
  /** Pictures drawn at once. */
  readonly concurrency: number
  readonly pictures: () => PictureChoice
  /**
   * Measures the clip, unless that is done. Resolves also where it fails or a person stops it.
   * `onShare` gets the share done, 0 to 1.
   */
  readonly measure: (onShare: (share: number) => void) => Promise<void>
  /** What the user wanted of the pictures when the job began. */
  readonly wish: PictureWish
  /**
   * The plan, once every picture that it sends has consent; rebuilt after the user was asked.
   * @throws AppError `cancelled` when the user refuses.
   */
  readonly agree: <P extends Plan>(plan: () => P) => Promise<P>
  readonly upscale: UpscaleWish
  readonly signal: AbortSignal
  /**
   * The project's present state; while pictures are drawn, with the style, the frame and the way of
   * staying consistent that their batch began with.
   */
  readonly project: () => Project
  /** Applies a patch; resolves once it is on disk or the write failed (the store shows that). */
  readonly commit: (patch: Patch) => Promise<void>
  /**
   * Applies a change of text and schedules a write. With a name it can be undone; all edits of a
   * job are one, and each contains what the ones before it changed.
   */
  readonly edit: (change: (project: Project) => Project, undo?: EditName) => void
  /**
   * Why no more pictures or text should be made: the last result could not be written, or another
   * tab has taken over and will do the rest.
   */
  readonly unsaved: (what: 'pictures' | 'words') => AppError | undefined
  readonly progress: (progress: JobProgress) => void
  /**
   * Shows a rough picture until its frames are there; undefined: no more are sampled. Absent where
   * what is sampled is not on the screen.
   */
  readonly sighted?: ((sight: Sight | undefined) => void) | undefined
  readonly log: (event: LogEvent, error?: AppError) => void
  readonly shot: (id: ShotId, state: ShotState) => void
  /** Reports an error of the whole job: it stops a batch, or had another engine do the step. */
  readonly stopped: (error: AppError) => void
  /** Resolves once the job note is on disk. */
  readonly noted: () => Promise<void>
}

/** The context of a step that an engine does. */
export interface EngineContext extends StepContext {
  readonly engine: EngineId
}

/** A card's state while its picture is drawn or upscaled, and after a failure. */
export type ShotState =
  | { readonly status: 'waiting' }
  | {
      readonly status: ShotStep
      readonly since: number
      /** Absent where nobody says. */
      readonly how?: HowFar | undefined
    }
  | {
      readonly status: 'failed'
      readonly kind: ShotStep
      readonly error: AppError
      /** What trying again is asked for, where that is more than a new take. */
      readonly ask?: TakeAsk | undefined
    }
  /** Not started, because its batch stopped. */
  | { readonly status: 'stopped' }
  /** Its picture arrived after the shot had left the board. */
  | { readonly status: 'shelved' }
  | { readonly status: 'idle' }
