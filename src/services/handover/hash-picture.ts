import { openHashStream } from '../library/hash-stream.ts'

/** SHA-256 of a file, hex, with one chunk in memory at a time. */
export async function hashFile(file: Blob): Promise<string> {
  const { through, digest } = await openHashStream()
  await file.stream().pipeThrough(through).pipeTo(new WritableStream())
  return digest()
}
