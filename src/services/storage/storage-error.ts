import { AppError, toAppError } from '../../lib/errors.ts'

/**
 * Maps a database failure to an AppError; what a full disk costs is in autosave.ts. A torn-down
 * transaction ends with an AbortError or without a reason; neither is a user's cancel.
 */
export function storageError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error === null || (error instanceof Error && error.name === 'AbortError')) {
    return new AppError('storage-lost', undefined, { cause: error })
  }
  // The database has a higher version than this app.
  if (error instanceof Error && error.name === 'VersionError') {
    return new AppError('storage-newer', undefined, { cause: error })
  }
  // Chromium with site data blocked; `UnknownError` alone could also be a broken disk.
  if (error instanceof Error && error.name === 'UnknownError' && /denied permission/.test(error.message)) {
    return new AppError('storage-refused', undefined, { cause: error })
  }
  // A disk without room, which is no quota.
  if (error instanceof Error && FULL_DISK.test(`${error.name}: ${error.message}`)) {
    return new AppError('storage-full', { code: 'no-byte-left' }, { cause: error })
  }
  return toAppError(error)
}

/** What Chromium says where its own files or those of a transaction cannot be written. */
const FULL_DISK = /^UnknownError: .*\bFILE_ERROR_NO_SPACE\b|^DataError: Failed to write blobs/
