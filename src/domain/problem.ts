import type { AppError, Charge, ErrorCode } from '../lib/errors.ts'

/** An error as the screen shows it: plain data, so that it can live in a store. */
export interface Problem {
  readonly code: ErrorCode
  /** One line in the failing part's own words; may be absent. */
  readonly detail?: string
  /** What it cost; absent where nothing was called. */
  readonly charge?: Charge
}

export function toProblem({ code, detail, charge }: AppError): Problem {
  return { code, ...(detail ? { detail } : {}), ...(charge ? { charge } : {}) }
}
