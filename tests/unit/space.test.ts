import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import type { BlobId, ProjectId } from '../../src/domain/ids.ts'
import { withTake } from '../../src/domain/takes.ts'
import { openStorage } from '../../src/services/storage.ts'
import { openProject } from '../../src/store/opening.ts'
import { commitProject, saveProject } from '../../src/store/project-store.ts'
import { clean } from '../../src/store/space.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => undefined,
    removeItem: () => undefined,
  })
})
vi.mock('../../src/services/tabs.ts', () => ({
  holdProject: async () => () => undefined,
  tellTabs: () => undefined,
}))

const [first, second, third] = ['t1', 't2', 't3'].map((id) => makeTake(id, 'Shot s1')) as [
  ReturnType<typeof makeTake>,
  ReturnType<typeof makeTake>,
  ReturnType<typeof makeTake>,
]
const media = (...ids: BlobId[]) => new Map(ids.map((id) => [id, new Blob([id])]))

it('clearing takes that are not shown keeps the one that was shown, though another arrives meanwhile', async () => {
  const drawn = [first, second].reduce((now, take) => withTake(now, makeShot('s1'), take), makeProject())
  await openStorage().save(drawn, media(first.blob, second.blob))
  await openProject('p1' as ProjectId)
  // The instant at which the disk is being cleared.
  const { delete: remove } = IDBObjectStore.prototype
  let arriving: Promise<void> | undefined
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
    arriving ??= commitProject((now) => withTake(now, makeShot('s1'), third), media(third.blob))
    return remove.call(this, key)
  })
  await clean('unchosen')
  expect(arriving).toBeDefined()
  await arriving
  await saveProject()
  const stored = await openStorage().load('p1' as ProjectId)
  expect(stored?.shots[0]?.takes.map(({ id }) => id)).toEqual(['t2', 't3'])
  for (const { blob } of [second, third]) {
    expect(await openStorage().loadBlob('p1' as ProjectId, blob)).toBeDefined()
  }
  expect(await openStorage().loadBlob('p1' as ProjectId, first.blob)).toBeUndefined()
})
