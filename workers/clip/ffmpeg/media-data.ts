import { readBox } from '../../../src/domain/clip/boxes.ts'
import type { ByteRange } from './core.ts'

/** A file of more boxes than this at its top is in fragments, or no MP4. */
const MOST_BOXES = 32

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
    const box = count < MOST_BOXES ? await readBox<Blob>(clip, at) : undefined
    if (!box || box.to > clip.size || types.has('moof') || (media && box.type === 'mdat')) return undefined
    types.add(box.type)
    if (box.type === 'mdat') media = [box.from, box.to]
    at = box.to
  }
  return types.has('moov') ? media : undefined
}
