/** The OAuth code that came back in the address, removed from the address at once. */
export interface ReturnedCode {
  /** The page's address with the code in it. */
  readonly address: string
  readonly code?: string
  readonly state?: string
  readonly denied?: string
}

/** Call before anything renders, so that no later reader of the address sees the code. */
export function takeReturnedCode(): ReturnedCode | undefined {
  const query = new URLSearchParams(location.search)
  const [code, state, denied] = ['code', 'state', 'error'].map((name) => query.get(name) ?? undefined)
  if (!code && !denied) return undefined
  const address = location.href
  history.replaceState(null, '', location.pathname + location.hash)
  return { address, ...(code ? { code } : {}), ...(state ? { state } : {}), ...(denied ? { denied } : {}) }
}

/** Puts the code back into the address; a reload of the page uses it. */
export function putBackReturnedCode({ address }: ReturnedCode): void {
  history.replaceState(null, '', address)
}
