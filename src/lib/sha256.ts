import { toHex } from './bytes.ts'

const known = new WeakMap<Blob, Promise<string>>()

/**
 * SHA-256 (FIPS 180-4) of a blob's bytes, in hex; computed once a blob, because every shot of a job
 * sends the same pictures.
 */
export function sha256Of(blob: Blob): Promise<string> {
  const before = known.get(blob)
  if (before) return before
  const hash = hashOf(blob)
  known.set(blob, hash)
  // A blob that could not be read is read again.
  hash.catch(() => known.delete(blob))
  return hash
}

const hashOf = async (blob: Blob) =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())))
