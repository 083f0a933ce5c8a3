import { fitsFile } from '../../domain/handover/versions/fits-file.ts'
import { frozenBoard } from '../../domain/handover/versions/freeze.ts'
import { onlyIn } from '../../domain/handover/versions/only-in.ts'
import type { Version } from '../../domain/handover/versions/version.ts'
import type { BlobId, ProjectId, VersionId } from '../../domain/ids.ts'
import { type Problem, problemOf } from '../../domain/problem.ts'
import { blobsOf } from '../../domain/project/blobs.ts'
import { fitLine } from '../../domain/project/limits.ts'
import { isBlank } from '../../domain/scene/blank-text.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { broadcast, subscribeTabs } from '../../services/app/tabs.ts'
import { hashFile } from '../../services/handover/hash-picture.ts'
import { blobSizes } from '../../services/storage/cleanup.ts'
import * as stored from '../../services/storage/versions.ts'
import { log } from '../app/store.ts'
import { listChanged } from '../library/store.ts'
import { openedProject, useProjectStore } from '../project/store.ts'
import { flushProject, loadBlob, writerToken } from '../project/writer.ts'
import { forgetMade } from './made-files.ts'

interface VersionsState {
  /** Whose versions these are; absent until they are loaded. */
  readonly of?: ProjectId | undefined
  /** Oldest first. */
  readonly list: readonly Version[]
  /** The version that is handed over; absent for the board as it is. */
  readonly shown?: VersionId | undefined
  /** The version since which changes are told; absent for none. */
  readonly since?: VersionId | undefined
  /** Only what has changed since is handed over. */
  readonly onlyChanged: boolean
  /** A version is being frozen. */
  readonly freezing: boolean
  readonly problem?: Problem | undefined
}

const NONE: VersionsState = {
  of: undefined,
  list: [],
  shown: undefined,
  since: undefined,
  onlyChanged: false,
  freezing: false,
  problem: undefined,
}

/** The versions of the open project, and which one is handed over. Nothing keeps the choice. */
export const useVersions = createShown<VersionsState>(() => NONE)

/** Loads a project's versions and follows what other tabs do to them. @returns the end of that. */
export function followVersions(id: ProjectId): () => void {
  if (useVersions.getState().of !== id) useVersions.setState(NONE)
  void attempt(() => load(id))
  return subscribeTabs((message) => {
    if (message.type === 'versions' && message.id === id) void attempt(() => load(id))
  })
}

async function load(id: ProjectId): Promise<void> {
  const list = await stored.listVersions(id)
  if (useProjectStore.getState().project?.id !== id) return
  const { shown, since } = useVersions.getState()
  const isThere = (one: VersionId | undefined) => list.some((version) => version.id === one)
  useVersions.setState({
    of: id,
    list,
    shown: isThere(shown) ? shown : undefined,
    since: isThere(since) ? since : undefined,
  })
}

/** Hands a version over; undefined for the board as it is. */
export function showVersion(shown: VersionId | undefined): void {
  const { since, list } = useVersions.getState()
  const at = (id: VersionId | undefined) => list.findIndex((one) => one.id === id)
  // Changes are told since an earlier version only.
  const isLater = shown !== undefined && at(since) >= at(shown)
  choose({ shown, ...(isLater && { since: undefined, onlyChanged: false }) })
}

/** Tells what has changed since a version; undefined for nothing. */
export const tellChanges = (since: VersionId | undefined) =>
  choose({ since, ...(since === undefined && { onlyChanged: false }) })

export const handOverChanged = (onlyChanged: boolean) => choose({ onlyChanged })

function choose(change: Partial<VersionsState>): void {
  useVersions.setState(change)
  forgetMade()
}

/** Keeps the board as it is now under a name; nothing is kept where anything goes wrong. */
export async function freezeVersion(name: string): Promise<boolean> {
  useVersions.setState({ freezing: true })
  const isFrozen = await attempt(async () => {
    const { id } = openedProject()
    await allSaved()
    // As it is now: a project closed and opened again while it is hashed is another writer's.
    const token = writerToken()
    const project = openedProject(id)
    const board = frozenBoard(project)
    const version: Version = {
      id: newId<VersionId>(),
      name: fitLine(name.trim()),
      at: Date.now(),
      board,
      hashes: await hashesOf(board),
      ...(project.video?.blob && { clip: project.video.blob }),
    }
    if (!fitsFile(project, [...useVersions.getState().list, version]))
      throw new AppError('versions-too-large')
    await stored.saveVersion(id, version, token)
    log({ code: 'version-frozen', name: version.name })
    await changed(id)
  })
  useVersions.setState({ freezing: false })
  return isFrozen
}

/** What is in memory only cannot be frozen. */
async function allSaved(): Promise<void> {
  if (useProjectStore.getState().readOnly) throw new AppError('read-only')
  await flushProject()
  const { problem } = useProjectStore.getState().save
  if (problem) throw new AppError(problem.code, problem.detail)
}

async function hashesOf(board: Version['board']): Promise<Version['hashes']> {
  const hashes: Record<BlobId, string> = {}
  for (const id of new Set(blobsOf(board))) {
    const picture = await loadBlob(id)
    if (picture) hashes[id] = await hashFile(picture)
  }
  return hashes
}

export const renameVersion = (version: VersionId, name: string): Promise<boolean> =>
  attempt(async () => {
    if (isBlank(name.trim())) return
    const { id } = openedProject()
    await stored.renameVersion(id, version, fitLine(name.trim()), writerToken())
    await changed(id)
  })

/** Deletes a version for good. */
export const deleteVersion = (version: VersionId): Promise<boolean> =>
  attempt(async () => {
    const { id } = openedProject()
    await allSaved()
    await stored.deleteVersion(id, version, writerToken())
    await changed(id)
  })

/** Bytes that go with a version: its pictures that neither the board nor another version has. */
export async function bytesOfVersion({ id, board }: Version): Promise<number> {
  const project = openedProject()
  const others = useVersions.getState().list.filter((one) => one.id !== id)
  const named = new Set<string>(others.flatMap((one) => blobsOf(one.board)))
  const sizes = await blobSizes(project.id)
  return [...onlyIn(board, project, named)].reduce((sum, blob) => sum + (sizes[blob] ?? 0), 0)
}

async function changed(id: ProjectId): Promise<void> {
  broadcast({ type: 'versions', id })
  await load(id)
  forgetMade()
  await listChanged()
}

/** @returns false where it failed, which is told. */
async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  useVersions.setState({ problem: undefined })
  try {
    await work()
    return true
  } catch (error) {
    useVersions.setState({ problem: problemOf(error) })
    return false
  }
}
