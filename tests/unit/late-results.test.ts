import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { withShotList } from '../../src/domain/board/board.ts'
import type { BlobId, ProjectId, ShotId } from '../../src/domain/ids.ts'
import { allShots, type Project } from '../../src/domain/project/project.ts'
import { withSheet } from '../../src/domain/takes/cut-takes.ts'
import { withTake } from '../../src/domain/takes/takes.ts'
import type { TabMessage } from '../../src/services/app/tabs.ts'
import { storage } from '../../src/services/index.ts'
import { discardProject, restoreProject } from '../../src/services/storage/deleted-projects.ts'
import { makeProject, makeSheet, makeShot, makeTake } from '../fixtures/make-project.ts'

const a = 'p1' as ProjectId
const picture = makeTake('t1', 'Shot s2')
const blobs = () => new Map<BlobId, Blob>([[picture.blob, new Blob(['png'])]])
const arrives = (now: Project) => withTake(now, makeShot('s2'), picture)
const takesOf = (project: Project | undefined) =>
  project && allShots(project).flatMap(({ takes }) => takes.map(({ id }) => id))

/** True while another tab writes every project. */
let elsewhere = false
vi.stubGlobal('navigator', { onLine: true })
vi.stubGlobal('location', { hash: '#/project/p1' })
const said: TabMessage[] = []
vi.mock('../../src/services/app/tabs.ts', () => ({
  holdProject: async () => (elsewhere ? undefined : () => undefined),
  awaitProject: async () => undefined,
  takeProject: async () => () => undefined,
  broadcast: (message: TabMessage) => said.push(message),
}))

/** Fresh stores, as in a new tab. */
async function openTab() {
  vi.resetModules()
  const [deliver, late, store, open, opening, edits, adopting, hearing] = await Promise.all([
    import('../../src/store/project/deliver-late.ts'),
    import('../../src/store/project/orphans.ts'),
    import('../../src/store/project/writer.ts'),
    import('../../src/store/project/store.ts'),
    import('../../src/store/project/session.ts'),
    import('../../src/store/project/edits.ts'),
    import('../../src/store/project/adopt-unsaved.ts'),
    import('../../src/store/app/tab-messages.ts'),
  ])
  return { ...deliver, ...late, ...store, ...open, ...opening, ...edits, ...adopting, ...hearing }
}

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  elsewhere = false
  said.length = 0
  await storage.save(makeProject(), new Map([['style' as BlobId, new Blob(['style'])]]))
})

