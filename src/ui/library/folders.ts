import type { Folder } from '../../domain/library/file-kind.ts'

/**
 * The files of a drop, with folders expanded. The event's list is read synchronously, because the
 * browser empties it after the event.
 */
export async function withFolders(
  data: DataTransfer,
  files: readonly File[],
): Promise<readonly (File | Folder<File>)[]> {
  const items = [...data.items].filter(({ kind }) => kind === 'file')
  const dropped = items.map((item) => ({ entry: item.webkitGetAsEntry?.(), file: item.getAsFile() }))
  if (!dropped.some(({ entry }) => entry?.isDirectory)) return files
  const all = await Promise.all(
    dropped.map(async ({ entry, file }) =>
      entry && isDirectory(entry) ? { name: entry.name, files: await filesIn(entry, '') } : file,
    ),
  )
  return all.filter((one) => one !== null)
}

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

async function filesIn(folder: FileSystemDirectoryEntry, path: string): Promise<Folder<File>['files']> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  // Each call returns about a hundred entries; an empty result is the end.
  for (let read = await next(reader); read.length > 0; read = await next(reader)) entries.push(...read)
  const found = await Promise.all(
    entries.map(async (entry) => {
      const inner = path + entry.name
      if (isDirectory(entry)) return filesIn(entry, `${inner}/`)
      return [{ path: inner, file: await fileOf(entry as FileSystemFileEntry) }]
    }),
  )
  return found.flat()
}

const next = (reader: FileSystemDirectoryReader) =>
  new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject))

/** A folder chosen in a file input: each file with its path from the folder's parent. */
export function chosenFolder(files: readonly File[]): Folder<File> | undefined {
  const [first] = files
  if (!first) return undefined
  const name = first.webkitRelativePath.split('/')[0] || first.name
  const inFolder = ({ webkitRelativePath }: File) => webkitRelativePath.slice(name.length + 1)
  return { name, files: files.map((file) => ({ path: inFolder(file) || file.name, file })) }
}
