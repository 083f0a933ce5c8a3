import { isAllowedAddress, wholeAddress } from '../../lib/address.ts'
import { changeOpenRouter } from '../settings/store.ts'

/** Completes a typed address; undefined unless it is OpenRouter or a server on this machine. */
export function addressMeant(typed: string): string | undefined {
  const address = wholeAddress(typed)
  return isAllowedAddress(address) ? address : undefined
}

/** Changes the base URL if the page may call it. The old address keeps its key. */
export function changeBaseUrl(typed: string): void {
  const baseUrl = addressMeant(typed)
  if (baseUrl) changeOpenRouter({ baseUrl })
}
