import { isAllowedAddress, wholeAddress } from '../../lib/address.ts'
import { changeOpenRouter } from '../settings/store.ts'

/** The whole address, where the page may call it: OpenRouter, or a server on this machine. */
export function addressMeant(typed: string): string | undefined {
  const address = wholeAddress(typed)
  return isAllowedAddress(address) ? address : undefined
}

/**
 * Takes an address that the page may call; any other changes nothing. The key of the old one stays
 * with it.
 */
export function changeBaseUrl(typed: string): void {
  const baseUrl = addressMeant(typed)
  if (baseUrl) changeOpenRouter({ baseUrl })
}
