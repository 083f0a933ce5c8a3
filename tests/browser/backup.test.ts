import { expect, it, vi } from 'vitest'
import type { BlobId, ProjectId } from '../../src/domain/ids.ts'
import { storage } from '../../src/services/index.ts'
import { mirrorProject } from '../../src/services/library/project-folder.ts'
import { discardProject, purgeProject } from '../../src/services/storage/deleted-projects.ts'
import { saveMeta } from '../../src/services/storage/meta.ts'
import { chooseBackupFolder, keepBackup, stopBackup, useBackupStore } from '../../src/store/library/backup.ts'
import { fileWords } from '../../src/ui/words/file-words.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

/** Every file below a folder with its size. */
async function filesIn(folder: FileSystemDirectoryHandle, path = ''): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for await (const [name, handle] of folder.entries()) {
    if (handle instanceof FileSystemDirectoryHandle) {
      for (const [inner, size] of await filesIn(handle, `${path}${name}/`)) found.set(inner, size)
    } else if (handle instanceof FileSystemFileHandle)
      found.set(`${path}${name}`, (await handle.getFile()).size)
  }
  return found
}

it('mirrors a project as plain files and writes only what is new', async () => {
  const top = await navigator.storage.getDirectory()
  const root = await top.getDirectoryHandle(`backup-${Math.random()}`, { create: true })
  const asked: BlobId[] = []
  const load = async (id: BlobId) => {
    asked.push(id)
    return new Blob([id], { type: 'image/png' })
  }
  const { video: _, ...bare } = makeProject({ frames: [] })
  await mirrorProject(root, bare, [], fileWords(), load)
  expect(asked).toEqual(['style'])
  const drawn = { ...bare, shots: [makeShot('s1', { takes: [makeTake('t1', 'x')] })] }
  await mirrorProject(root, drawn, [], fileWords(), load)
  expect(asked).toEqual(['style', 'blob-t1'])
  const files = await filesIn(root)
  expect([...files.keys()].sort()).toEqual([
    'Pilot-p1/media/shots/001/take-1.png',
    'Pilot-p1/media/style.png',
    'Pilot-p1/project.json',
  ])
  expect(files.get('Pilot-p1/media/style.png')).toBe(5)
  // A renamed project stays in its folder.
  await mirrorProject(root, { ...drawn, name: 'Other' }, [], fileWords(), load)
  expect([...(await filesIn(root)).keys()].sort()).toEqual([...files.keys()].sort())
  expect(asked).toHaveLength(2)
})

it('each folder that is chosen gets every project, whoever chose it and whenever', async () => {
  const top = await navigator.storage.getDirectory()
  const folder = (name: string) => top.getDirectoryHandle(`${name}-${Math.random()}`, { create: true })
  const [first, second, third] = [await folder('first'), await folder('second'), await folder('third')]
  const projects = async (of: FileSystemDirectoryHandle) =>
    [...(await filesIn(of)).keys()].filter((path) => path.endsWith('project.json')).length
  const { video: _, style: __, ...bare } = makeProject({ frames: [] })
  const ids = Array.from({ length: 4 }, () => crypto.randomUUID() as ProjectId)
  for (const id of ids) await storage.save({ ...bare, id }, new Map())
  const { length: all } = (await storage.list()).cards
  const pick = vi.fn<() => Promise<FileSystemDirectoryHandle>>()
  vi.stubGlobal('showDirectoryPicker', pick)
  await keepBackup(async () => fileWords())

  // A second folder is chosen while the first is still being written.
  pick.mockResolvedValueOnce(first).mockResolvedValueOnce(second)
  const choosing = chooseBackupFolder()
  await vi.waitFor(() => expect(useBackupStore.getState().at).toBeDefined())
  await Promise.all([choosing, chooseBackupFolder()])
  expect(await projects(second)).toBe(all)

  // Another tab chooses a folder and mirrors one project itself.
  const [one] = ids
  const otherTab = new BroadcastChannel('maestro')
  await saveMeta('backup-folder', { id: 'third', handle: third })
  await mirrorProject(third, { ...bare, id: one as ProjectId }, [], fileWords(), async () => undefined)
  await saveMeta('backup-mirrored', {
    folder: 'third',
    projects: { [one as ProjectId]: bare.updatedAt },
  })
  otherTab.postMessage({ type: 'backup' })
  await vi.waitFor(() => expect(useBackupStore.getState().folder).toBe(third.name))
  await vi.waitFor(async () => expect(await projects(third)).toBe(all), { timeout: 10_000 })

  await stopBackup()
  expect(useBackupStore.getState().folder).toBeUndefined()
  otherTab.close()
  for (const id of ids) {
    await discardProject(id)
    await purgeProject(id)
  }
})
