import type { Reason } from '../../../lib/details.ts'

/** What an exception of the Prompt API means, by its name (draft of June 2026). */
const FAULTS: Readonly<Record<string, Reason>> = {
  QuotaExceededError: { code: 'model-overflow' },
  NotSupportedError: { code: 'model-lacks' },
  // A session that was ended, by the browser or for want of memory.
  AbortError: { code: 'model-died' },
  InvalidStateError: { code: 'model-died' },
  UnknownError: { code: 'model-died' },
  OperationError: { code: 'model-died' },
  NotReadableError: { code: 'model-withheld' },
  NotAllowedError: { code: 'model-not-let' },
  SecurityError: { code: 'model-not-let' },
  // It could not keep to the schema.
  SyntaxError: { code: 'model-unfit' },
  NetworkError: { code: 'model-download-broke' },
}

/** Names that mean something else before there is a session. */
const FETCHING: Readonly<Record<string, Reason>> = {
  QuotaExceededError: { code: 'no-byte-left' },
}

/** Why the browser's model did not do what it was asked; another browser's words where unknown. */
export function faultOf(error: unknown, doing: 'fetching' | 'asking'): Reason {
  if (!(error instanceof Error)) return String(error)
  const known = (doing === 'fetching' ? FETCHING[error.name] : undefined) ?? FAULTS[error.name]
  return known ?? (error.message || error.name)
}
