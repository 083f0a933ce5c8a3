import { describe, expect, it, vi } from 'vitest'
import { animatedType, movementOf } from '../../src/domain/clip/moving-picture.ts'
import { sortFiles } from '../../src/domain/library/file-kind.ts'
import { useMovingStore } from '../../src/store/clip/moving-question.ts'
import { smallGif } from '../fixtures/small-gif.ts'

vi.stubGlobal('navigator', { onLine: true })
const { clipAmong, sortMoving } = await import('../../src/store/clip/moving-picture.ts')

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const PNG = '\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0CRC.'
const ACTL = '\0\0\0\x08acTL\0\0\0\x02\0\0\0\0CRC.'
const IDAT = '\0\0\0\0IDATCRC.'
const JPEG = '\xff\xd8\xff\xe0and the rest of a photo'
const FILM = '\0\0\0\x10ftypmp42\0\0\0\0and the rest of a film'

describe('a picture that moves', () => {
  it.each([
    ['a GIF of two pictures', smallGif(2), 'image/gif'],
    ['a GIF of one', smallGif(1), undefined],
    ['a GIF that is cut off in its first', smallGif(2).subarray(0, 30), undefined],
    ['an animated WebP', latin1('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x12\0\0\0'), 'image/webp'],
    ['a WebP with transparency', latin1('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0'), undefined],
    ['a plain WebP', latin1('RIFF\0\0\0\0WEBPVP8 \x0a\0\0\0\x12\0\0\0'), undefined],
    ['an animated PNG', latin1(PNG + ACTL + IDAT), 'image/png'],
    ['a PNG', latin1(PNG + IDAT + ACTL), undefined],
    ['an AVIF sequence', latin1('\0\0\0\x1cftypavis\0\0\0\0'), 'image/avif'],
    ['an AVIF', latin1('\0\0\0\x1cftypavif\0\0\0\0'), undefined],
    ['nothing', new Uint8Array(), undefined],
  ])('is told by what is in it: %s', async (_, bytes, type) => {
    expect(await animatedType<Blob>(new Blob([new Uint8Array(bytes)]))).toBe(type)
  })

  it('can be a photo with a film in it', async () => {
    expect(await movementOf<Blob>(new Blob([latin1(JPEG)]))).toBeUndefined()
    expect(await movementOf<Blob>(new Blob([latin1(JPEG + FILM)]))).toBe('film')
    expect(await movementOf<Blob>(new Blob([smallGif(2)]))).toBe('animation')
  })
})

describe('of pictures that arrive', () => {
  const still = new File([smallGif(1)], 'still.gif', { type: 'image/gif' })
  const moving = new File([smallGif(2)], 'moving.gif', { type: 'image/gif' })

  /** Answers the question as soon as it comes. */
  function answering(use: 'clip' | 'style' | undefined) {
    const asked: string[] = []
    const end = useMovingStore.subscribe(({ question }) => {
      if (!question) return
      asked.push(question.name)
      question.answer(use)
    })
    return { asked, end }
  }

  it('the one that moves beside one that does not is the clip, unasked', async () => {
    const { asked, end } = answering(undefined)
    const clip = await clipAmong([still, moving])
    end()
    expect([clip, asked]).toEqual([moving, []])
    expect(sortFiles([still, moving], moving)).toEqual({
      video: moving,
      image: still,
      projects: [],
      left: [],
    })
  })

  it.each([
    ['clip', moving],
    ['style', undefined],
    [undefined, 'none'],
  ] as const)('one alone is asked about: %s', async (use, expected) => {
    const { asked, end } = answering(use)
    const clip = await clipAmong([moving])
    end()
    expect([clip, asked]).toEqual([expected, ['moving.gif']])
  })

  it('none is the clip where all move, none does, or there are more than two', async () => {
    expect(await clipAmong([moving, moving])).toBeUndefined()
    expect(await clipAmong([still])).toBeUndefined()
    expect(await clipAmong([still, moving, still])).toBeUndefined()
  })

  it('a file without a known name or type is what its first bytes say', async () => {
    const file = (name: string, bytes: string) => new File([latin1(bytes)], name)
    const photo = await sortMoving([file('photo', JPEG)])
    expect(photo).toMatchObject({ image: { name: 'photo', type: 'image/jpeg' }, left: [] })
    const film = await sortMoving([file('film', FILM), file('photo', PNG)])
    expect(film).toMatchObject({ video: { type: 'video/mp4' }, image: { type: 'image/png' }, left: [] })
    const other = await sortMoving([file('notes', 'words'), { name: 'folder', files: [] }])
    expect(other).toMatchObject({ left: [{ kind: 'unknown', problem: { code: 'file-unknown' } }] })
  })
})
