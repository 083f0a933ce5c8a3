import type { Detail, Reason } from '../lib/details.ts'
import type { ErrorCode } from '../lib/error-codes.ts'
import { type AppError, type Came, type Charge, toAppError } from '../lib/errors.ts'

export type { Detail }

/** An error as the screen shows it: plain data that a store can hold. */
export interface Problem {
  readonly code: ErrorCode
  /** A detail from the failing part. */
  readonly detail?: Reason
  /** What it cost; absent where nothing was called. */
  readonly charge?: Charge
  /** A model that the service suggests instead. */
  readonly instead?: string
  /** Received data that the user can save. */
  readonly came?: Came
  /** How many pictures the model accepts. */
  readonly most?: number
}

/** True where what came is kept all the same, as a take that is the part alone. */
export const isKeptApart = ({ code }: Pick<Problem, 'code'>): boolean =>
  code === 'edge-shows' || code === 'kept-apart'

/** Converts a thrown value to a Problem. */
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
