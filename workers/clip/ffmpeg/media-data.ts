import { readBox } from '../../../src/domain/clip/boxes.ts'
import type { ByteRange } from './core.ts'

/** More top-level boxes mean a fragmented file, or no MP4. */
const MOST_BOXES = 32

/**
 * The byte range of an MP4's or MOV's one `mdat` box, which holds the coded media. Undefined for
 * other formats, fragmented files, and boxes that do not fill the file (ISO/IEC 14496-12, 4.2).
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
