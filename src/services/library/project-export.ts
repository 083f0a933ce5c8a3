import type { Version } from '../../domain/handover/versions/version.ts'
import type { BlobId } from '../../domain/ids.ts'
import {
  endingOf,
  type MediaEntry,
  mediaPaths,
  mediaType,
  writeManifest,
} from '../../domain/library/project-file.ts'
import { MANIFEST } from '../../domain/library/project-homes.ts'
import type { Project } from '../../domain/project/project.ts'
import { openHashStream } from './hash-stream.ts'
import type { ZipFile } from './write-zip.ts'

interface ExportOptions {
  readonly versions: readonly Version[]
  readonly loadBlob: (id: BlobId) => Promise<Blob | undefined>
  /** Bytes written so far. */
  readonly onProgress: (bytes: number) => void
  /** A media file is missing on disk. */
  readonly onMissing?: (id: BlobId) => void
  readonly signal: AbortSignal
}

/**
 * Streams a project with its versions as a `.maestro` file, with one chunk of media in memory at a
 * time. `project.json` comes last, because it holds the checksums. Missing media are left out; the
 * import lists them.
 */
export async function exportProject(
  project: Project,
  { versions, loadBlob, onProgress, onMissing, signal }: ExportOptions,
): Promise<ReadableStream<Uint8Array>> {
  const { writeZip } = await import('./write-zip.ts')
  let written = 0
  const media: MediaEntry[] = []
  const paths = mediaPaths(project, versions)

  async function* files(): AsyncGenerator<ZipFile> {
    for (const id of paths.keys()) {
      signal.throwIfAborted()
      // A failed read must not hold up the media in memory.
      const content = await loadBlob(id).catch(() => undefined)
      if (!content) {
        onMissing?.(id)
        continue
      }
      const type = mediaType(content.type)
      const path = `${paths.get(id) ?? `media/${id}`}${endingOf(type)}`
      const hash = await openHashStream((bytes) => {
        signal.throwIfAborted()
        written += bytes
        onProgress(written)
      })
      yield { path, content, through: hash.through }
      media.push({ id, path, type, bytes: content.size, sha256: hash.digest() })
    }
    yield { path: MANIFEST, content: new Blob([writeManifest(project, versions, media, new Date())]) }
  }

  return writeZip(files())
}
