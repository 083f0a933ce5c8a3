/**
 * The contract of the worker that hashes media. Types only. It hashes in pieces of `length` bytes,
 * with two pieces in memory at a time; `onBytes` gets the bytes of each.
 */
export interface HashApi {
  hash(file: Blob, length: number, onBytes: (bytes: number) => void): Promise<HashedFile>
  /** SHA-256 in hex: of each piece, or with `whole` one of all of it. */
  digest(
    file: Blob,
    length: number,
    whole: boolean,
    onBytes: (bytes: number) => void,
  ): Promise<readonly string[]>
}

export interface HashedFile {
  /** SHA-256 of each piece in hex. */
  readonly sha256: readonly string[]
  /** CRC-32 of the whole file. */
  readonly crc: number
}
