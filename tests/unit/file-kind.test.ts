import { expect, it } from 'vitest'
import { fileKind, sortFiles } from '../../src/domain/library/file-kind.ts'

it.each([
  ['a.mp4', 'video/mp4', 'video'],
  ['a.MKV', '', 'video'],
  ['a.m2ts', '', 'video'],
  ['a.png', 'image/png', 'image'],
  ['a.HEIC', '', 'image'],
  ['Pilot.maestro', '', 'project'],
  ['Pilot.MAESTRO.zip', 'application/zip', 'project'],
  ['notes.txt', 'text/plain', 'unknown'],
  ['song.mp3', 'audio/mpeg', 'unknown'],
  ['noending', '', 'unknown'],
  ['tricky.mp4.exe', '', 'unknown'],
])('takes %s (%s) for a %s', (name, type, kind) => {
  expect(fileKind({ name, type })).toBe(kind)
})

const file = (name: string) => ({ name, type: '' })
const folder = (name: string, ...paths: string[]) => ({
  name,
  files: paths.map((path) => ({ path, file: file(path) })),
})

it('takes one clip, one picture and any number of projects', () => {
  const files = [file('a.mp4'), file('b.jpg'), file('c.maestro'), file('d.zip')]
  const pilot = folder('Pilot-1a2b', 'project.json', 'media/style.jpg')
  const backup = folder('Backup', 'A/project.json', 'B/project.json', 'B/media/clip.mp4')
  expect(sortFiles([...files, pilot, backup])).toEqual({
    video: files[0],
    image: files[1],
    projects: [files[2], files[3], pilot, backup],
    left: [],
  })
})

it('names every file that it does not take, with the reason', () => {
  const { video, image, left } = sortFiles([
    file('a.mp4'),
    file('b.jpg'),
    file('c.mov'),
    file('d.pdf'),
    folder('Holiday', 'e.mp4'),
  ])
  expect([video, image?.name]).toEqual([undefined, 'b.jpg'])
  expect(left.map(({ problem }) => problem)).toEqual([
    { code: 'files-too-many', detail: 'a.mp4, c.mov' },
    { code: 'file-unknown', detail: 'd.pdf, Holiday' },
  ])
})
