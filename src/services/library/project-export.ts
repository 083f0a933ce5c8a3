import type { BlobId } from '../../domain/ids.ts'
import {
  endingOf,
  FILE_FORMAT,
  FILE_VERSION,
  type MediaEntry,
  mediaPaths,
  mediaType,
} from '../../domain/library/project-file.ts'
import { MANIFEST } from '../../domain/library/project-homes.ts'
import { blobsOf, type Project } from '../../domain/project/project.ts'
import { toHex } from '../../lib/bytes.ts'

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
  const [{ makeZip }, { sha256 }] = await Promise.all([import('client-zip'), import('@noble/hashes/sha2.js')])
  let written = 0
  const media: MediaEntry[] = []
  const paths = mediaPaths(project)

  async function* hashed(blob: Blob, entry: Omit<MediaEntry, 'sha256'>) {
    const hash = sha256.create()
    const reader = blob.stream().getReader()
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      signal.throwIfAborted()
      hash.update(read.value)
      written += read.value.length
      onProgress(written)
      yield read.value
    }
    media.push({ ...entry, sha256: toHex(hash.digest()) })
  }

  async function* files() {
    for (const id of new Set(blobsOf(project))) {
      signal.throwIfAborted()
      // A storage that does not answer must not keep back what is in memory.
      const blob = await loadBlob(id).catch(() => undefined)
      if (!blob) {
        onMissing?.(id)
        continue
      }
      const type = mediaType(blob.type)
      const path = `${paths.get(id) ?? `media/${id}`}${endingOf(type)}`
      yield { name: path, input: hashed(blob, { id, path, type, bytes: blob.size }), size: blob.size }
    }
    const page = {
      format: FILE_FORMAT,
      formatVersion: FILE_VERSION,
      exportedAt: new Date().toISOString(),
      project,
      media,
    }
    yield { name: MANIFEST, input: JSON.stringify(page, null, 2) }
  }

  return makeZip(files())
}
