import type { MadeFile } from '../../../workers/handover/handover.api.ts'
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

/** Writes files into a folder of the person's, below one of its own; existing ones are replaced. */
export async function writeFiles(
  root: FileSystemDirectoryHandle,
  files: readonly MadeFile[],
  folder: string,
): Promise<void> {
  for (const { path, content } of files) {
    const parts = [folder, ...path.split('/')]
    const name = parts.pop() ?? path
    let home = root
    for (const part of parts) home = await home.getDirectoryHandle(part, { create: true })
    const file = await home.getFileHandle(name, { create: true })
    await content.stream().pipeTo(await file.createWritable())
  }
}
