/** The code with which the service sent the person back, taken out of the address at once. */
export interface ReturnedCode {
  /** The page's own with the code in it. */
  readonly address: string
  readonly code?: string
  readonly state?: string
  readonly denied?: string
}

/** Call before anything renders: whatever reads the address later finds no code in it. */
export function takeReturnedCode(): ReturnedCode | undefined {
  const query = new URLSearchParams(location.search)
  const [code, state, denied] = ['code', 'state', 'error'].map((name) => query.get(name) ?? undefined)
  if (!code && !denied) return undefined
  const address = location.href
  history.replaceState(null, '', location.pathname + location.hash)
  return { address, ...(code ? { code } : {}), ...(state ? { state } : {}), ...(denied ? { denied } : {}) }
}

/** Puts the code into the address again: a reload of the page uses it. */
export function putBackReturnedCode({ address }: ReturnedCode): void {
  history.replaceState(null, '', address)
}
