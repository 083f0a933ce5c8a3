import { toHex } from '../../lib/bytes.ts'

export interface HashStream {
  readonly through: TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>
  /** SHA-256 of all that has passed through, in hex. Ends the stream's use. */
  readonly digest: () => string
}

/**
 * Hashes what passes through. `onChunk` is called for each piece, and ends the stream by throwing.
 */
export async function openHashStream(
  onChunk: (bytes: number) => void = () => undefined,
): Promise<HashStream> {
  const { sha256 } = await import('@noble/hashes/sha2.js')
  const hash = sha256.create()
  return {
    through: new TransformStream({
      transform(chunk, controller) {
        onChunk(chunk.length)
        hash.update(chunk)
        controller.enqueue(chunk)
      },
    }),
    digest: () => toHex(hash.digest()),
  }
}
