import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { withoutSamples } from '../../src/domain/clip/frames.ts'
import type { BlobId, ProjectId } from '../../src/domain/ids.ts'
import { newId } from '../../src/lib/ids.ts'
import { storage } from '../../src/services/index.ts'
import { loadDraft } from '../../src/services/storage/draft.ts'
import { keepClipForVisit, loadClip, rememberClip, watchClip } from '../../src/store/clip/clip.ts'
import { commitProject, editProject } from '../../src/store/project/edits.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { openedProject, useProjectStore } from '../../src/store/project/store.ts'
import { flushProject, hasUnsaved } from '../../src/store/project/writer.ts'
import { makeFrame, makeProject } from '../fixtures/make-project.ts'

// The part of a browser that the stores read.
vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))

const clip = new File(['a clip'], 'clip.mp4', { type: 'video/mp4' })
const frame = makeFrame(1)
const { put } = IDBObjectStore.prototype
/** The largest file that the disk accepts, in bytes. */
let room = Infinity
/** What the browser says where it accepts no more. */
const FULL = () => new DOMException('full', 'QuotaExceededError')
let full = FULL

watchClip()
beforeEach(async () => {
  room = Infinity
  full = FULL
  IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
    if (value instanceof Blob && value.size > room) throw full()
    return put.call(this, value, key)
  }
  const { video: _, style: __, ...empty } = withoutSamples(makeProject({ id: newId<ProjectId>() }))
  await showNewProject(empty)
  await commitProject((project) => project)
})
afterEach(() => {
  IDBObjectStore.prototype.put = put
})

/** Stores a clip and its frame, as sampling does. */
async function takeIn() {
  const { id } = openedProject()
  rememberClip(id, clip)
  const video = { blob: 'clip' as BlobId, name: 'clip.mp4', bytes: clip.size, mime: clip.type }
  const first = commitProject((now) => ({ ...now, video }), new Map([['clip' as BlobId, clip]]))
  editProject((now) => ({ ...now, context: 'Typed meanwhile.' }))
  await commitProject((now) => ({ ...now, frames: [frame] }), new Map([[frame.blob, new Blob(['f'])]]))
  await first
}
const saved = () => vi.waitFor(() => expect(useProjectStore.getState().save).toEqual({ status: 'saved' }))
const onDisk = () => storage.load(openedProject().id)

it('a clip that does not fit is here for this visit only, by itself; words and frames are on disk', async () => {
  room = 3
  await takeIn()
  await saved()
  expect(await onDisk()).toEqual(openedProject())
  expect(openedProject()).toMatchObject({ context: 'Typed meanwhile.', frames: [frame] })
  expect(openedProject().video).not.toHaveProperty('blob')
  expect(await (await loadClip())?.text()).toBe('a clip')
  expect(useProjectStore.getState().problems.video?.code).toBe('clip-not-kept')
})

it('what is in memory only is said until it is on disk, also while that is tried again', async () => {
  room = 0
  await commitProject((now) => ({ ...now, frames: [frame] }), new Map([[frame.blob, new Blob(['f'])]]))
  const said = { problem: { code: 'storage-full' }, held: { count: 1 }, wordsKept: true }
  expect(useProjectStore.getState().save).toMatchObject({ status: 'unsaved', ...said })
  expect(hasUnsaved()).toBe(true)
  const again = flushProject()
  expect(useProjectStore.getState().save).toMatchObject({ status: 'saving', ...said })
  await again
  room = Infinity
  await flushProject()
  expect(useProjectStore.getState().save).toEqual({ status: 'saved' })
  expect(hasUnsaved()).toBe(false)
})

// What Chromium 156 says on a disk without a free byte, and on one that is too small for a file.
const LOG_FULL =
  'Connection is closing because of: IO error: .../000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 3)'
it.each([
  ['DataError', 'Failed to write blobs (IOError)'],
  ['UnknownError', LOG_FULL],
])('words are kept without the picture where the browser says %s: %s', async (name, message) => {
  room = 0
  full = () => new DOMException(message, name)
  await commitProject(
    (now) => ({ ...now, context: 'Typed meanwhile.', frames: [frame] }),
    new Map([[frame.blob, new Blob(['f'])]]),
  )
  const { save } = useProjectStore.getState()
  const problem = { code: 'storage-full', detail: { code: 'no-byte-left' } }
  expect(save).toMatchObject({ problem, held: { count: 1 }, wordsKept: true })
  expect((await onDisk())?.context).toBe('Typed meanwhile.')
})

it('a full disk is called so, also while the database cannot be opened again', async () => {
  const { open } = IDBFactory.prototype
  IDBObjectStore.prototype.put = () => {
    throw new DOMException(LOG_FULL, 'UnknownError')
  }
  IDBFactory.prototype.open = () => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')
  }
  try {
    await commitProject((now) => ({ ...now, context: 'Typed on a full disk.' }))
    await flushProject()
    expect(useProjectStore.getState().save).toMatchObject({ problem: { code: 'storage-full' } })
  } finally {
    IDBFactory.prototype.open = open
    IDBObjectStore.prototype.put = put
  }
  await flushProject()
  expect(useProjectStore.getState().save).toEqual({ status: 'saved' })
  expect((await onDisk())?.context).toBe('Typed on a full disk.')
})

it('words that not even the database takes outlive a crash', async () => {
  const items = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key),
    setItem: (key: string, text: string) => items.set(key, text),
    removeItem: (key: string) => items.delete(key),
  })
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  // The clock decides which is newer, in milliseconds.
  await new Promise((resolve) => setTimeout(resolve, 2))
  await commitProject((now) => ({ ...now, context: 'Typed on a full disk.' }))
  expect(useProjectStore.getState().save).toMatchObject({ status: 'unsaved', wordsKept: false })
  IDBObjectStore.prototype.put = put
  // The next visit.
  const { id } = openedProject()
  const opened = await storage.claim(id, 'next', loadDraft(id))
  expect(opened?.context).toBe('Typed on a full disk.')
})

it('a clip on the disk can be let go to make room, and is used on in this visit', async () => {
  await takeIn()
  await saved()
  // A later visit reads the clip from disk only.
  rememberClip(openedProject().id, new Blob(['another clip']))
  await keepClipForVisit()
  expect(await onDisk()).toEqual(openedProject())
  expect(await storage.loadBlob(openedProject().id, 'clip' as BlobId)).toBeUndefined()
  const loaded = await loadClip()
  expect([await loaded?.text(), loaded?.type]).toEqual(['a clip', 'video/mp4'])
})
