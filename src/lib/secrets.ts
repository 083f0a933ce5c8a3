/** OpenRouter keys and account ids must never reach a person's screen, a log or a file. */
const SECRETS = /\bsk-[A-Za-z0-9_-]{6,}|\buser_[A-Za-z0-9]{6,}/g

/** Keys in use that need not look like one: a server of one's own may want any word. */
const known = new Set<string>()

/**
 * From now on this very text is hidden as well. Words too short to be a secret would hide half of
 * the log.
 */
export function hideSecret(text: string): void {
  if (text.length >= 6) known.add(text)
}

/** Replaces anything that looks like a key or an account id, and the keys in use. */
export function redact(text: string): string {
  let open = text
  for (const secret of known) open = open.replaceAll(secret, '[hidden]')
  return open.replace(SECRETS, '[hidden]')
}

/** The same in each text of a value, at any depth. */
export function redacted<Value>(value: Value): Value {
  if (typeof value === 'string') return redact(value) as Value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(redacted) as Value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, redacted(part)])) as Value
}
