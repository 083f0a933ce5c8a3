/**
 * A clip up to this size is stored with its project if there is room; a larger one lasts for this
 * visit.
 */
const KEEP_BYTES = 1024 ** 3

/**
 * True when a clip is small enough to store with its project. Only the write itself shows whether
 * it fits the disk.
 */
export const isKeepable = (file: Blob) => file.size <= KEEP_BYTES
