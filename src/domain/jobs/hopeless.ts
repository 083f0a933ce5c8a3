import type { ErrorCode } from '../../lib/error-codes.ts'

/** Errors that every further call of a job would meet: they end its queue. */
export const HOPELESS: ReadonlySet<ErrorCode> = new Set([
  'key-missing',
  'key-forgotten',
  'unauthorized',
  'out-of-credit',
  'key-limit',
  'quota-reached',
  'spending-limit',
  'ledger-lost',
  'no-picture-route',
  'local-network-denied',
  'picture-server-silent',
  'picture-server-refused',
  'picture-server-gone',
  'workflow-missing',
])
