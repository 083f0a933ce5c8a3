import { readSpace } from './space.ts'

/** A clip of up to this size is kept with its project; a larger one only in this visit. */
const KEEP_BYTES = 1024 ** 3
/** Of the space that the browser still grants, a clip may take this part. */
const KEEP_SHARE = 0.5

/** Whether a clip is small enough to be kept on disk with its project. */
export async function isKeepable(file: Blob): Promise<boolean> {
  if (file.size > KEEP_BYTES) return false
  const { quota, usage } = await readSpace()
  return quota === 0 || file.size < (quota - usage) * KEEP_SHARE
}
