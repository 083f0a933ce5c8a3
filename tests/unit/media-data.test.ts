import { describe, expect, it } from 'vitest'
import { findMediaData } from '../../workers/clip/ffmpeg/media-data.ts'

/** A box with so many bytes of content; its size field may take another form or lie. */
function box(type: string, contentBytes: number, size: 'plain' | 'large' | 'open' | number = 'plain') {
  const header = size === 'large' ? 16 : 8
  const bytes = new Uint8Array(header + contentBytes)
  const view = new DataView(bytes.buffer)
  const written = { plain: bytes.length, large: 1, open: 0 }
  view.setUint32(0, typeof size === 'number' ? size : written[size])
  for (const [i, letter] of [...type].entries()) view.setUint8(4 + i, letter.charCodeAt(0))
  if (size === 'large') view.setBigUint64(8, BigInt(bytes.length))
  return bytes
}

const found = (...boxes: Uint8Array<ArrayBuffer>[]) => findMediaData(new Blob(boxes))

describe('where an MP4 keeps its pictures', () => {
  it('is between the first byte of the box behind its header and the last', async () => {
    expect(await found(box('ftyp', 12), box('moov', 30), box('mdat', 100))).toEqual([66, 166])
    expect(await found(box('ftyp', 12), box('mdat', 100), box('moov', 30))).toEqual([28, 128])
    expect(await found(box('ftyp', 12), box('mdat', 100, 'large'), box('moov', 30))).toEqual([36, 136])
    expect(await found(box('moov', 12), box('mdat', 100, 'open'))).toEqual([28, 128])
  })

  it('is unknown where the index is missing, or more than one box or fragments hold them', async () => {
    expect(await found(box('ftyp', 12), box('mdat', 100))).toBeUndefined()
    expect(await found(box('moov', 12), box('mdat', 10), box('mdat', 10))).toBeUndefined()
    expect(await found(box('moov', 12), box('moof', 12), box('mdat', 10))).toBeUndefined()
    expect(await found(...Array.from({ length: 40 }, () => box('free', 0)), box('moov', 0))).toBeUndefined()
  })

  it('is unknown in files that are cut off or something else', async () => {
    expect(await found(box('moov', 12), box('mdat', 10, 19))).toBeUndefined()
    expect(await found(box('moov', 12), box('mdat', 10), new Uint8Array(5))).toBeUndefined()
    expect(await found(box('moov', 12, 7), box('mdat', 10))).toBeUndefined()
    expect(await found(box('moov', 12), box('mdat', 0, 1))).toBeUndefined()
    expect(await found(Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 0, 0, 0, 0, 0, 0, 0, 0))).toBeUndefined()
    expect(await found()).toBeUndefined()
  })
})
