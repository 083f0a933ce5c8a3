/** Where OpenRouter is; a key that was kept before keys belonged to addresses is for it. */
export const OPENROUTER_ORIGIN = 'https://openrouter.ai'

/** Scheme, host and port of an address: what a key belongs to. Empty for what is no web address. */
export function originOf(baseUrl: string): string {
  const text = baseUrl.trim()
  return URL.canParse(text) ? new URL(text).origin : ''
}

/**
 * The address that was meant: `localhost:1234` without a scheme is http, as servers on this machine
 * speak it; any other host is https.
 */
export function wholeAddress(typed: string): string {
  const text = typed.trim().replace(/\/+$/, '')
  if (text === '' || /^[a-z][a-z\d+.-]*:\/\//i.test(text)) return text
  return `${/^(localhost|127\.0\.0\.1)(:|\/|$)/i.test(text) ? 'http' : 'https'}://${text}`
}

/** True for a server on this machine, which may want no key. */
export function isOwnServer(baseUrl: string): boolean {
  const text = baseUrl.trim()
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return /^https?:$/.test(protocol) && (hostname === '127.0.0.1' || hostname === 'localhost')
}

/**
 * True for what the page may call: OpenRouter, or a server on this machine. An address that names a
 * user is not one.
 */
export function isAllowedAddress(baseUrl: string): boolean {
  const text = baseUrl.trim()
  if (!URL.canParse(text)) return false
  const { origin, protocol, username } = new URL(text)
  return username === '' && (origin === OPENROUTER_ORIGIN || (protocol === 'http:' && isOwnServer(text)))
}
