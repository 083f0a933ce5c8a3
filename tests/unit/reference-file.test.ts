import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import type { ReferenceEntry } from '../../src/domain/board/reference.ts'
import type { ProjectId, ShotId, TakeId } from '../../src/domain/ids.ts'
import { withWords } from '../../src/domain/takes/reference-list.ts'
import { undoEdit } from '../../src/store/project/edits.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { openedProject } from '../../src/store/project/store.ts'
import {
  addReferenceFile,
  newEntry,
  setAnchor,
  setReferences,
  setReferenceWords,
} from '../../src/store/takes/references.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'
import '../fixtures/with-resolvers.ts'

vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))
const read = Promise.withResolvers<object>()
vi.mock('../../src/services/style/style.ts', () => ({ preparePicture: () => read.promise }))

it('a file joins the list as it is once the file is read', async () => {
  const id = 's1' as ShotId
  const style = newEntry('style', { kind: 'style' })
  const before: readonly ReferenceEntry[] = [newEntry('identity', { kind: 'style' }), style]
  await showNewProject(makeProject({ shots: [makeShot('s1', { references: before })] }))
  const added = addReferenceFile(id, new File(['x'], 'photo.heic'), before, 'place')
  setReferences(id, [style])
  read.resolve({ picture: new Blob(['jpeg']), width: 4, height: 3 })
  await added
  const list = openedProject().shots[0]?.references ?? []
  expect(list.map(({ role }) => role)).toEqual(['style', 'place'])
  expect(openedProject().referenceFiles).toHaveLength(1)
})

it('words about a picture are one step to undo for each row, and make an automatic list the person’s', async () => {
  const id = 's1' as ShotId
  const automatic = [newEntry('identity', { kind: 'style' }), newEntry('style', { kind: 'style' })]
  await showNewProject(makeProject({ shots: [makeShot('s1')] }))
  const said = () => openedProject().shots[0]?.references?.map(({ words }) => words)
  const type = (place: number, text: string) => {
    const list = openedProject().shots[0]?.references ?? automatic
    setReferenceWords(id, withWords(list, place, text), `row ${place}`)
  }
  for (const text of ['h', 'ha', 'hat']) type(0, text)
  for (const text of ['i', 'ink']) type(1, text)
  expect(said()).toEqual(['hat', 'ink'])
  undoEdit()
  expect(said()).toEqual(['hat', undefined])
  undoEdit()
  expect(said()).toBeUndefined()
})

it('an anchor is chosen and taken back, each a step to undo', async () => {
  await showNewProject(makeProject({ id: 'anchored' as ProjectId }))
  setAnchor('t1' as TakeId)
  expect(openedProject().anchor).toBe('t1')
  setAnchor(undefined)
  expect(openedProject()).not.toHaveProperty('anchor')
  undoEdit()
  expect(openedProject().anchor).toBe('t1')
  undoEdit()
  expect(openedProject()).not.toHaveProperty('anchor')
})
