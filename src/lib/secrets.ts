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
