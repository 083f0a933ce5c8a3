import { describe, expect, test } from 'vitest'
import { dataUrl, decodeBase64, encodeBase64 } from '../../src/services/engines/openrouter/base64.ts'
import { openPicture, sniffPicture } from '../../src/services/engines/openrouter/picture.ts'

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

  test('a data URL is read like what it holds, other text is not', () => {
    expect(decodeBase64('data:image/png;base64,YWJj')).toEqual(bytes('abc'))
    expect(decodeBase64('!!! not base64 !!!')).toBeUndefined()
  })
})

describe('what arrived', () => {
  test.each([
    ['\x89PNG\r\n\x1a\n....', 'image/png'],
    ['\xff\xd8\xff\xe0....', 'image/jpeg'],
    ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'image/webp'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', undefined],
    ['<?xml version="1.0"?><svg>', undefined],
    ['GIF89a', undefined],
    ['RIFF\x00\x00\x00\x00WAVEfmt ', undefined],
    ['\x00\x00\x00\x20ftypavif', undefined],
    ['', undefined],
  ])('%j is %s', (head, type) => {
    expect(sniffPicture(bytes(head))).toBe(type)
  })

  test('keeps the type that its bytes say', async () => {
    const { picture, width, height } = await openPicture(bytes('\xff\xd8\xff'), async () => ({
      width: 3,
      height: 2,
    }))
    expect([picture.type, width, height]).toEqual(['image/jpeg', 3, 2])
  })

  test('is bad when it is no picture or cannot be decoded', async () => {
    const never = async () => Promise.reject(new Error('damaged'))
    await expect(openPicture(bytes('<svg>'), never)).rejects.toMatchObject({ code: 'bad-response' })
    await expect(openPicture(bytes('\xff\xd8\xff'), never)).rejects.toMatchObject({
      code: 'bad-response',
      detail: 'The picture that arrived is damaged.',
    })
  })
})
