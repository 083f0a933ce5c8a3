import { describe, expect, test } from 'vitest'
import { pictureEnding, pictureTypeOf } from '../../src/domain/takes/picture-kind.ts'
import { dataUrl, dataUrlBytes, decodeBase64, encodeBase64 } from '../../src/services/engines/base64.ts'
import { openPicture } from '../../src/services/engines/picture.ts'

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))

describe('base64', () => {
  test.each([0, 1, 2, 3, 24_575, 24_576, 24_577, 6_000_001])('%i bytes go there and back', (length) => {
    const data = Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 255)
    const text = encodeBase64(data)
    expect(text).toBe(Buffer.from(data).toString('base64'))
    expect(Buffer.from(decodeBase64(text) ?? []).equals(Buffer.from(data))).toBe(true)
  })

  test('a picture becomes a data URL of its own type', async () => {
    expect(await dataUrl(new Blob([bytes('abc')], { type: 'image/png' }))).toBe('data:image/png;base64,YWJj')
    expect(await dataUrl(new Blob([bytes('abc')]))).toBe('data:image/jpeg;base64,YWJj')
  })

  test.each([
    ['+/+/', '\xfb\xff\xbf'],
    ['-_-_', '\xfb\xff\xbf'],
    ['-_+/', '\xfb\xff\xbf'],
    ['YW\r\nJj\n', 'abc'],
    ['YWI=', 'ab'],
    ['YWI', 'ab'],
    ['!!! not base64 !!!', undefined],
  ])('%j is %j', (text, read) => {
    expect(decodeBase64(text)).toEqual(read === undefined ? undefined : bytes(read))
  })

  test.each([
    ['data:image/png;base64,YWJj', 'abc'],
    ['DATA:image/png;charset=utf-8;BASE64,YWJj', 'abc'],
    ['data:image/png;base64,YWI%3D', 'ab'],
    ['data:,a%20b', 'a b'],
    ['data:image/png;base64,%', undefined],
    ['YWJj', undefined],
  ])('the data URL %j holds %j', (url, held) => {
    expect(dataUrlBytes(url)).toEqual(held === undefined ? undefined : bytes(held))
  })
})

describe('what arrived', () => {
  test.each([
    ['\x89PNG\r\n\x1a\n....', 'image/png'],
    ['\xff\xd8\xff\xe0....', 'image/jpeg'],
    ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'image/webp'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', undefined],
    ['<?xml version="1.0"?><svg>', undefined],
    ['GIF89a', 'image/gif'],
    ['GIF88a', undefined],
    ['RIFF\x00\x00\x00\x00WAVEfmt ', undefined],
    ['\x00\x00\x00\x20ftypavif', 'image/avif'],
    ['\x00\x00\x00\x20ftypmif1\x00\x00\x00\x00mif1avifmiaf', 'image/avif'],
    ['\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic', 'image/heic'],
    ['\x00\x00\x00\x18ftypisom\x00\x00\x00\x00isomavc1', undefined],
    ['\x00\x00\x00\x0cJXL \r\n\x87\n', 'image/jxl'],
    ['\x00\x00\x00\x0cjP  \r\n\x87\n', 'image/jp2'],
    ['II*\x00', 'image/tiff'],
    ['MM\x00*', 'image/tiff'],
    ['BM', 'image/bmp'],
    ['', undefined],
  ])('%j is %s', (head, type) => {
    expect(pictureTypeOf(bytes(head))).toBe(type)
  })

  test('keeps the type that its bytes say', async () => {
    const { picture, width, height } = await openPicture(bytes('\xff\xd8\xff'), async () => ({
      width: 3,
      height: 2,
    }))
    expect([picture.type, width, height]).toEqual(['image/jpeg', 3, 2])
  })

  test('has the ending of its kind', () => {
    expect([pictureEnding('image/avif'), pictureEnding('image/jpeg'), pictureEnding('text/html')]).toEqual([
      '.avif',
      '.jpg',
      undefined,
    ])
  })

  test('comes along with the error when it is no picture or cannot be decoded', async () => {
    const never = async () => Promise.reject(new Error('damaged'))
    await expect(openPicture(bytes('<svg>'), never)).rejects.toMatchObject({
      code: 'picture-not-shown',
      came: { file: { bytes: bytes('<svg>'), type: '' } },
    })
    await expect(openPicture(bytes('\xff\xd8\xff'), never)).rejects.toMatchObject({
      code: 'picture-not-shown',
      came: { file: { bytes: bytes('\xff\xd8\xff'), type: 'image/jpeg' } },
    })
  })
})
