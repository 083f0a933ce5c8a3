/** The contract of the worker that hashes media. Types only. */
export interface HashApi {
  /**
   * Hashes a file in pieces of `length` bytes, or with `whole` all of it at once, with two pieces
   * in memory at a time. `onBytes` gets the bytes of each piece.
   */
  hash(file: Blob, length: number, whole: boolean, onBytes: (bytes: number) => void): Promise<HashedFile>
}

export interface HashedFile {
  /** SHA-256 in hex: of each piece, or one of the whole file. */
  readonly sha256: readonly string[]
  /** CRC-32 of the whole file. */
  readonly crc: number
}
