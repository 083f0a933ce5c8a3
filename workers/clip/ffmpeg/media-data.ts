import type { ByteRange } from './core.ts'

/** A file of more boxes than this at its top is in fragments, or no MP4. */
const MOST_BOXES = 32
const HEADER_BYTES = 8
const LARGE_HEADER_BYTES = 16

/**
 * Where an MP4 or MOV keeps its coded pictures and its sound, in bytes: the content of its one
 * `mdat` box. Undefined for other formats, for fragments, and where boxes do not fill the file as
 * they claim (ISO/IEC 14496-12, 4.2).
 */
export async function findMediaData(clip: Blob): Promise<ByteRange | undefined> {
  const types = new Set<string>()
  let media: ByteRange | undefined
  let at = 0
  for (let count = 0; at < clip.size; count++) {
    const box = count < MOST_BOXES ? await readBox(clip, at) : undefined
    if (!box || types.has('moof') || (media && box.type === 'mdat')) return undefined
    types.add(box.type)
    if (box.type === 'mdat') media = [box.content, box.end]
    at = box.end
  }
  return types.has('moov') ? media : undefined
}

/**
 * A box's type, and where its content begins and ends; undefined where it does not lie within the
 * file.
 */
async function readBox(clip: Blob, at: number) {
  const view = new DataView(await clip.slice(at, at + LARGE_HEADER_BYTES).arrayBuffer())
  if (view.byteLength < HEADER_BYTES) return undefined
  const type = String.fromCharCode(...new Uint8Array(view.buffer, 4, 4))
  const size = view.getUint32(0)
  const isLarge = size === 1
  if (isLarge && view.byteLength < LARGE_HEADER_BYTES) return undefined
  const content = at + (isLarge ? LARGE_HEADER_BYTES : HEADER_BYTES)
  // A size of nothing: to the end of the file.
  const end = size === 0 ? clip.size : at + (isLarge ? Number(view.getBigUint64(8)) : size)
  return content <= end && end <= clip.size ? { type, content, end } : undefined
}
