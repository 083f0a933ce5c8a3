/** Bytes that are written at a time: progress and an abort come between two. */
const STEP_BYTES = 16 * 1024 ** 2

/**
 * Writes a file to its place: the browser copies it, so that nothing of it enters the page's
 * memory. `onProgress` gets the bytes so far.
 * @throws what writing throws, and the signal's reason; the stream stays open then.
 */
export async function writeFile(
  out: FileSystemWritableFileStream,
  file: Blob,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let at = 0; at < file.size; at += STEP_BYTES) {
    signal.throwIfAborted()
    await out.write(file.slice(at, at + STEP_BYTES))
    onProgress(Math.min(file.size, at + STEP_BYTES))
  }
  signal.throwIfAborted()
  await out.close()
}
