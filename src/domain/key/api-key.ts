import { AppError } from '../../lib/errors.ts'

/** Characters valid in a header: printable ASCII without the space. */
const SENDABLE = /^[\x21-\x7e]*$/

/**
 * A typed or pasted key, trimmed; empty for none.
 * @throws AppError `key-malformed` for an invalid character. The message does not contain the key.
 */
export function normalizeKey(text: string): string {
  const key = text.trim()
  if (SENDABLE.test(key)) return key
  throw new AppError('key-malformed', /\s/.test(key) ? { code: 'key-has-space' } : { code: 'key-has-others' })
}
