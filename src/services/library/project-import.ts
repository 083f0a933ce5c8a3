import { sha256 } from '@noble/hashes/sha2.js'
import type { Version } from '../../domain/handover/versions/version.ts'
import type { BlobId } from '../../domain/ids.ts'
import { type Medium, mediaOf } from '../../domain/library/media.ts'
import { withOnlyMedia } from '../../domain/library/only-media.ts'
import { type MediaEntry, readManifest } from '../../domain/library/project-file.ts'
import { MANIFEST } from '../../domain/library/project-homes.ts'
import { LIMITS } from '../../domain/project/limits.ts'
import type { Project } from '../../domain/project/project.ts'
import { toHex } from '../../lib/bytes.ts'
import { AppError } from '../../lib/errors.ts'
import type { Part, Parts } from './project-parts.ts'

/** A project file, read to its end and verified. */
export interface CheckedFile {
  /** Names only media that the file holds. */
  readonly project: Project
  /** Their pictures may be missing, as in the app itself. */
  readonly versions: readonly Version[]
  readonly media: readonly BlobId[]
  /** Unpacked size of the media. */
  readonly bytes: number
  /** Media that the project names and the file lacks. */
  readonly missing: readonly Medium[]
  /** Reads one media file from the archive again. */
  readonly extract: (id: BlobId) => Promise<Blob>
}

interface CheckOptions {
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

/**
 * Checks a project's files completely before anything changes: sizes, every checksum, every field.
 * @throws AppError of the `import-…` codes; the detail says what was found.
 */
export async function checkProject(parts: Parts, options: CheckOptions): Promise<CheckedFile> {
  const { onProgress, signal } = options
  const page = parts.get(MANIFEST)
  if (!page) throw new AppError('import-unknown', { code: 'part-missing', name: MANIFEST })
  if (page.bytes > LIMITS.manifestBytes) {
    throw new AppError('import-too-large', { code: 'part-claims', name: MANIFEST, bytes: page.bytes })
  }
  const { project, versions, media } = readManifest(await readText(page))
  const found = new Map<BlobId, { readonly part: Part; readonly media: MediaEntry }>()
  for (const item of media) {
    const part = parts.get(item.path)
    if (part) found.set(item.id, { part, media: item })
  }
  const total = [...found.values()].reduce((sum, one) => sum + one.media.bytes, 0)
  let read = 0
  for (const one of found.values()) {
    await checkMedia(one.part, one.media, signal, (bytes) => {
      read += bytes
      onProgress(total === 0 ? 1 : read / total)
    })
  }
  const there = new Set(found.keys())
  return {
    project: withOnlyMedia(project, there),
    versions,
    media: [...there],
    bytes: total,
    missing: mediaOf(project, (id) => !there.has(id), versions),
    extract: async (id) => {
      const one = found.get(id)
      if (!one) throw new AppError('bug', { code: 'part-missing', name: id })
      const blob = await wholeOf(one.part)
      return blob.slice(0, blob.size, one.media.type)
    },
  }
}

async function checkMedia(
  part: Part,
  media: MediaEntry,
  signal: AbortSignal,
  onRead: (bytes: number) => void,
): Promise<void> {
  if (part.bytes !== media.bytes) {
    throw new AppError('import-damaged', {
      code: 'part-other-size',
      name: media.path,
      bytes: part.bytes,
      wanted: media.bytes,
    })
  }
  const hash = sha256.create()
  await part.read(
    new WritableStream<Uint8Array>({
      write(chunk) {
        signal.throwIfAborted()
        hash.update(chunk)
        onRead(chunk.length)
      },
    }),
  )
  if (toHex(hash.digest()) !== media.sha256) {
    throw new AppError('import-damaged', { code: 'part-other-checksum', name: media.path })
  }
}

async function readText(part: Part): Promise<string> {
  const bytes = await (await wholeOf(part)).arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new AppError('import-damaged', { code: 'part-not-text', name: MANIFEST }, { cause })
  }
}

async function wholeOf(part: Part): Promise<Blob> {
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>()
  const blob = new Response(readable).blob()
  blob.catch(() => undefined)
  await part.read(writable)
  return blob
}
