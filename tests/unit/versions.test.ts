import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { shownTake, takeNumber } from '../../src/domain/board/shot.ts'
import { fitsFile } from '../../src/domain/handover/versions/fits-file.ts'
import { frozenBoard } from '../../src/domain/handover/versions/freeze.ts'
import type { Version } from '../../src/domain/handover/versions/version.ts'
import type { BlobId, ProjectId, TakeId, VersionId } from '../../src/domain/ids.ts'
import { blobsOf } from '../../src/domain/project/blobs.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { storage } from '../../src/services/index.ts'
import { abandonImport, blobSizes, collectStrays, tidyProject } from '../../src/services/storage/cleanup.ts'
import { duplicateProject } from '../../src/services/storage/closed-projects.ts'
import { discardProject, purgeProject, restoreProject } from '../../src/services/storage/deleted-projects.ts'
import {
  deleteVersion,
  listVersions,
  renameVersion,
  saveVersion,
  saveVersions,
} from '../../src/services/storage/versions.ts'
import { makeFrame, makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { installRawDatabase } from '../raw-database.mjs'

const a = 'a' as ProjectId
const drawn = (...takes: readonly string[]) =>
  makeProject({
    id: a,
    shots: [makeShot('s1', { takes: takes.map((take) => makeTake(take, 'x')) }), makeShot('s2')],
  })
const media = (project: Project) => new Map(blobsOf(project).map((id) => [id, new Blob([id])] as const))
const versionOf = (project: Project, id = 'v1', at = 1000): Version => ({
  id: id as VersionId,
  name: `Version ${id}`,
  at,
  board: frozenBoard(project),
  hashes: { ['blob-t1' as BlobId]: 'ab'.repeat(32) },
})
const onDisk = async (id = a) => Object.keys(await blobSizes(id)).sort()

await installRawDatabase()

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  vi.restoreAllMocks()
})

describe('a frozen board', () => {
  it('names the shown pictures, the frames at their moments and no other blob, and takes keep their numbers', () => {
    const take = { ...makeTake('t3', 'x'), starred: true as const }
    const { receipt } = take
    const kept = { role: 'style' as const, kept: 'sent' as BlobId }
    const upscaled = { blob: 'up' as BlobId, scale: 2, model: 'm', backend: 'b', ms: 1 }
    const shown = { ...take, upscaled, receipt: { ...receipt, references: [kept] } }
    const gone = { ...makeTake('t1', 'x'), deletedAt: 5 }
    const project = makeProject({
      shots: [
        makeShot('s1', {
          sourceTime: 2.5,
          takes: [gone, makeTake('t2', 'x'), shown, makeTake('t4', 'x')],
          chosenTake: 't3' as TakeId,
        }),
        makeShot('s2', { omitted: true, number: '2' }),
      ],
      shelf: [makeShot('s9', { sourceTime: 1, takes: [makeTake('t9', 'x')] })],
      settings: { shotCount: 3, seed: 7, withheld: [makeFrame(4 / 3).id, makeFrame(8 / 3).id] },
    })
    const board = frozenBoard(project)
    expect([...new Set(blobsOf(board))].sort()).toEqual([makeFrame(8 / 3).blob, 'blob-t3', 'up'])
    expect(board.settings.withheld).toEqual([makeFrame(8 / 3).id])
    const [shot, omitted] = board.shots
    if (!shot) throw new Error('no shot')
    const now = shownTake(shot)
    expect([now?.id, now && takeNumber(shot, now)]).toEqual(['t3', 3])
    expect(omitted).toMatchObject({ omitted: true, number: '2' })
    expect(parseProject(JSON.parse(JSON.stringify(board)))).toEqual({ project: board })
  })

  it('fits a project file, or is refused', () => {
    const long = drawn('t1')
    expect(fitsFile(long, [versionOf(long)])).toBe(true)
    const context = 'x'.repeat(43_000_000)
    expect(fitsFile(long, [versionOf({ ...long, context })])).toBe(false)
  })
})

