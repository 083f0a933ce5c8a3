import { expect, it } from 'vitest'
import { knownNames } from '../../src/domain/board/known-names.ts'
import type { ShotId, SubjectId } from '../../src/domain/ids.ts'
import { makeProject } from '../fixtures/make-project.ts'

const shot = (id: string, more: object) => ({ id: id as ShotId, text: '', takes: [], ...more })
const project = {
  ...makeProject(),
  people: [{ id: 's1' as SubjectId, label: 'Ada' }],
  places: [{ id: 's2' as SubjectId, label: 'Harbour' }],
  shots: [
    shot('a', { cast: ['Bo', 'Ada'], place: 'Pier', things: ['a lamp'] }),
    shot('b', { cast: ['Bo'] }),
    shot('c', { cast: ['Cy'], omitted: true }),
  ],
}

it('the names of Who and where come first, then those of the shots, each once', () => {
  expect(knownNames(project, 'cast')).toEqual(['Ada', 'Bo'])
  expect(knownNames(project, 'place')).toEqual(['Harbour', 'Pier'])
  expect(knownNames(project, 'things')).toEqual(['a lamp'])
})

it('a field that names nobody and nothing has none', () => {
  expect(knownNames(project, 'sound')).toEqual([])
})
