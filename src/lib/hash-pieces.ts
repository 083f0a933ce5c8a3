import { toHex } from './bytes.ts'
import { startCrc } from './crc.ts'

export interface Hashed {
  /** SHA-256 of each piece in hex. An empty file has one empty piece. */
  readonly sha256: readonly string[]
  /** CRC-32 of the whole file. */
  readonly crc: number
}

type OnBytes = (bytes: number) => void

/**
 * Hashes a file in pieces of `length` bytes, the last one shorter: the platform hashes each while
 * the next is read. Two pieces are in memory at a time.
 * @param onBytes gets the bytes of each piece; it stops the work by throwing.
 */
export async function hashPieces(file: Blob, length: number, onBytes: OnBytes): Promise<Hashed> {
  const crc = startCrc()
  const sha256 = await digests(file, length, (piece) => {
    crc.add(piece)
    onBytes(piece.length)
  })
  return { sha256, crc: crc.end() }
}

/** The same without the CRC-32, which takes this thread as long as the reading. */
export const digestPieces = (file: Blob, length: number, onBytes: OnBytes): Promise<readonly string[]> =>
  digests(file, length, (piece) => onBytes(piece.length))

/** One SHA-256 of all bytes, which the platform cannot make of pieces. */
export async function digestWhole(file: Blob, length: number, onBytes: OnBytes): Promise<readonly string[]> {
  const noble = await import('@noble/hashes/sha2.js')
  const hash = noble.sha256.create()
  for await (const piece of piecesOf(file, length)) {
    hash.update(piece)
    onBytes(piece.length)
  }
  return [toHex(hash.digest())]
}

async function digests(
  file: Blob,
  length: number,
  onPiece: (piece: Uint8Array) => void,
): Promise<readonly string[]> {
  const digest = await openDigest()
  const sha256: string[] = []
  let hashing: Promise<unknown> | undefined
  for await (const piece of piecesOf(file, length)) {
    await hashing
    // The bytes are copied in the call, so the next piece may take their place.
    hashing = digest(piece).then((hash) => sha256.push(toHex(hash)))
    hashing.catch(() => undefined)
    onPiece(piece)
  }
  await hashing
  return sha256
}

type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>

async function openDigest(): Promise<Digest> {
  // A page without HTTPS has no such interface.
  if ('subtle' in crypto) {
    return async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  }
  const { sha256 } = await import('@noble/hashes/sha2.js')
  return async (bytes) => sha256(bytes)
}

/** The memory of the last file's pieces, for the next: else each would leave garbage. */
let spare = new ArrayBuffer(0)

/** A file's pieces, each in the memory of the one before. */
async function* piecesOf(file: Blob, length: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (file.size === 0) yield new Uint8Array()
  const reader = readerOf(file)
  if (!reader) {
    for (let at = 0; at < file.size; at += length) {
      yield new Uint8Array(await file.slice(at, at + length).arrayBuffer())
    }
    return
  }
  let buffer = spare.byteLength === length ? spare : new ArrayBuffer(length)
  // Another file that is hashed meanwhile gets its own.
  spare = new ArrayBuffer(0)
  try {
    for (let left = file.size; left > 0; ) {
      const wanted = Math.min(length, left)
      let got = 0
      while (got < wanted) {
        // Browsers that do not know `min` give what they have.
        const room = new Uint8Array(buffer, got, wanted - got)
        const { value, done } = await reader.read(room, { min: wanted - got })
        if (done || !value) throw new DOMException('The file became shorter.', 'NotReadableError')
        buffer = value.buffer
        got += value.length
      }
      yield new Uint8Array(buffer, 0, wanted)
      left -= wanted
    }
  } finally {
    spare = buffer
    await reader.cancel().catch(() => undefined)
  }
}

/** Undefined in browsers that give a file's bytes only in memory of their own. */
function readerOf(file: Blob): ReadableStreamBYOBReader | undefined {
  try {
    return file.stream().getReader({ mode: 'byob' })
  } catch {
    return undefined
  }
}
