import type { ReferenceRole } from '../../domain/board/shot.ts'
import type { ShotPlan } from '../../domain/board/shot-fields.ts'
import type { EngineId, EngineStep } from '../../domain/engines/engines.ts'
import type { AppError, Charge } from '../../lib/errors.ts'

/**
 * What can describe a clip, direct a board and draw its stills. ENGINES lists who implements it.
 */
export interface Engine {
  readonly id: EngineId
  /** Where it sends what it is given, with the port; absent for one that sends nothing. */
  readonly host?: string
  /**
   * Says what the clip shows. `onText` gets the whole text so far, as it grows.
   * @throws AppError; what had arrived stays with the caller through `onText`.
   */
  describe(
    request: DescribeRequest,
    onText: (textSoFar: string) => void,
    signal: AbortSignal,
  ): Promise<Described>
  /** Writes exactly `count` shots. @throws AppError `too-few-shots`, `bad-response`, … */
  direct(request: DirectRequest, signal: AbortSignal): Promise<Directed>
  /** Draws one still. @throws AppError */
  draw(request: DrawRequest, signal: AbortSignal): Promise<Drawn>
}

/**
 * Stands beside a job and hears of every call that may cost, before it leaves and after it ended.
 */
export interface Meter {
  /**
   * Before a call leaves: it is on disk when this resolves.
   * @throws AppError `spending-limit` where it would pass the limit, `ledger-lost` or `no-space`
   * where it cannot be written down; it is then not made.
   */
  open(step: EngineStep, model: string): Promise<OpenCall>
  /** The service asked to wait; the call is tried again after `ms`. */
  held(error: AppError, ms: number): void
}

/** A call under way, for which its estimate is set aside. */
export interface OpenCall {
  /** To be called once, however the call ended. */
  settle(charge: Charge): void
}

/** One sampled picture of the clip with its time in seconds. */
export interface TimedPicture {
  readonly time: number
  readonly picture: Blob
}

export interface DescribeRequest {
  readonly frames: readonly TimedPicture[]
}

export interface DirectRequest {
  /** The scene description, as the person left it. */
  readonly context: string
  /** The identity frame. */
  readonly frame: TimedPicture
  readonly frames: readonly TimedPicture[]
  readonly count: number
  readonly seed: number
}

export interface DrawRequest {
  readonly shot: ShotPlan
  readonly context: string
  /** Told apart to the model by role, in words; at most one of each role here. */
  readonly references: readonly Reference[]
  /**
   * The clip's frames in order of time, for an engine that draws from them: one that does not
   * spares reading them.
   */
  readonly frames: () => Promise<readonly TimedPicture[]>
  /** Width over height. */
  readonly aspect: number
  readonly seed: number
}

export interface Reference {
  readonly role: ReferenceRole
  readonly picture: Blob
  /** How the receipt names it: "Frame at 1.5 s", "Style picture". */
  readonly label: string
}

/** What any call cost and who answered it. */
export interface CallReport {
  readonly model: string
  /** US dollars as billed; absent where nothing is billed or the service did not say. */
  readonly cost?: number
  /** Of those, what one's own provider bills. */
  readonly own?: number
}

export interface Described extends CallReport {
  readonly text: string
}

export interface Directed extends CallReport {
  readonly shots: readonly ShotPlan[]
}

export interface Drawn extends CallReport {
  readonly picture: Blob
  readonly width: number
  readonly height: number
  /** The prompt as it was sent, for the receipt. */
  readonly prompt: string
  readonly seed?: number
  /** The references that went along; absent where all did. */
  readonly references?: readonly Reference[]
}
