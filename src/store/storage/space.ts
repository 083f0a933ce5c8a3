import type { BlobId, ProjectId } from '../../domain/ids.ts'
import { withOnlyMedia } from '../../domain/library/only-media.ts'
import { type Problem, toProblem } from '../../domain/problem.ts'
import { blobsOf } from '../../domain/project/blobs.ts'
import type { Project } from '../../domain/project/project.ts'
import { CLEANUPS, type Cleanup } from '../../domain/takes/takes.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { toAppError } from '../../lib/errors.ts'
import { broadcast, unlessImporting } from '../../services/app/tabs.ts'
import { storage } from '../../services/index.ts'
import {
  blobSizes,
  collectStrays,
  strayBytes,
  tidyProject,
  versionBlobs,
} from '../../services/storage/cleanup.ts'
import { listTrash, purgeProject, type TrashedProject } from '../../services/storage/deleted-projects.ts'
import { loadMeta, saveMeta } from '../../services/storage/meta.ts'
import { askToPersist, readSpace, type Space } from '../../services/storage/space.ts'
import { log } from '../app/store.ts'
import { editProject } from '../project/edits.ts'
import { forgetHistory } from '../project/history.ts'
import { useProjectStore } from '../project/store.ts'
import { whileClosed } from '../project/while-closed.ts'
import { flushProject, writerToken } from '../project/writer.ts'

interface SpaceState {
  readonly space?: Space
  /** Bytes that each cleanup would free, over all projects; absent while counting. */
  readonly frees?: Readonly<Record<Cleanup, number>> | undefined
  /** Bytes that versions alone keep. */
  readonly versions?: number
  readonly trash: readonly TrashedProject[]
  /** The cleanup in progress. */
  readonly cleaning?: Cleanup | undefined
  readonly problem?: Problem | undefined
}

export const useSpaceStore = createShown<SpaceState>(() => ({ trash: [] }))

function fail(error: unknown): void {
  const known = toAppError(error)
  useSpaceStore.setState({ problem: toProblem(known) })
  log({ code: 'problem' }, known)
}

/** Measures the usage, the trash and what each cleanup would free. */
export async function measureSpace(): Promise<void> {
  try {
    await measure()
  } catch (error) {
    fail(error)
  }
}

async function measure(): Promise<void> {
  const [space, trash, { cards }] = await Promise.all([readSpace(), listTrash(), storage.list()])
  useSpaceStore.setState({ space, trash })
  const strays = await strayBytes()
  const frees: Record<Cleanup, number> = {
    upscaled: 0,
    unchosen: 0,
    deleted: 0,
    sheets: 0,
    sent: 0,
    sound: 0,
    leftovers: strays,
  }
  let versions = 0
  for (const { id } of cards) {
    const read = [storage.load(id).catch(() => undefined), blobSizes(id), versionBlobs(id)] as const
    const [project, sizes, frozen] = await Promise.all(read)
    if (!project) continue
    const named = new Set(blobsOf(project))
    for (const kind of Object.keys(frees) as Cleanup[]) {
      const kept = new Set<string>([...blobsOf(CLEANUPS[kind](project)), ...frozen])
      for (const blob of named) if (!kept.has(blob)) frees[kind] += sizes[blob] ?? 0
    }
    for (const [blob, size] of Object.entries(sizes) as [BlobId, number][]) {
      if (named.has(blob)) continue
      if (frozen.has(blob)) versions += size
      else frees.leftovers += size
    }
  }
  useSpaceStore.setState({ frees, versions })
}

/** Runs one cleanup on every project that no other tab writes. */
export async function clean(kind: Cleanup): Promise<void> {
  useSpaceStore.setState({ cleaning: kind, problem: undefined })
  try {
    const { cards } = await storage.list()
    let freed = 0
    for (const { id } of cards) freed += await cleanProject(id, CLEANUPS[kind])
    if (kind === 'leftovers') {
      await unlessImporting(async () => {
        freed += await strayBytes()
        await collectStrays()
      })
    }
    log({ code: 'freed', bytes: freed })
    void flushProject()
  } catch (error) {
    fail(error)
  } finally {
    useSpaceStore.setState({ cleaning: undefined })
    await measureSpace()
  }
}

async function cleanProject(id: ProjectId, change: (project: Project) => Project): Promise<number> {
  const { project, readOnly } = useProjectStore.getState()
  if (project?.id === id) {
    if (readOnly) return 0
    const clear = withoutWhatGoes(project, change)
    await flushProject()
    editProject(clear)
    // Undo would restore media that are gone.
    forgetHistory()
    return (await tidyProject(id, asShown(clear), writerToken())).bytes
  }
  const collected = await whileClosed(id, () => tidyProject(id, change))
  return collected?.bytes ?? 0
}

/**
 * Fixes a cleanup to the media that it would remove now. A take that arrives meanwhile would
 * otherwise turn the shown take into an unshown one, and delete it.
 */
function withoutWhatGoes(project: Project, change: (project: Project) => Project) {
  const kept = new Set(blobsOf(change(project)))
  const gone = new Set(blobsOf(project).filter((blob) => !kept.has(blob)))
  return (now: Project) => withOnlyMedia(now, new Set(blobsOf(now).filter((blob) => !gone.has(blob))))
}

/**
 * Cleans the open project by its state on screen, because the record on disk may be an edit older,
 * with another take chosen. Media in memory stay.
 */
const asShown = (change: (project: Project) => Project) => (stored: Project, there: ReadonlySet<BlobId>) => {
  const { project } = useProjectStore.getState()
  return project?.id === stored.id ? withOnlyMedia(change(project), there) : change(stored)
}

/** Purges deleted projects; one restored meanwhile stays. */
export async function emptyTrash(ids: readonly ProjectId[]): Promise<void> {
  useSpaceStore.setState({ problem: undefined })
  try {
    let stays = 0
    for (const id of ids) if (!(await purgeProject(id))) stays += 1
    if (stays > 0) log({ code: 'brought-back', stay: stays, of: ids.length })
  } catch (error) {
    fail(error)
  }
  broadcast({ type: 'listed' })
  await measureSpace()
}

/** Requests persistent storage and logs the answer. */
export async function persist(): Promise<void> {
  const granted = await askToPersist()
  log({ code: granted ? 'kept-for-good' : 'not-kept-for-good' })
  useSpaceStore.setState({ space: await readSpace() })
}

/**
 * Asks once, when the first board is finished: then there is something to lose, and browsers grant
 * it more readily.
 */
export async function persistFirstBoard(): Promise<void> {
  const { persisted } = await readSpace()
  if (!persisted && (await loadMeta('persist-asked')) === undefined) {
    await saveMeta('persist-asked', true)
    await persist()
  }
}
