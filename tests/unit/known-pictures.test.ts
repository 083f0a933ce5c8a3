import { expect, test, vi } from 'vitest'
import { AppError } from '../../src/lib/errors.ts'
import { knownPictures } from '../../workers/engines/sketch/pixels/known-pictures.ts'
import { onceThere } from '../../workers/engines/sketch/pixels/once-there.ts'

const picture = (...bytes: number[]) => new Blob([Uint8Array.from(bytes)])

test('what was made of a picture is known by its bytes', async () => {
  const known = knownPictures<string>(2)
  const make = vi.fn(async () => `made ${make.mock.calls.length}`)
  await expect(known(picture(1, 2), make)).resolves.toBe('made 1')
  await expect(known(picture(1, 2), make)).resolves.toBe('made 1')
  await expect(known(picture(1, 3), make)).resolves.toBe('made 2')
  await expect(known(picture(1, 2), make)).resolves.toBe('made 1')
})

test('the picture that was asked for longest ago is forgotten', async () => {
  const known = knownPictures<string>(2)
  const make = vi.fn(async () => `made ${make.mock.calls.length}`)
  for (const byte of [1, 2, 1, 3]) await known(picture(byte), make)
  await expect(known(picture(1), make)).resolves.toBe('made 1')
  await expect(known(picture(2), make)).resolves.toBe('made 4')
})

test('one that could not be made is asked for again', async () => {
  const known = knownPictures<string>(2)
  await expect(known(picture(1), () => Promise.reject(new Error('Unreadable.')))).rejects.toThrow(
    'Unreadable.',
  )
  await expect(known(picture(1), async () => 'made')).resolves.toBe('made')
})

test('what is not to be had is asked for again, and what is there is opened once', async () => {
  const open = vi
    .fn<() => Promise<string | undefined>>()
    .mockRejectedValueOnce(new AppError('download-failed'))
    .mockResolvedValueOnce(undefined)
    .mockResolvedValueOnce('net')
  const ask = onceThere(open)
  await expect(ask()).resolves.toBeUndefined()
  await expect(ask()).resolves.toBeUndefined()
  await expect(ask()).resolves.toBe('net')
  await expect(ask()).resolves.toBe('net')
  expect(open).toHaveBeenCalledTimes(3)
})
