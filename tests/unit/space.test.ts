import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import type { BlobId, ProjectId, ShotId } from '../../src/domain/ids.ts'
import { withTake } from '../../src/domain/takes/takes.ts'
import { storage } from '../../src/services/index.ts'
import { discardProject } from '../../src/services/storage/deleted-projects.ts'
import { commitProject } from '../../src/store/project/edits.ts'
import { closeProject, openProject } from '../../src/store/project/session.ts'
import { flushProject } from '../../src/store/project/writer.ts'
import { refuseUnfit } from '../../src/store/storage/refuse-unfit.ts'
import { clean } from '../../src/store/storage/space.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => undefined,
    removeItem: () => undefined,
  })
})
vi.mock('../../src/services/app/tabs.ts', () => ({
  holdProject: async () => () => undefined,
  broadcast: () => undefined,
}))

const [first, second, third] = ['t1', 't2', 't3'].map((id) => makeTake(id, 'Shot s1')) as [
  ReturnType<typeof makeTake>,
  ReturnType<typeof makeTake>,
  ReturnType<typeof makeTake>,
]
const media = (...ids: BlobId[]) => new Map(ids.map((id) => [id, new Blob([id])]))

/** Points of a cleanup at which a picture may arrive. */
it.each(['get', 'put', 'delete'] as const)(
  'clearing takes that are not shown keeps the one that was shown, though another arrives at the first %s',
  async (method) => {
    const id = `cleared-at-${method}` as ProjectId
    const drawn = [first, second].reduce(
      (now, take) => withTake(now, makeShot('s1'), take),
      makeProject({ id }),
    )
    await storage.save(drawn, media(first.blob, second.blob))
    await openProject(id)
    const original: (this: IDBObjectStore, ...values: never[]) => IDBRequest =
      IDBObjectStore.prototype[method]
    let arriving: Promise<void> | undefined
    const spy = vi.spyOn(IDBObjectStore.prototype, method)
    spy.mockImplementation(function (this: IDBObjectStore, ...values: unknown[]) {
      arriving ??= commitProject((now) => withTake(now, makeShot('s1'), third), media(third.blob))
      return original.apply(this, values as never[]) as never
    })
    await clean('unchosen')
    spy.mockRestore()
    expect(arriving).toBeDefined()
    await arriving
    await flushProject()
    const stored = await storage.load(id)
    expect(stored?.shots[0]?.takes.map((take) => take.id)).toEqual(['t2', 't3'])
    for (const { blob } of [second, third]) {
      expect(await storage.loadBlob(id, blob)).toBeDefined()
    }
    expect(await storage.loadBlob(id, first.blob)).toBeUndefined()
    // The next point is tried in one project.
    await closeProject(id)
    await discardProject(id)
  },
)

it('several takes that would not fit are refused before any is drawn, where one fits', async () => {
  vi.stubGlobal('navigator', {
    onLine: true,
    storage: { estimate: async () => ({ usage: 0, quota: 10_000_000 }), persisted: async () => true },
  })
  const project = makeProject({ shots: [makeShot('s1')] })
  const shot = 's1' as ShotId
  const several = (count: number) =>
    refuseUnfit('draw', project, { shots: [shot], asked: { shot, ask: { kind: 'several', count } } })
  await several(1)
  await expect(several(4)).rejects.toMatchObject({ code: 'no-space' })
})
