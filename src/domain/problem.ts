import type { ErrorCode } from '../lib/error-codes.ts'
import { type AppError, type Came, type Charge, toAppError } from '../lib/errors.ts'

/** An error as the screen shows it: plain data, so that it can live in a store. */
export interface Problem {
  readonly code: ErrorCode
  /** One line in the failing part's own words; may be absent. */
  readonly detail?: string
  /** What it cost; absent where nothing was called. */
  readonly charge?: Charge
  /** A model that the service names in place of the one that cannot be had. */
  readonly instead?: string
  /** What came all the same, to be saved by hand. */
  readonly came?: Came
  /** How many pictures the model takes. */
  readonly most?: number
}

/** What was thrown, as the screen shows it. */
export const problemOf = (error: unknown): Problem => toProblem(toAppError(error))

export function toProblem({ code, detail, charge, instead, came, most }: AppError): Problem {
  return {
    code,
    ...(detail ? { detail } : {}),
    ...(charge ? { charge } : {}),
    ...(instead ? { instead } : {}),
    ...(came ? { came } : {}),
    ...(most === undefined ? {} : { most }),
  }
}
