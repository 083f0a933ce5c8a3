import type { Reason } from './details.ts'
import type { ErrorCode } from './error-codes.ts'
import { redact } from './secrets.ts'

/** What a failed call cost: `maybe` where nothing that came back says. */
export interface Charge {
  readonly billed: 'no' | 'maybe' | 'yes'
  /** US dollars, where the service said. */
  readonly cost?: number
  /** Of those, what one's own provider bills and the service does not (bring your own key). */
  readonly own?: number
}

/** How a failure that surely cost nothing may be tried again without being asked. */
export interface RetryAdvice {
  /** Tries after the first. */
  readonly times: number
  /** How long the service asks to wait; absent where it does not say. */
  readonly afterMs?: number
}

/**
 * What a failed call brought all the same. It may be paid for, so a person can save it: a file, or
 * an address to fetch it from.
 */
export interface Came {
  readonly file?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }
  readonly link?: string
}

interface ErrorOptions {
  readonly cause?: unknown
  readonly charge?: Charge
  readonly retry?: RetryAdvice
  readonly instead?: string
  readonly came?: Came
  readonly most?: number
}

/**
 * The only error class that crosses a folder boundary. `message` is for developers. `detail` is a
 * code with its values, or a short line in foreign words (a file name, the service's own), already
 * free of secrets.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly detail: Reason | undefined
  /** Only of failed calls to a model service. */
  readonly charge: Charge | undefined
  readonly retry: RetryAdvice | undefined
  /** A model that the service names in place of the one that cannot be had. */
  readonly instead: string | undefined
  readonly came: Came | undefined
  /** How many pictures the model takes, where it said so. */
  readonly most: number | undefined

  constructor(code: ErrorCode, detail?: Reason, options: ErrorOptions = {}) {
    super(
      detail ? `${code}: ${plain(detail)}` : code,
      'cause' in options ? { cause: options.cause } : undefined,
    )
    this.code = code
    this.detail = detail
    this.charge = options.charge
    this.retry = options.retry
    this.instead = options.instead
    this.came = options.came
    this.most = options.most
  }

  /** The same error with what it cost. */
  charged(charge: Charge): AppError {
    return this.with({ charge })
  }

  /** The same error with what came all the same. */
  brought(came: Came): AppError {
    return this.with({ came })
  }

  private with(change: ErrorOptions): AppError {
    const { cause, charge, retry, instead, came, most } = this
    return new AppError(this.code, this.detail, {
      cause,
      ...(charge ? { charge } : {}),
      ...(retry ? { retry } : {}),
      ...(instead ? { instead } : {}),
      ...(came ? { came } : {}),
      ...(most === undefined ? {} : { most }),
      ...change,
    })
  }
}

const plain = (detail: Reason) => (typeof detail === 'string' ? detail : JSON.stringify(detail))

const CODE_IN_NAME = /^AppError:([a-z-]+)$/

/**
 * The error as it travels out of a worker, where `toAppError` reads it: comlink clones only `name`,
 * `message` and `stack`.
 */
export function toTravelling({ code, detail, cause, stack = '' }: AppError): Error {
  const message = detail === undefined ? '' : JSON.stringify(detail)
  return Object.assign(new Error(message, { cause }), { name: `AppError:${code}`, stack })
}

/** Why something failed, for the log. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof AppError) return error.detail ?? { code: 'failure', failure: error.code }
  return error instanceof Error ? error.message || error.name : String(error)
}

/** True for what an abort throws: by our own code, by the platform, or by the openai package. */
export function isCancel(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'cancelled'
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'APIUserAbortError')
}

/** The one place that inspects foreign errors. An `AppError` passes through unchanged. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (isCancel(error)) return new AppError('cancelled', undefined, { cause: error })
  if (!(error instanceof Error)) return new AppError('bug', redact(String(error)), { cause: error })

  const travelled = CODE_IN_NAME.exec(error.name)
  if (travelled) {
    const detail: Reason | undefined = error.message ? JSON.parse(error.message) : undefined
    return new AppError(travelled[1] as ErrorCode, detail, { cause: error })
  }

  const code =
    FOREIGN[error.name] ??
    (MISSING_SCRIPT.test(error.message) ? 'download-failed' : undefined) ??
    (/out of memory|\bOOM\b|allocation failed/i.test(error.message) ? 'out-of-memory' : 'bug')
  return new AppError(code, redact(error.message) || undefined, { cause: error })
}

/**
 * What Chromium, Firefox and Safari say of a script that is imported on demand and does not arrive.
 */
const MISSING_SCRIPT = /dynamically imported module|importing a module script/i

const FOREIGN: Readonly<Record<string, ErrorCode>> = {
  QuotaExceededError: 'storage-full',
  // What a database says where site data is blocked; nothing else that we call does.
  SecurityError: 'storage-refused',
  InvalidStateError: 'storage-lost',
  UnknownError: 'storage-lost',
  TimeoutError: 'timeout',
  NotReadableError: 'clip-unreadable',
}
