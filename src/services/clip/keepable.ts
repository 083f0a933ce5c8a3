/**
 * A clip of up to this size is kept with its project, where it fits; a larger one only in this
 * visit.
 */
const KEEP_BYTES = 1024 ** 3

/**
 * Whether a clip is small enough to be kept on disk with its project. Whether it fits there, only
 * writing it tells.
 */
export const isKeepable = (file: Blob) => file.size <= KEEP_BYTES