describe('a picture that arrives for a project that is not written here any more', () => {
  it('is written into a project that was closed', async () => {
    const { deliverLate, hasUnsaved } = await openTab()
    await deliverLate(makeProject(), arrives, blobs())
    expect(takesOf(await storage.load(a))).toEqual(['t1'])
    expect(await (await storage.loadBlob(a, picture.blob))?.text()).toBe('png')
    expect(said.map(({ type }) => type)).toEqual(['saved'])
    expect(hasUnsaved()).toBe(false)
  })

  it('goes into the trash with its project, and comes back with it', async () => {
    const { deliverLate } = await openTab()
    await discardProject(a)
    await deliverLate(makeProject(), arrives, blobs())
    expect(await storage.load(a)).toBeUndefined()
    await restoreProject(a)
    const back = await storage.claim(a, 'token')
    expect(takesOf(back)).toEqual(['t1'])
    expect(await (await storage.loadBlob(a, picture.blob))?.text()).toBe('png')
  })

  it('goes to the tab that writes the project, and waits here until that tab has saved it', async () => {
    const { deliverLate, forgetSavedOrphan, hasUnsaved } = await openTab()
    elsewhere = true
    await deliverLate(makeProject(), arrives, blobs())
    expect(said).toMatchObject([{ type: 'handover', project: { id: a } }])
    expect(hasUnsaved()).toBe(true)
    forgetSavedOrphan(makeProject({ updatedAt: 2000 }))
    expect(hasUnsaved()).toBe(true)
    forgetSavedOrphan(arrives(makeProject({ updatedAt: 2000 })))
    expect(hasUnsaved()).toBe(false)
  })

  it('is sent again to a tab that opens the project, as after the other one was killed', async () => {
    const { deliverLate, onTabMessage, hasUnsaved } = await openTab()
    elsewhere = true
    await deliverLate(makeProject(), arrives, blobs())
    said.length = 0
    await onTabMessage({ type: 'saved', project: makeProject({ updatedAt: 2000 }) })
    expect(said).toEqual([])
    await onTabMessage({ type: 'opened', id: 'another' as ProjectId })
    expect(said).toEqual([])
    await onTabMessage({ type: 'opened', id: a })
    expect(said).toMatchObject([{ type: 'handover', project: { id: a } }])
    expect(hasUnsaved()).toBe(true)
  })

  it('is asked for by the tab that opens the project for writing', async () => {
    const { openProject } = await openTab()
    await openProject(a)
    expect(said.map(({ type }) => type)).toEqual(['saved', 'opened'])
    said.length = 0
    elsewhere = true
    const reader = await openTab()
    await reader.openProject(a)
    expect(said).toEqual([])
  })

  it('is a draft sheet that waits here until the other tab has saved it', async () => {
    const { deliverLate, forgetSavedOrphan, hasUnsaved } = await openTab()
    elsewhere = true
    const sheet = makeSheet('sheet')
    const arrives = (now: Project) => withSheet(now, sheet)
    await deliverLate(makeProject(), arrives, new Map([[sheet.blob, new Blob(['png'])]]))
    forgetSavedOrphan(makeProject({ updatedAt: 2000 }))
    expect(hasUnsaved()).toBe(true)
    forgetSavedOrphan(arrives(makeProject({ updatedAt: 2000 })))
    expect(hasUnsaved()).toBe(false)
  })

  it('is a description that waits here until the other tab has saved it, or other words', async () => {
    const { deliverLate, forgetSavedOrphan, hasUnsaved } = await openTab()
    elsewhere = true
    const told = (now: Project) => ({ ...now, context: 'Described, and paid for.' })
    await deliverLate(makeProject(), told, undefined, 'scene')
    forgetSavedOrphan(makeProject({ name: 'Renamed', updatedAt: 2000 }))
    expect(hasUnsaved()).toBe(true)
    forgetSavedOrphan(told(makeProject({ name: 'Renamed', updatedAt: 2000 })))
    expect(hasUnsaved()).toBe(false)
    await deliverLate(makeProject(), told, undefined, 'scene')
    forgetSavedOrphan(makeProject({ context: 'By hand.', updatedAt: 2000 }))
    expect(hasUnsaved()).toBe(false)
  })

  it('joins what waits already, words of the newest and every picture, and is taken in when it is opened', async () => {
    const { deliverLate, keepOrphan, openProject, useProjectStore } = await openTab()
    keepOrphan({ project: makeProject({ context: 'Newest.', updatedAt: 3000 }), blobs: new Map() })
    elsewhere = true
    await deliverLate(makeProject(), arrives, blobs())
    elsewhere = false
    await openProject(a)
    const { project } = useProjectStore.getState()
    expect(project?.context).toBe('Newest.')
    expect(takesOf(project)).toEqual(['t1'])
    expect(takesOf(await storage.load(a))).toEqual(['t1'])
  })

  it('comes into the project of the tab that writes it with the words that were paid for, and can be undone', async () => {
    const known = makeProject({ context: 'Known.' })
    const listed = (now: Project) =>
      withShotList({ ...now, context: 'Described.' }, [{ text: 'Late' }], () => 'late' as ShotId)
    const here = await openTab()
    elsewhere = true
    await here.deliverLate(known, listed, undefined, 'new-shots')
    expect(here.hasUnsaved()).toBe(true)
    const [message] = said
    if (message?.type !== 'handover') throw new Error('Nothing was said.')

    elsewhere = false
    const there = await openTab()
    await there.openProject(a)
    there.editProject((now) => ({ ...now, name: 'Renamed since' }))
    there.editProject((now) => ({ ...now, context: 'Known.' }))
    const { shots } = there.useProjectStore.getState().project ?? known
    await there.adoptUnsaved(message)
    const { project } = there.useProjectStore.getState()
    expect(project).toMatchObject({ name: 'Renamed since', context: 'Described.' })
    expect(project?.shots.map(({ text }) => text)).toEqual(['Late'])
    here.forgetSavedOrphan({ ...known, updatedAt: Date.now() })
    expect(here.hasUnsaved()).toBe(true)
    here.forgetSavedOrphan(project ?? known)
    expect(here.hasUnsaved()).toBe(false)
    there.undoEdit()
    expect(there.useProjectStore.getState().project?.shots).toEqual(shots)
  })

  it('is committed to the trash by the tab whose project another tab deleted', async () => {
    const { openProject, commitProject, closeDeleted, hasUnsaved } = await openTab()
    await openProject(a)
    await discardProject(a)
    // The fence refuses the write; the result then goes to the tab that holds the project.
    await commitProject(arrives, blobs())
    await closeDeleted(a)
    await vi.waitFor(() => expect(hasUnsaved()).toBe(false))
    await restoreProject(a)
    expect(takesOf(await storage.load(a))).toEqual(['t1'])
  })

  it('stays in memory, and is said to be, while the storage does not take it', async () => {
    const { deliverLate, hasUnsaved } = await openTab()
    const broken = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await deliverLate(makeProject(), arrives, blobs())
    broken.mockRestore()
    expect(hasUnsaved()).toBe(true)
  })
})
