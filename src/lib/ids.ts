import { toBase64Url } from './bytes.ts'

/** A new random id: 22 characters of base64url, 128 bits. Callers brand it with a type. */
export function newId<Id extends string>(): Id {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(16))) as Id
}
