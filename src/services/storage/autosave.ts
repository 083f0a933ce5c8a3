import type { BlobId } from '../../domain/ids.ts'
import { withOnlyMedia } from '../../domain/library/only-media.ts'
import { blobsOf } from '../../domain/project/blobs.ts'
import type { EditName } from '../../domain/project/edit-name.ts'
import type { Project } from '../../domain/project/project.ts'
import { type AppError, toAppError } from '../../lib/errors.ts'

/** Delay before edits are persisted. */
const THROTTLE_MS = 350
/** Delay before the retry of a failed write, which writes everything again. */
const RETRY_MS = 10_000

export type SaveState =
  | { readonly status: 'saved' }
  | { readonly status: 'saving' }
  /** `wordsKept`: the text is on disk; only media and their references are in memory only. */
  | { readonly status: 'unsaved'; readonly error: AppError; readonly wordsKept: boolean }

/**
 * Persists one project as it changes. Created after the project has loaded, so that it cannot write
 * before a load.
 */
export interface Autosave {
  /** Schedules a write of the changed project. */
  changed(project: Project): void
  /**
   * Writes the changed project with its new blobs, and deletes `drops`, at once and in one
   * transaction.
   * @returns true once on disk; false when the write failed (the blobs stay in memory, the write is
   * retried).
   */
  commit(project: Project, blobs: ReadonlyMap<BlobId, Blob>, drops?: readonly BlobId[]): Promise<boolean>
  /** A blob that is not on disk yet. */
  heldBlob(id: BlobId): Blob | undefined
  /** Count and total bytes of the blobs in memory. */
  held(): { readonly count: number; readonly bytes: number }
  /** The latest state that is not known to be on disk. */
  unwritten(): Project | undefined
  /** Writes pending changes now. */
  flush(): Promise<boolean>
  /** Flushes, then stops for good. @returns what could not be written. */
  close(): Promise<Unsaved | undefined>
}

/** State that exists in memory only. */
export interface Unsaved {
  readonly project: Project
  readonly blobs: ReadonlyMap<BlobId, Blob>
  /** The project before late results arrived; absent where all changes are this tab's own. */
  readonly base?: Project | undefined
  /** The undo label of those changes. */
  readonly undo?: EditName | undefined
}

/**
 * Follows tldraw's local sync client: one writer at a time; edits made during a write are written
 * after it; after a failure all unsaved state is written again, not the last difference. A write is
 * one call of `save`. If it does not fit the disk, the text is written alone, without references to
 * missing files, then each file that fits, smallest first: a full disk costs the newest pictures
 * and never the text.
 */
export function createAutosave(
  save: (project: Project, blobs: ReadonlyMap<BlobId, Blob>, drops: readonly BlobId[]) => Promise<void>,
  onState: (state: SaveState) => void,
): Autosave {
  let latest: Project | undefined
  let underWay: Project | undefined
  const held = new Map<BlobId, Blob>()
  const dropped = new Set<BlobId>()
  let writing: Promise<boolean> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let waits = 0
  let closed = false
  /** The last write did not fit: write the text before trying a file. */
  let crowded = false

  function wait(ms: number): void {
    // Typed text does not wait for the next retry.
    if (closed || (timer !== undefined && ms >= waits)) return
    clearTimeout(timer)
    waits = ms
    timer = setTimeout(() => void flush(), ms)
  }

  /** Writes the project with these pending blobs, without references to the others. */
  async function put(project: Project, blobs: ReadonlyMap<BlobId, Blob>): Promise<void> {
    const drops = [...dropped]
    const named = blobsOf(project)
    const there = named.filter((id) => blobs.has(id) || !(held.has(id) || dropped.has(id)))
    const told = there.length < named.length ? withOnlyMedia(project, new Set(there)) : project
    await save(told, blobs, drops)
    for (const id of blobs.keys()) held.delete(id)
    for (const id of drops) dropped.delete(id)
  }

  async function putWhole(project: Project): Promise<boolean> {
    if (crowded && held.size > 0) return false
    try {
      await put(project, new Map(held))
      return true
    } catch (error) {
      crowded = toAppError(error).code === 'storage-full'
      if (!crowded || held.size === 0) throw error
      return false
    }
  }

  async function write(project: Project): Promise<boolean> {
    underWay = project
    onState({ status: 'saving' })
    let wordsKept = false
    try {
      if (!(await putWhole(project))) {
        const files = [...held].sort(([, a], [, b]) => a.size - b.size)
        await put(project, new Map())
        wordsKept = true
        for (const file of files) if (held.has(file[0])) await put(project, new Map([file]))
      }
      crowded = false
    } catch (error) {
      latest ??= project
      onState({ status: 'unsaved', error: toAppError(error), wordsKept: wordsKept && latest === project })
      wait(RETRY_MS)
      return false
    } finally {
      underWay = undefined
    }
    if (!latest) onState({ status: 'saved' })
    return true
  }

  async function flush(): Promise<boolean> {
    clearTimeout(timer)
    timer = undefined
    while (writing) await writing
    if (!latest) return held.size === 0
    const project = latest
    latest = undefined
    writing = write(project).finally(() => {
      writing = undefined
    })
    return writing
  }

  return {
    changed(project) {
      latest = project
      if (!writing) onState({ status: 'saving' })
      wait(THROTTLE_MS)
    },
    commit(project, blobs, drops = []) {
      latest = project
      for (const [id, blob] of blobs) held.set(id, blob)
      for (const id of drops) {
        held.delete(id)
        dropped.add(id)
      }
      return flush()
    },
    heldBlob: (id) => held.get(id),
    held: () => ({ count: held.size, bytes: [...held.values()].reduce((sum, { size }) => sum + size, 0) }),
    unwritten: () => latest ?? underWay,
    flush,
    async close() {
      await flush()
      closed = true
      clearTimeout(timer)
      return latest && { project: latest, blobs: new Map(held) }
    },
  }
}
