import { describe, expect, it } from 'vitest'
import { pictureFormat } from '../../src/domain/style/picture-format.ts'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const jpeg = (components: number) =>
  bytes(`\xff\xd8\xff\xe1\0\x06Exif\xff\xff\xc0\0\x11\x08\0\x08\0\x08${String.fromCharCode(components)}`)

describe('the format of a picture', () => {
  it.each([
    ['photo.jpg', jpeg(3), 'jpeg'],
    ['print.jpg', jpeg(4), 'cmyk-jpeg'],
    ['cut.jpg', bytes('\xff\xd8\xff\xe0\0\x10JFIF'), 'jpeg'],
    ['a.png', bytes('\x89PNG\r\n\x1a\n'), 'png'],
    ['a.webp', bytes('RIFF\0\0\0\0WEBPVP8 '), 'webp'],
    ['heic-named.jpg', bytes('\0\0\0\x18ftypheic\0\0\0\0'), 'heif'],
    ['a.avif', bytes('\0\0\0\x1cftypavif\0\0\0\0'), 'heif'],
    ['clip.mp4', bytes('\0\0\0\x1cftypisom\0\0\0\0'), undefined],
    ['a.tif', bytes('II*\0\x08\0\0\0'), 'tiff'],
    ['big.tif', bytes('MM\0+\0\x08\0\0'), 'tiff'],
    ['a.dng', bytes('II*\0\x08\0\0\0'), 'camera-raw'],
    ['a.CR3', bytes('\0\0\0\x18ftypcrx '), 'camera-raw'],
    ['photo.nef.jpg', jpeg(3), 'jpeg'],
    ['a.jp2', bytes('\0\0\0\x0cjP  \r\n'), 'jpeg-2000'],
    ['a.svg', bytes('<?xml version="1.0"?>\n<!-- a drawing -->\n<svg viewBox="0 0 9 9">'), 'svg'],
    ['a.svg', bytes('\xef\xbb\xbf<svg>'), 'svg'],
    ['page.html', bytes('<html><svg>'), undefined],
    ['words.jpg', bytes('not a picture'), undefined],
    ['empty', bytes(''), undefined],
  ] as const)('of %s', (name, head, format) => {
    expect(pictureFormat(name, head)).toBe(format)
  })
})
