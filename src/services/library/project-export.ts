import type { BlobId } from '../../domain/ids.ts'
import {
  endingOf,
  type MediaEntry,
  mediaPaths,
  mediaType,
  writeManifest,
} from '../../domain/library/project-file.ts'
import { MANIFEST } from '../../domain/library/project-homes.ts'
import { blobsOf, type Project } from '../../domain/project/project.ts'
import { openHashStream } from './hash-stream.ts'
import type { ZipFile } from './write-zip.ts'

interface ExportOptions {
  readonly loadBlob: (id: BlobId) => Promise<Blob | undefined>
  /** Bytes that have been written. */
  readonly onProgress: (bytes: number) => void
  /** A medium is no longer there. */
  readonly onMissing?: (id: BlobId) => void
  readonly signal: AbortSignal
}

/**
 * A project as a `.maestro` file, streamed: of the media one piece is in memory at a time.
 * `project.json` comes last, because it holds the checksums. Media that are no longer there are
 * left out; importing lists them.
 */
export async function exportProject(
  project: Project,
  { loadBlob, onProgress, onMissing, signal }: ExportOptions,
): Promise<ReadableStream<Uint8Array>> {
  const { writeZip } = await import('./write-zip.ts')
  let written = 0
  const media: MediaEntry[] = []
  const paths = mediaPaths(project)

  async function* files(): AsyncGenerator<ZipFile> {
    for (const id of new Set(blobsOf(project))) {
      signal.throwIfAborted()
      // A storage that does not answer must not keep back what is in memory.
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
    yield { path: MANIFEST, content: new Blob([writeManifest(project, media, new Date())]) }
  }

  return writeZip(files())
}
