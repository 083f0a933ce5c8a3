import type { Version } from '../../domain/handover/versions/version.ts'
import type { BlobId } from '../../domain/ids.ts'
import { toldHashes } from '../../domain/library/pieces.ts'
import {
  endingOf,
  type MediaEntry,
  mediaPaths,
  mediaType,
  readManifest,
  writeManifest,
} from '../../domain/library/project-file.ts'
import { MANIFEST } from '../../domain/library/project-homes.ts'
import type { Project } from '../../domain/project/project.ts'
import { fileName } from '../handover/file-names.ts'
import type { FileWords } from '../handover/file-words.ts'
import { type HashSession, openHashing } from './hash-session.ts'

/**
 * Mirrors a project with its versions into its own folder as plain files, laid out as in a
 * `.maestro` file: zipped, the folder is one. Writes only new media and deletes nothing.
 * `project.json` is removed while media change, so that an existing one is always correct.
 */
export async function mirrorProject(
  root: FileSystemDirectoryHandle,
  project: Project,
  versions: readonly Version[],
  words: Pick<FileWords, 'storyboard'>,
  loadBlob: (id: BlobId) => Promise<Blob | undefined>,
): Promise<void> {
  const folder = await homeOf(root, project, words)
  const known = new Map((await readKnown(folder)).map((entry) => [entry.id, entry]))
  const media: MediaEntry[] = []
  const paths = mediaPaths(project, versions)
  let complete = known.size > 0
  const hashing = openHashing(new AbortController().signal)
  try {
    for (const [id, path] of paths) {
      const before = known.get(id)
      if (before && before.path === path + endingOf(before.type)) {
        media.push(before)
        continue
      }
      const blob = await loadBlob(id)
      if (!blob) continue
      if (complete) await folder.removeEntry(MANIFEST)
      complete = false
      media.push(await writeMedia(folder, id, path, blob, hashing))
    }
  } finally {
    hashing.end()
  }
  await writeFile(folder, MANIFEST, new Blob([writeManifest(project, versions, media, new Date())]))
}

/** The project's folder; a renamed project keeps its first one. */
async function homeOf(
  root: FileSystemDirectoryHandle,
  { id, name }: Project,
  words: Pick<FileWords, 'storyboard'>,
): Promise<FileSystemDirectoryHandle> {
  const mark = `-${id.replaceAll(/\W/g, '').slice(0, 12)}`
  for await (const [found, home] of root.entries()) {
    if (found.endsWith(mark) && home instanceof FileSystemDirectoryHandle) return home
  }
  return root.getDirectoryHandle(fileName(name, mark, words), { create: true })
}

async function readKnown(folder: FileSystemDirectoryHandle): Promise<readonly MediaEntry[]> {
  try {
    const file = await (await folder.getFileHandle(MANIFEST)).getFile()
    return readManifest(await file.text()).media
  } catch {
    // Missing or incomplete: write everything anew.
    return []
  }
}

async function writeMedia(
  folder: FileSystemDirectoryHandle,
  id: BlobId,
  stem: string,
  blob: Blob,
  hashing: HashSession,
): Promise<MediaEntry> {
  const type = mediaType(blob.type)
  const path = stem + endingOf(type)
  const sha256 = await hashing.digest(blob, false)
  await writeFile(folder, path, blob)
  return { id, path, type, bytes: blob.size, sha256: toldHashes(sha256) }
}

async function writeFile(folder: FileSystemDirectoryHandle, path: string, data: Blob): Promise<void> {
  const parts = path.split('/')
  const name = parts.pop() ?? path
  let home = folder
  for (const part of parts) home = await home.getDirectoryHandle(part, { create: true })
  const file = await home.getFileHandle(name, { create: true })
  await data.stream().pipeTo(await file.createWritable())
}
