import type { Reason } from '../../lib/details.ts'
import type { ErrorCode } from '../../lib/error-codes.ts'
import type { JobSummary } from '../jobs/job.ts'
import type { ShotStep, Step } from '../jobs/steps.ts'
import type { ClipDecoder } from '../project/project.ts'
import type { UpscaleBackend } from '../upscale/upscale.ts'

type None = Record<never, never>

/** US dollars, where the service said, and how much of them one's own provider bills. */
interface Cost {
  readonly cost?: number | undefined
  readonly own?: number | undefined
}

/** What was done to a shot, which may have been taken off the board meanwhile. */
interface OfShot {
  readonly number: string
  readonly ms: number
  readonly shelved?: boolean
}

/** What the activity log tells, by code, with the values of its line. */
export interface LogEvents {
  // what failed: the line goes with its problem
  problem: None
  'shot-failed': { readonly number: string }
  'screen-broken': None
  'sign-in-failed': None
  'connection-failed': None
  'update-failed': None
  'app-not-kept': None
  'backup-failed': None
  'no-place-chosen': None
  'place-not-written': None
  'late-in-memory': None
  'cost-not-written': None
  // the clip and its frames
  'clip-too-large': { readonly file: string }
  'clip-visit-only': { readonly file: string }
  'timeline-empty': None
  'clip-measured': { readonly shots: number; readonly ms: number }
  'clip-unmeasured': None
  'cut-followed': { readonly shots: number }
  'shots-found': { readonly shots: number; readonly missed: number }
  'frames-sampled': {
    readonly done: number
    readonly total: number
    readonly ms: number
    readonly decoder: ClipDecoder
  }
  'frames-missing': { readonly count: number; readonly first: number }
  'repeats-left-out': { readonly count: number }
  'ffmpeg-decodes': { readonly why: Reason }
  'ffmpeg-goes-on': { readonly why: Reason }
  'player-seeks': { readonly why: Reason }
  'own-picture': { readonly shot: string; readonly file: string }
  'style-taken': { readonly file: string; readonly width: number; readonly height: number }
  // what engines made
  'text-cut': { readonly most: number }
  'scene-described': Cost & { readonly model: string; readonly words: number }
  'who-found': { readonly people: number; readonly places: number; readonly things: number }
  /** The description came, and the lists behind it could not be read. */
  'who-unread': None
  'style-read': Cost & { readonly model: string; readonly words: number }
  'shots-written': Cost & { readonly model: string; readonly shots: number }
  /** `takes`: absent for one. */
  'shot-drawn': OfShot & Cost & { readonly takes?: number }
  'sheet-drawn': Cost & { readonly shots: number; readonly ms: number }
  'shot-upscaled': OfShot & {
    readonly scale: number
    readonly model: string
    readonly backend: string
  }
  'upscaler-failed': {
    readonly backend: UpscaleBackend
    readonly failure: ErrorCode
    /** The next backend, or how the same one is tried again; absent where it is given up. */
    readonly next?: UpscaleBackend | 'smaller' | 'afresh' | undefined
  }
  'best-is-slow': None
  'webp-not-written': None
  'tab-hidden': None
  'own-upscaler-added': { readonly file: string }
  'own-upscaler-removed': None
  // the board's order and numbers
  'shot-inserted': { readonly number: string }
  'shots-omitted': { readonly numbers: readonly string[] }
  'shots-deleted': { readonly numbers: readonly string[] }
  'shots-back': { readonly numbers: readonly string[] }
  /** `now`: their numbers after it, where the board is counted anew. */
  'shots-moved': { readonly numbers: readonly string[]; readonly now?: readonly string[] }
  'shots-duplicated': { readonly numbers: readonly string[] }
  'shot-split': { readonly number: string; readonly second: string }
  'shots-merged': { readonly number: string; readonly next: string }
  'numbers-locked': { readonly first: string; readonly last: string }
  'numbers-unlocked': None
  // findings
  'finding-fixed': { readonly shot: string; readonly between: boolean }
  'finding-left': { readonly shot: string; readonly between: boolean }
  // jobs
  'shots-done': {
    readonly step: ShotStep
    readonly summary: JobSummary
    readonly cancelled: boolean
  }
  cancelled: None
  'trying-again': { readonly ms: number }
  'batch-held': { readonly left: number }
  'job-cut-off': { readonly step: Step }
  'job-goes-on': None
  'late-handed-over': None
  'late-removed': None
  'late-kept': { readonly project: string; readonly trashed: boolean }
  // the service
  'key-forgotten': None
  'key-forgotten-elsewhere': None
  'signed-in': None
  connected: { readonly host: string }
  // projects and files
  saved: None
  'taken-over': None
  'project-deleted': { readonly project: string }
  exported: { readonly file: string }
  imported: { readonly project: string }
  'handed-over': { readonly file: string }
  'version-frozen': { readonly name: string }
  'backup-begun': { readonly folder: string }
  // this device
  freed: { readonly bytes: number }
  'brought-back': { readonly stay: number; readonly of: number }
  'kept-for-good': None
  'not-kept-for-good': None
  'offline-ready': None
  'offline-removed': None
  'no-app-copy': None
  'no-tools-kept': None
  'tabs-not-told': None
  'no-settings-kept': None
}

/** One line of the log; `ui/words` says it. */
export type LogEvent = {
  readonly [Code in keyof LogEvents]: { readonly code: Code } & LogEvents[Code]
}[keyof LogEvents]

/** What tells that something was done to a shot. */
export type ShotEvent = Extract<LogEvent, { readonly code: 'shot-drawn' | 'shot-upscaled' }>