describe('a version', () => {
  it('keeps its pictures through drops, cleanups, opening and the trash', async () => {
    const project = drawn('t1')
    await storage.save(project, media(project), [], 'token')
    await saveVersion(a, versionOf(project), 'token')
    const without = { ...project, shots: [makeShot('s1')] }
    await storage.save(without, new Map(), ['blob-t1' as BlobId, 'style' as BlobId], 'token')
    expect(await onDisk()).toContain('blob-t1')
    expect(await onDisk()).not.toContain('style')
    expect((await tidyProject(a, (now) => now)).blobs).toBe(0)
    await storage.claim(a, 'later')
    expect(await onDisk()).toContain('blob-t1')
    await discardProject(a)
    await collectStrays()
    await restoreProject(a)
    expect(await onDisk()).toContain('blob-t1')
    expect(await listVersions(a)).toEqual([versionOf(project)])
  })

  it('goes with its project for good, and with a copy of it', async () => {
    const project = drawn('t1')
    await storage.save(project, media(project), [], 'token')
    await saveVersion(a, versionOf(project), 'token')
    const copy = 'copy' as ProjectId
    await duplicateProject(a, copy, 'Copy')
    await discardProject(a)
    await purgeProject(a)
    expect(await listVersions(a)).toEqual([])
    expect((await listVersions(copy)).map(({ name, board }) => [name, board.id])).toEqual([
      ['Version v1', copy],
    ])
    await storage.claim(copy, 'token')
    expect(await onDisk(copy)).toContain('blob-t1')
  })

  it('that is deleted takes its own pictures with it, and nothing that another names', async () => {
    const first = drawn('t1')
    await storage.save(first, media(first), [], 'token')
    await saveVersion(a, versionOf(first), 'token')
    const second = { ...drawn('t2'), style: { blob: 'style-2' as BlobId, name: 's', width: 1, height: 1 } }
    await storage.save(second, media(second), [], 'token')
    await saveVersion(a, versionOf(second, 'v2', 2000), 'token')
    await storage.save({ ...second, shots: [] }, new Map(), [], 'token')
    // Undo may bring this one back.
    expect(await onDisk()).toContain('style')
    await deleteVersion(a, 'v1' as VersionId, 'token')
    expect((await listVersions(a)).map(({ id }) => id)).toEqual(['v2'])
    expect(await onDisk()).toEqual(expect.arrayContaining(['blob-t2', 'style', 'style-2']))
    expect(await onDisk()).not.toContain('blob-t1')
  })

  it('is frozen, renamed and deleted by the tab that writes alone', async () => {
    const project = drawn('t1')
    await storage.save(project, media(project), [], 'token')
    const refused = { code: 'taken-over' }
    await expect(saveVersion(a, versionOf(project), 'other')).rejects.toMatchObject(refused)
    await saveVersion(a, versionOf(project), 'token')
    await expect(renameVersion(a, 'v1' as VersionId, 'New', 'other')).rejects.toMatchObject(refused)
    await expect(deleteVersion(a, 'v1' as VersionId, undefined)).rejects.toMatchObject(refused)
    await renameVersion(a, 'v1' as VersionId, 'New', 'token')
    await renameVersion(a, 'gone' as VersionId, 'New', 'token')
    expect((await listVersions(a)).map(({ name }) => name)).toEqual(['New'])
    await expect(saveVersion('b' as ProjectId, versionOf(project), undefined)).rejects.toMatchObject({
      code: 'project-gone',
    })
  })

  it('is refused where a picture went meanwhile', async () => {
    await storage.save(drawn(), media(drawn()), [], 'token')
    await expect(saveVersion(a, versionOf(drawn('t1')), 'token')).rejects.toMatchObject({
      code: 'picture-gone',
    })
    expect(await listVersions(a)).toEqual([])
  })

  it('that does not fit the disk, or whose page is gone, leaves nothing', async () => {
    const project = drawn('t1')
    await storage.save(project, media(project), [], 'token')
    const before = await rawDatabase.readAll('maestro')
    const real = IDBObjectStore.prototype.put
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      if (this.name === 'cards') throw new DOMException('full', 'QuotaExceededError')
      return real.apply(this, args)
    })
    await expect(saveVersion(a, versionOf(project), 'token')).rejects.toMatchObject({ code: 'no-space' })
    put.mockRestore()
    expect(await rawDatabase.readAll('maestro')).toEqual(before)
  })

  it('of an import that broke off goes with its media', async () => {
    await storage.saveBlob(a, 'blob-t1' as BlobId, new Blob(['x']))
    await saveVersions(a, [versionOf(drawn('t1'))])
    await abandonImport(a)
    expect([await listVersions(a), await onDisk()]).toEqual([[], []])
    // Even without any.
    await saveVersions(a, [versionOf(drawn())])
    await collectStrays()
    expect(await listVersions(a)).toEqual([])
  })

  it('of an earlier app is read as one of this app', async () => {
    const board = {
      id: 'a',
      version: 1,
      name: 'Old',
      frames: [],
      context: '',
      shots: [],
      shelf: [],
      settings: { shotCount: 5, seed: 1 },
      createdAt: 0,
      updatedAt: 0,
    }
    await storage.save(drawn(), new Map(), [], 'token')
    await rawDatabase.write('maestro', 'versions', [
      [['a', 'v0'], { ...versionOf(drawn()), id: 'v0', board }],
    ])
    expect((await listVersions(a)).map((one) => one.board.version)).toEqual([drawn().version])
  })
})
