import { expect, it } from 'vitest'
import type { BlobId } from '../../src/domain/ids.ts'
import { mirrorProject } from '../../src/services/backup.ts'
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
  await mirrorProject(root, bare, load)
  expect(asked).toEqual(['style'])
  const drawn = { ...bare, shots: [makeShot('s1', { takes: [makeTake('t1', 'x')] })] }
  await mirrorProject(root, drawn, load)
  expect(asked).toEqual(['style', 'blob-t1'])
  const files = await filesIn(root)
  expect([...files.keys()].sort()).toEqual([
    'Pilot-p1/media/shots/001/take-1.png',
    'Pilot-p1/media/style.png',
    'Pilot-p1/project.json',
  ])
  expect(files.get('Pilot-p1/media/style.png')).toBe(5)
  // Another name is no reason for another folder.
  await mirrorProject(root, { ...drawn, name: 'Other' }, load)
  expect([...(await filesIn(root)).keys()].sort()).toEqual([...files.keys()].sort())
  expect(asked).toHaveLength(2)
})
