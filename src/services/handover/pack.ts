import type { MadeFile } from '../../../workers/handover/handover.api.ts'
import { AppError, reasonOf } from '../../lib/errors.ts'
import type { ZipFile } from '../library/write-zip.ts'

/** How files on their way out are told of and stopped. */
export interface OnTheWay {
  readonly signal: AbortSignal
  /** Gets the share of the bytes that are done, 0 to 1, before each file. */
  readonly onShare: (share: number) => void
}

/** Goes through files, tells the share of bytes before each, and stops at an abort. */
function* told(files: readonly MadeFile[], { signal, onShare }: OnTheWay): Generator<MadeFile> {
  const all = files.reduce((sum, { content }) => sum + content.size, 0)
  let done = 0
  for (const file of files) {
    signal.throwIfAborted()
    onShare(all > 0 ? done / all : 0)
    yield file
    done += file.content.size
  }
}

/**
 * Packs files into a zip, streamed; `at`, in milliseconds since the epoch, is the date of each.
 * @throws what the signal was aborted with.
 */
export async function packFiles(
  files: readonly MadeFile[],
  folder: string,
  at: number,
  way: OnTheWay,
): Promise<Blob> {
  const { writeZip } = await import('../library/write-zip.ts')
  async function* entries(): AsyncGenerator<ZipFile> {
    for (const { path, content } of told(files, way)) yield { path: `${folder}/${path}`, content }
  }
  const zip = new Response(writeZip(entries(), at), { headers: { 'Content-Type': 'application/zip' } })
  try {
    return await zip.blob()
  } catch (error) {
    // A browser may give another error than the one that the stream ended with.
    way.signal.throwIfAborted()
    throw error
  }
}

/** Takes back what was made, newest first. */
type Undo = (() => Promise<void>)[]

/**
 * Writes files into a folder of the person's, below one of its own; existing ones are replaced. One
 * that fails, or an abort, takes the new ones with it, so that no half hand-over looks whole.
 * @throws AppError `folder-not-written` where the disk is full, or the folder gone or locked; what
 * the signal was aborted with.
 */
export async function writeFiles(
  root: FileSystemDirectoryHandle,
  files: readonly MadeFile[],
  folder: string,
  way: OnTheWay,
): Promise<void> {
  const undo: Undo = []
  try {
    for (const file of told(files, way)) await writeFile(root, folder, file, undo)
  } catch (cause) {
    for (const step of undo.reverse()) await step().catch(() => undefined)
    way.signal.throwIfAborted()
    throw new AppError('folder-not-written', reasonOf(cause), { cause })
  }
}

async function writeFile(
  root: FileSystemDirectoryHandle,
  folder: string,
  { path, content }: MadeFile,
  undo: Undo,
): Promise<void> {
  const parts = [folder, ...path.split('/')]
  const name = parts.pop() ?? path
  let home = root
  for (const part of parts) {
    const parent = home
    const known = await parent.getDirectoryHandle(part).catch(orNothing)
    if (!known) undo.push(() => parent.removeEntry(part))
    home = known ?? (await parent.getDirectoryHandle(part, { create: true }))
  }
  const known = await home.getFileHandle(name).catch(orNothing)
  if (!known) undo.push(() => home.removeEntry(name))
  const file = known ?? (await home.getFileHandle(name, { create: true }))
  await content.stream().pipeTo(await file.createWritable())
}

/** What is not there is no failure; anything else is. */
function orNothing(error: unknown): undefined {
  if (!(error instanceof DOMException) || error.name !== 'NotFoundError') throw error
}
