import { AppError, toAppError } from '../../lib/errors.ts'

/**
 * A database's failure. A transaction that is torn down ends with an AbortError or with no reason
 * at all: here neither is a person's cancel.
 */
export function storageError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error === null || (error instanceof Error && error.name === 'AbortError')) {
    return new AppError('storage-lost', undefined, { cause: error })
  }
  // The database is of a higher version than this app asks for.
  if (error instanceof Error && error.name === 'VersionError') {
    return new AppError('storage-newer', undefined, { cause: error })
  }
  // Chromium with site data blocked: the name of the error alone could be a broken disk as well.
  if (error instanceof Error && error.name === 'UnknownError' && /denied permission/.test(error.message)) {
    return new AppError('storage-refused', undefined, { cause: error })
  }
  return toAppError(error)
}
