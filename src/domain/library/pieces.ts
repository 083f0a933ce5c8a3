/** Bytes of a medium that one SHA-256 covers; the last piece is shorter. */
export const PIECE_BYTES = 8 * 1024 ** 2

/** How many hashes a file of that many bytes has; an empty one has one, too. */
export const pieceCount = (bytes: number) => Math.max(1, Math.ceil(bytes / PIECE_BYTES))

/** Hashes as a project file tells them: one alone covers the whole file. */
export const toldHashes = (hashes: readonly string[]): string | readonly string[] =>
  hashes.length === 1 ? (hashes[0] ?? '') : hashes
