import type { Detail, Reason } from '../../../lib/details.ts'
import { AppError, reasonOf } from '../../../lib/errors.ts'

export const gaveUp = (why: Reason) => new AppError('model-gave-up', why)

/** The same for any error of a step that the model did. */
export const asGaveUp = (error: unknown): AppError =>
  error instanceof AppError && error.code === 'model-gave-up' ? error : gaveUp(reasonOf(error))

/** True where the model gave up for this reason. */
export const isFault = (error: unknown, code: Detail['code']): boolean =>
  error instanceof AppError && typeof error.detail === 'object' && error.detail.code === code
