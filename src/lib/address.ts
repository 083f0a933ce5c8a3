/** Where OpenRouter is; a key that was kept before keys belonged to addresses is for it. */
export const OPENROUTER_ORIGIN = 'https://openrouter.ai'

/** Scheme, host and port of an address: what a key belongs to. Empty for what is no web address. */
export function originOf(baseUrl: string): string {
  const text = baseUrl.trim()
  return URL.canParse(text) ? new URL(text).origin : ''
}

/** True for a server on this machine, which may want no key. */
export function isOwnServer(baseUrl: string): boolean {
  const text = baseUrl.trim()
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return /^https?:$/.test(protocol) && (hostname === '127.0.0.1' || hostname === 'localhost')
}

/** True for what the page may call: OpenRouter, or a server on this machine. An address that names a user is not one. */
export function isAllowedAddress(baseUrl: string): boolean {
  const text = baseUrl.trim()
  if (!URL.canParse(text)) return false
  const { origin, protocol, username } = new URL(text)
  return username === '' && (origin === OPENROUTER_ORIGIN || (protocol === 'http:' && isOwnServer(text)))
}
