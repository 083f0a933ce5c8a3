import type { CallSize } from '../../domain/board/list-parts.ts'
import type { Spot } from '../../domain/board/marks.ts'
import type { ReferencePicture } from '../../domain/board/reference.ts'
import type { ShotPlan } from '../../domain/board/shot-fields.ts'
import type { Neighbours } from '../../domain/board/write-after.ts'
import type { MeasuredClip } from '../../domain/clip/measured.ts'
import type { ExactRequest } from '../../domain/consent/draw-plan.ts'
import type { PartOfList } from '../../domain/engines/asked-shots.ts'
import type { EngineId, EngineStep } from '../../domain/engines/engines.ts'
import type { ToldMiss } from '../../domain/engines/told-misses.ts'
import type { HowFar } from '../../domain/jobs/how-far.ts'
import type { CallWorth, PictureWish } from '../../domain/money/cost.ts'
import type { FoundSubjects } from '../../domain/scene/found-subjects.ts'
import type { NamedSubject } from '../../domain/scene/named-subjects.ts'
import type { StyleWords } from '../../domain/scene/subject.ts'
import type { Mask } from '../../domain/takes/region/mask.ts'
import type { AppError, Charge } from '../../lib/errors.ts'
import type { Size } from '../../lib/geometry.ts'

/** Describes a clip, directs a board and draws its stills. ENGINES lists the implementations. */
export interface Engine {
  readonly id: EngineId
  /** Host and port that receive the data; absent for an engine that works on this device. */
  readonly host?: string
  /**
   * Describes the clip. `onText` gets the whole text so far, each time it grows; `onLook` how many
   * frames were looked at, from an engine that looks at one after another.
   * @throws AppError; the text received before it was passed to `onText`.
   */
  describe(
    request: DescribeRequest,
    onText: (textSoFar: string) => void,
    signal: AbortSignal,
    onLook?: (frames: number) => void,
  ): Promise<Described>
  /**
   * Says how pictures of one manner are made, in a few words each. Absent for an engine that cannot
   * see. @throws AppError `bad-response`, `empty-response`, `refused`, …; nothing is asked twice.
   */
  readStyle?(pictures: readonly Blob[], signal: AbortSignal): Promise<StyleRead>
  /** Writes exactly `count` shots. @throws AppError `too-few-shots`, `bad-response`, … */
  direct(request: DirectRequest, signal: AbortSignal): Promise<Directed>
  /** Draws one still. @throws AppError */
  draw(request: DrawRequest, signal: AbortSignal): Promise<Drawn>
  /**
   * Reserves the price of several such stills at once, all of them or none. Absent for an engine
   * that bills nothing. Each reservation goes along with one request, and is settled by its call.
   * @throws AppError as `SpendGuard.reserve`
   */
  reserve?(request: DrawRequest, count: number, signal: AbortSignal): Promise<readonly Reservation[]>
  /**
   * `onChange` gets how many calls the service takes at once: now, and whenever that changes.
   * Absent for an engine whose number is fixed.
   */
  watchLimit?(onChange: (atOnce: number) => void): void
}

/** Observes a job's billable calls: before each is sent and after it ended. */
export interface SpendGuard {
  /**
   * Reserves the price of a call. The reservation is on disk when this resolves.
   * @throws AppError `spending-limit` when the call could pass the limit, `ledger-lost` or
   * `no-space` when the reservation cannot be written. The call must then not be made.
   * @param size of a call of the director: all calls from it on must fit under the limit; of a
   * picture: what its price follows from
   */
  reserve(step: EngineStep, model: string, size?: CallWorth): Promise<Reservation>
  /** Reserves several pictures in one transaction: all of them, or none and it throws. */
  reserveAll(model: string, size: PictureWish, count: number): Promise<readonly Reservation[]>
  /** The service asked to wait; the call is retried after `ms`. */
  onWait(error: AppError, ms: number): void
}

