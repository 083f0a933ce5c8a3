/** OpenRouter's origin; keys stored by older versions without an origin belong to it. */
export const OPENROUTER_ORIGIN = 'https://openrouter.ai'

/** Scheme, host and port of a URL, which a key belongs to. Empty for an invalid URL. */
export function originOf(baseUrl: string): string {
  const text = baseUrl.trim()
  return URL.canParse(text) ? new URL(text).origin : ''
}

/** Host and port of a URL. Empty for an invalid URL. */
export const hostOfAddress = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')

/**
 * Completes a typed address: `localhost:1234` without a scheme becomes http, as local servers speak
 * it; any other host https.
 */
export function wholeAddress(typed: string): string {
  const text = typed.trim().replace(/\/+$/, '')
  if (text === '' || /^[a-z][a-z\d+.-]*:\/\//i.test(text)) return text
  return `${/^(localhost|127\.0\.0\.1)(:|\/|$)/i.test(text) ? 'http' : 'https'}://${text}`
}

/** True for a server on this machine, which may need no key. */
export function isOwnServer(baseUrl: string): boolean {
  const text = baseUrl.trim()
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return /^https?:$/.test(protocol) && (hostname === '127.0.0.1' || hostname === 'localhost')
}

/**
 * True for URLs that the page may call: OpenRouter or a server on this machine, without user
 * information.
 */
export function isAllowedAddress(baseUrl: string): boolean {
  const text = baseUrl.trim()
  if (!URL.canParse(text)) return false
  const { origin, protocol, username } = new URL(text)
  return username === '' && (origin === OPENROUTER_ORIGIN || (protocol === 'http:' && isOwnServer(text)))
}
