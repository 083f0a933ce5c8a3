/** Every way that something can fail, as the rest of the app and the error text table know it. */
export type ErrorCode =
  // nothing failed: a person stopped it
  | 'cancelled'
  // the clip
  | 'clip-empty'
  | 'clip-unreadable'
  | 'clip-no-video'
  | 'clip-still'
  | 'clip-unsupported'
  | 'clip-no-frames'
  | 'clip-not-kept'
  // the style picture
  | 'style-empty'
  | 'style-unreadable'
  | 'style-too-large'
  | 'style-cut'
  | 'file-unknown'
  | 'files-too-many'
  | 'file-gone'
  | 'link-dropped'
  // enlarging
  | 'picture-unreadable'
  | 'picture-too-large'
  | 'upscaler-failed'
  | 'upscaler-wrong'
  | 'gpu-missing'
  | 'model-unreadable'
  | 'model-unsuitable'
  | 'model-lost'
  // the model service
  | 'offline'
  | 'network'
  | 'timeout'
  | 'key-missing'
  | 'key-malformed'
  | 'key-locked'
  | 'key-forgotten'
  | 'key-wrong-passphrase'
  | 'key-management'
  | 'sign-in-failed'
  | 'sign-in-elsewhere'
  | 'unauthorized'
  | 'out-of-credit'
  | 'key-limit'
  | 'in-flight'
  | 'spending-limit'
  | 'ledger-lost'
  | 'refused'
  | 'rate-limited'
  | 'quota-reached'
  | 'overloaded'
  | 'model-missing'
  | 'no-models'
  | 'no-endpoint'
  | 'privacy'
  | 'not-allowed'
  | 'unsupported'
  | 'bad-request'
  | 'too-large'
  | 'picture-not-taken'
  | 'too-long'
  | 'too-many-pictures'
  | 'server-silent'
  | 'cors-refused'
  | 'local-network-denied'
  | 'nothing-to-send'
  | 'no-picture-route'
  | 'provider'
  | 'server-failed'
  | 'service-timeout'
  | 'bad-response'
  | 'empty-response'
  | 'thought-only'
  | 'picture-not-shown'
  | 'picture-elsewhere'
  | 'cut-response'
  | 'too-few-shots'
  // this device
  | 'storage-full'
  | 'storage-lost'
  | 'storage-refused'
  | 'storage-newer'
  | 'project-gone'
  | 'taken-over'
  | 'read-only'
  | 'no-space'
  // a project file
  | 'import-unknown'
  | 'import-newer'
  | 'import-damaged'
  | 'import-unsafe'
  | 'import-too-large'
  | 'import-invalid'
  | 'import-partial'
  | 'export-partial'
  | 'board-partial'
  | 'picture-gone'
  | 'backup-failed'
  | 'out-of-memory'
  | 'worker-crashed'
  | 'stalled'
  | 'download-failed'
  | 'offline-unsupported'
  | 'insecure'
  | 'busy-elsewhere'
  | 'busy-here'
  | 'bug'

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
 * The only error class that crosses a folder boundary. `message` is for the log; `detail` is one
 * short line for a person (a file name, the service's own words), already free of secrets.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly detail: string | undefined
  /** Only of failed calls to a model service. */
  readonly charge: Charge | undefined
  readonly retry: RetryAdvice | undefined
  /** A model that the service names in place of the one that cannot be had. */
  readonly instead: string | undefined
  readonly came: Came | undefined
  /** How many pictures the model takes, where it said so. */
  readonly most: number | undefined

  constructor(code: ErrorCode, detail?: string, options: ErrorOptions = {}) {
    super(detail ? `${code}: ${detail}` : code, 'cause' in options ? { cause: options.cause } : undefined)
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
    const { cause, retry, instead, came, most } = this
    return new AppError(this.code, this.detail, {
      cause,
      charge,
      ...(retry ? { retry } : {}),
      ...(instead ? { instead } : {}),
      ...(came ? { came } : {}),
      ...(most === undefined ? {} : { most }),
    })
  }
}

/** How a coded error travels out of a worker: comlink keeps only `name`, `message` and `stack`. */
const CODE_IN_NAME = /^AppError:([a-z-]+)$/

/** OpenRouter keys and account ids must never reach a person's screen, a log or a file. */
const SECRETS = /\bsk-[A-Za-z0-9_-]{6,}|\buser_[A-Za-z0-9]{6,}/g

/** Keys in use that need not look like one: a server of one's own may want any word. */
const known = new Set<string>()

/**
 * From now on this very text is hidden as well. Words too short to be a secret would hide half of
 * the log.
 */
export function keepSecret(text: string): void {
  if (text.length >= 6) known.add(text)
}

/** Replaces anything that looks like a key or an account id, and the keys in use. */
export function redact(text: string): string {
  let open = text
  for (const secret of known) open = open.replaceAll(secret, '[hidden]')
  return open.replace(SECRETS, '[hidden]')
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
  if (travelled) return new AppError(travelled[1] as ErrorCode, error.message || undefined, { cause: error })

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
