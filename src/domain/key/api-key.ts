import { AppError } from '../../lib/errors.ts'

/** What a header may carry: printable ASCII without the space. */
const SENDABLE = /^[\x21-\x7e]*$/

/**
 * A key as it was typed or pasted, without the white space around it; empty for none.
 * @throws AppError `key-malformed` when something inside it cannot be part of a key. The key is not
 * in the message.
 */
export function normalizeKey(text: string): string {
  const key = text.trim()
  if (SENDABLE.test(key)) return key
  throw new AppError(
    'key-malformed',
    /\s/.test(key) ? 'There is a space or a line break inside it.' : 'It has characters that no key has.',
  )
}
