import type { AppError, ErrorCode } from '../lib/errors.ts'

/** An error as the screen shows it: plain data, so that it can live in a store. */
export interface Problem {
  readonly code: ErrorCode
  /** One line in the failing part's own words; may be absent. */
  readonly detail?: string
}

export function toProblem(error: AppError): Problem {
  return error.detail ? { code: error.code, detail: error.detail } : { code: error.code }
}
