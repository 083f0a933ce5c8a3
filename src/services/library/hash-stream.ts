import { toHex } from '../../lib/bytes.ts'

export interface HashStream {
  readonly through: TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>
  /** SHA-256 of all bytes that passed through, in hex. The stream accepts no more afterwards. */
  readonly digest: () => string
}

/**
 * A stream that hashes what passes through. `onChunk` gets each chunk's bytes; it stops the stream
 * by throwing.
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
