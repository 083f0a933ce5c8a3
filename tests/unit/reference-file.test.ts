import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import type { ReferenceEntry } from '../../src/domain/board/reference.ts'
import type { ShotId } from '../../src/domain/ids.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { openedProject } from '../../src/store/project/store.ts'
import { addReferenceFile, newEntry, setReferences } from '../../src/store/takes/references.ts'
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
