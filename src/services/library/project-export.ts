import type { Version } from '../../domain/handover/versions/version.ts'
import type { BlobId } from '../../domain/ids.ts'
import { toldHashes } from '../../domain/library/pieces.ts'
import {
  endingOf,
  type MediaEntry,
  mediaPaths,
  mediaType,
  writeManifest,
} from '../../domain/library/project-file.ts'
import { MANIFEST } from '../../domain/library/project-homes.ts'
import type { Project } from '../../domain/project/project.ts'
import { startZip } from '../../lib/zip-records.ts'
import { openHashing } from './hash-session.ts'

interface ExportOptions {
  readonly versions: readonly Version[]
  readonly loadBlob: (id: BlobId) => Promise<Blob | undefined>
  /** Bytes hashed so far. */
  readonly onProgress: (bytes: number) => void
  /** A media file is missing on disk. */
  readonly onMissing?: (id: BlobId) => void
  readonly signal: AbortSignal
}

/**
 * A project with its versions as a `.maestro` file. The file refers to the media where they lie, so
 * that only what is being hashed is in memory. `project.json` comes last, because it holds the
 * hashes. Missing media are left out; the import lists them.
 */
export async function exportProject(
  project: Project,
  { versions, loadBlob, onProgress, onMissing, signal }: ExportOptions,
): Promise<Blob> {
  let hashed = 0
  const zip = startZip(Date.now())
  const parts: BlobPart[] = []
  const media: MediaEntry[] = []
  const hashing = openHashing(signal)
  const add = async (path: string, content: Blob) => {
    const { sha256, crc } = await hashing.hash(content, (bytes) => {
      hashed += bytes
      onProgress(hashed)
    })
    parts.push(zip.add({ path, size: content.size, crc }), content)
    return toldHashes(sha256)
  }
  try {
    for (const [id, stem] of mediaPaths(project, versions)) {
      signal.throwIfAborted()
      // A failed read must not hold up the media in memory.
      const content = await loadBlob(id).catch(() => undefined)
      if (!content) {
        onMissing?.(id)
        continue
      }
      const type = mediaType(content.type)
      const path = stem + endingOf(type)
      media.push({ id, path, type, bytes: content.size, sha256: await add(path, content) })
    }
    await add(MANIFEST, new Blob([writeManifest(project, versions, media, new Date())]))
  } finally {
    hashing.end()
  }
  return new Blob([...parts, ...zip.end()])
}
