import { toHex } from './bytes.ts'

/** SHA-256 (FIPS 180-4) of a blob's bytes, in hex. */
export async function sha256Of(blob: Blob): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())))
}
