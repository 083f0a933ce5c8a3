import '../fixtures/with-resolvers.ts'
import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { beforeEach, expect, it, vi } from 'vitest'
import type { BlobId } from '../../src/domain/ids.ts'
import { blobsOf } from '../../src/domain/project/blobs.ts'
import { storage } from '../../src/services/index.ts'
import { writeFile } from '../../src/services/library/write-file.ts'
import { maestro } from '../../src/services/storage/database.ts'
import { look } from '../../src/services/storage/transactions.ts'
import { importProjects } from '../../src/store/library/import-projects.ts'
import { useLibraryStore } from '../../src/store/library/store.ts'
import { useTransferStore } from '../../src/store/library/transfer.ts'
import { cancelTransfer, transferring } from '../../src/store/library/transferring.ts'
import { fileWords } from '../../src/ui/words/file-words.ts'

vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))

const whole = new Uint8Array(
  readFileSync(new URL('../fixtures/project-files/format-2.maestro', import.meta.url)),
)
const fileOf = (bytes: Uint8Array<ArrayBuffer>) => new File([bytes], 'a.maestro')
const kept = () => look(maestro, ['media'], ({ media }) => media.getAllKeys())
const cards = async () => (await storage.list()).cards

beforeEach(async () => {
  vi.restoreAllMocks()
  const stores = ['media', 'sizes', 'projects', 'cards', 'versions'] as const
  const transaction = (await maestro.use()).transaction([...stores], 'readwrite')
  for (const store of stores) transaction.objectStore(store).clear()
  await new Promise((resolve) => transaction.addEventListener('complete', resolve))
  useLibraryStore.setState({ problems: [] })
})

it('a file is imported with all its media', async () => {
  expect(await importProjects([fileOf(whole)], fileWords())).toBe(true)
  const [card] = await cards()
  const { id, name } = card ?? {}
  expect(useTransferStore.getState()).toEqual({
    transfer: undefined,
    done: { doing: 'importing', projects: [{ id, name }] },
  })
  const project = card && (await storage.load(card.id))
  if (!project) throw new Error('no project')
  for (const id of blobsOf(project)) {
    const blob = await storage.loadBlob(project.id, id)
    expect([await blob?.text(), blob?.type]).toEqual([`bytes of ${id}`, 'image/png'])
  }
  expect(await kept()).toContainEqual(['blob', project.id, 'blob-t9'])
})

it('a damaged file leaves nothing, and is told by its name and the part', async () => {
  const bytes = whole.slice()
  const at = Buffer.from(bytes).indexOf('bytes of blob-t9')
  bytes[at] = 'B'.charCodeAt(0)
  expect(await importProjects([fileOf(bytes)], fileWords())).toBe(false)
  expect([await kept(), await cards(), useTransferStore.getState().done]).toEqual([[], [], undefined])
  expect(useLibraryStore.getState().problems).toMatchObject([
    { code: 'import-damaged', detail: { name: 'a.maestro', why: { name: 'media/versions/blob-t9.png' } } },
  ])
})

it('a medium that does not fit leaves nothing', async () => {
  const save = storage.saveBlob
  vi.spyOn(storage, 'saveBlob').mockImplementation(async (project, id, blob) => {
    if (id === 'blob-t2') throw new Error('full')
    await save(project, id, blob)
  })
  expect(await importProjects([fileOf(whole)], fileWords())).toBe(false)
  expect([await kept(), await cards()]).toEqual([[], []])
})

it('a cancel ends an import at once; what was stored goes as soon as it can', async () => {
  const [writing, freed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const save = storage.saveBlob
  vi.spyOn(storage, 'saveBlob').mockImplementation(async (project, id: BlobId, blob) => {
    await save(project, id, blob)
    if (id !== 'b-f1') return
    writing.resolve()
    await freed.promise
  })
  const importing = importProjects([fileOf(whole)], fileWords())
  await writing.promise
  cancelTransfer()
  await importing
  expect(useTransferStore.getState().transfer).toBeUndefined()
  expect(await kept()).not.toEqual([])
  freed.resolve()
  await expect.poll(kept).toEqual([])
  expect([await cards(), useLibraryStore.getState().problems]).toEqual([[], []])
})

it('the bar moves in steps that can be seen, and no more after a cancel', async () => {
  const shown: (number | undefined)[] = []
  const stop = useTransferStore.subscribe(({ transfer }) => shown.push(transfer?.share))
  let late: (share: number) => void = () => undefined
  const job = { doing: 'importing', file: 'a' } as const
  await transferring(job, async (onProgress) => {
    for (const share of [0.0001, 0.3, 0.3001, 0.9999, 1]) onProgress(share)
  })
  expect(shown.splice(0)).toEqual([0, 0.3, 0.9999, 1, undefined])
  const never = transferring(job, (onProgress) => {
    late = onProgress
    return new Promise<never>(() => undefined)
  })
  cancelTransfer()
  await expect(never).rejects.toMatchObject({ code: 'cancelled' })
  late(0.5)
  expect(shown).toEqual([0, undefined])
  stop()
})

it('a file is written in steps, and left open where it is cancelled', async () => {
  const told: number[] = []
  const written: Blob[] = []
  let closed = false
  const out = {
    write: async (part: Blob) => void written.push(part),
    close: async () => {
      closed = true
    },
  } as unknown as FileSystemWritableFileStream
  const file = new Blob([new Uint8Array(40 << 20)])
  const stopped = new AbortController()
  await writeFile(out, file, (bytes) => told.push(bytes), stopped.signal)
  expect([told, closed]).toEqual([[16 << 20, 32 << 20, 40 << 20], true])
  expect(written.map(({ size }) => size)).toEqual([16 << 20, 16 << 20, 8 << 20])
  closed = false
  const writing = writeFile(out, file, () => stopped.abort(new Error('stop')), stopped.signal)
  await expect(writing).rejects.toThrow('stop')
  expect([written.length, closed]).toEqual([4, false])
})
