import type { MadeFile } from '../../../workers/handover/handover.api.ts'
import { AppError, reasonOf } from '../../lib/errors.ts'
import type { ZipFile } from '../library/write-zip.ts'

/** Packs files into a zip, streamed; `at`, in milliseconds since the epoch, is the date of each. */
export async function packFiles(files: readonly MadeFile[], folder: string, at: number): Promise<Blob> {
  const { writeZip } = await import('../library/write-zip.ts')
  async function* entries(): AsyncGenerator<ZipFile> {
    for (const { path, content } of files) yield { path: `${folder}/${path}`, content }
  }
  const zip = new Response(writeZip(entries(), at), { headers: { 'Content-Type': 'application/zip' } })
  return zip.blob()
}

/** Takes back what was made, newest first. */
type Undo = (() => Promise<void>)[]

/**
 * Writes files into a folder of the person's, below one of its own; existing ones are replaced. One
 * that fails takes the new ones with it, so that no half hand-over looks whole.
 * @throws AppError `folder-not-written` where the disk is full, or the folder gone or locked.
 */
export async function writeFiles(
  root: FileSystemDirectoryHandle,
  files: readonly MadeFile[],
  folder: string,
): Promise<void> {
  const undo: Undo = []
  try {
    for (const file of files) await writeFile(root, folder, file, undo)
  } catch (cause) {
    for (const step of undo.reverse()) await step().catch(() => undefined)
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