/** A call in progress with its estimate reserved. */
export interface Reservation {
  /** Call exactly once, however the call ended. */
  settle(charge: Charge): void
}

/** A sampled frame of the clip with its time in seconds. */
export interface TimedPicture {
  readonly time: number
  readonly picture: Blob
}

export interface DescribeRequest {
  readonly frames: readonly TimedPicture[]
  /** What was measured of the clip. */
  readonly measured?: MeasuredClip | undefined
}

export interface DirectRequest {
  /** The scene description with the user's edits. */
  readonly context: string
  /** Every person, place and thing of the project. */
  readonly subjects?: readonly NamedSubject[] | undefined
  /** The identity frame. */
  readonly frame: TimedPicture
  readonly frames: readonly TimedPicture[]
  readonly count: number
  /** Absent for a list that is asked for in one call. */
  readonly part?: PartOfList | undefined
  /** The shots that a single one is written between. */
  readonly between?: Neighbours | undefined
  /** For its price. */
  readonly size?: CallSize | undefined
  readonly seed: number
  /** What was measured of the clip. */
  readonly measured?: MeasuredClip | undefined
  /** Length of the part of the clip that is worked with, in seconds. */
  readonly seconds?: number
}

export interface DrawRequest {
  readonly shot: ShotPlan
  readonly context: string
  /** The people, places and things that the shot names. */
  readonly subjects?: readonly NamedSubject[] | undefined
  /** How the pictures are made, in words. */
  readonly styleWords?: StyleWords | undefined
  /** Most important first: the prompt numbers them in this order and says what each is for. */
  readonly references: readonly Reference[]
  /**
   * The clip's frames in order of time. Lazy: an engine that does not use them spares the reads.
   */
  readonly frames: () => Promise<readonly TimedPicture[]>
  /** Width over height. */
  readonly aspect: number
  readonly seed: number
  /** The request's own words, where it is not made of the shot. */
  readonly exact?: ExactRequest | undefined
  /** What the last picture of the shot has missed, in words. */
  readonly missed?: readonly ToldMiss[] | undefined
  /** The size in pixels of the picture that is changed. */
  readonly size?: Size | undefined
  /**
   * Of a change in a region: what of the picture may change, in pixels of the part that goes along.
   */
  readonly mask?: (() => Mask) | undefined
  /** Gets how far the picture is, from an engine that knows. */
  readonly onHow?: ((how: HowFar) => void) | undefined
  /** Made before, for several stills at once. */
  readonly reserved?: Reservation | undefined
}

/** A picture to draw from, and which one it is. */
export type Reference = ReferencePicture & { readonly picture: Blob }

/** Cost and model of any call. */
export interface CallReport {
  readonly model: string
  /** US dollars billed; absent where nothing is billed or the service gave no cost. */
  readonly cost?: number
  /** The part of it that the user's own provider bills (BYOK). */
  readonly own?: number
}

/** An answer that another engine may have given. */
interface WrittenReport extends CallReport {
  /** Why the engine had another one do it, which `model` names. */
  readonly instead?: AppError
}

export interface Described extends WrittenReport {
  readonly text: string
  /** Who and what it found; absent where the engine did not say, or it could not be read. */
  readonly found?: FoundSubjects
}

export interface StyleRead extends CallReport {
  readonly words: readonly string[]
}

export interface Directed extends WrittenReport {
  readonly shots: readonly ShotPlan[]
}

export interface Drawn extends CallReport {
  readonly picture: Blob
  readonly width: number
  readonly height: number
  /** Where its subject stands in it, from an engine that knows. */
  readonly focus?: Spot
  /** The prompt as it was sent, for the receipt. */
  readonly prompt: string
  readonly seed?: number
  /** The call's parameters beside model, prompt and pictures, in the order of the body. */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>
  /** The references that were sent; absent when all were. */
  readonly references?: readonly Reference[]
}
