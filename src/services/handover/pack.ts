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

/**
 * Writes files into a folder of the person's, below one of its own; existing ones are replaced.
 * @throws AppError `folder-not-written` where the disk is full, or the folder gone or locked.
 */
export async function writeFiles(
  root: FileSystemDirectoryHandle,
  files: readonly MadeFile[],
  folder: string,
): Promise<void> {
  try {
    for (const file of files) await writeFile(root, folder, file)
  } catch (cause) {
    throw new AppError('folder-not-written', reasonOf(cause), { cause })
  }
}

async function writeFile(
  root: FileSystemDirectoryHandle,
  folder: string,
  { path, content }: MadeFile,
): Promise<void> {
  const parts = [folder, ...path.split('/')]
  const name = parts.pop() ?? path
  let home = root
  for (const part of parts) home = await home.getDirectoryHandle(part, { create: true })
  const file = await home.getFileHandle(name, { create: true })
  await content.stream().pipeTo(await file.createWritable())
}
