import { expect, it } from 'vitest'
import { fileKind, sortFiles } from '../../src/domain/file-kind.ts'

it.each([
  ['a.mp4', 'video/mp4', 'video'],
  ['a.MKV', '', 'video'],
  ['a.m2ts', '', 'video'],
  ['a.png', 'image/png', 'image'],
  ['a.HEIC', '', 'image'],
  ['notes.txt', 'text/plain', 'unknown'],
  ['song.mp3', 'audio/mpeg', 'unknown'],
  ['noending', '', 'unknown'],
  ['tricky.mp4.exe', '', 'unknown'],
])('takes %s (%s) for a %s', (name, type, kind) => {
  expect(fileKind({ name, type })).toBe(kind)
})

it('sorts a drop by what each file is for', () => {
  const files = [
    { name: 'a.mp4', type: '' },
    { name: 'b.jpg', type: '' },
    { name: 'c.mov', type: '' },
    { name: 'd.pdf', type: '' },
  ]
  const { videos, images, unknown } = sortFiles(files)
  expect([videos.length, images.length, unknown.length]).toEqual([2, 1, 1])
})
