import type { Version } from '../../domain/handover/versions/version.ts'
import type { BlobId } from '../../domain/ids.ts'
import { type Medium, mediaOf } from '../../domain/library/media.ts'
import { withOnlyMedia } from '../../domain/library/only-media.ts'
import { PIECE_BYTES } from '../../domain/library/pieces.ts'
import { type MediaEntry, readManifest } from '../../domain/library/project-file.ts'
import { MANIFEST } from '../../domain/library/project-homes.ts'
import { LIMITS } from '../../domain/project/limits.ts'
import type { Project } from '../../domain/project/project.ts'
import { AppError, toAppError } from '../../lib/errors.ts'
import { type HashSession, openHashing } from './hash-session.ts'
import type { Part, Parts } from './project-parts.ts'

/** A project file whose every field and size is verified; its media are not read yet. */
export interface OpenedFile {
  /** Names only media that the file holds. */
  readonly project: Project
  /** Their pictures may be missing, as in the app itself. */
  readonly versions: readonly Version[]
  readonly media: readonly FoundMedia[]
  /** Unpacked size of the media. */
  readonly bytes: number
  /** Media that the project names and the file lacks. */
  readonly missing: readonly Medium[]
}

interface FoundMedia {
  readonly part: Part
  readonly entry: MediaEntry
}

/**
 * Reads what a project's files say of it, and verifies every field and the size of each medium.
 * @throws AppError of the `import-…` codes; the detail says what was found.
 */
export async function openProject(parts: Parts): Promise<OpenedFile> {
  const page = parts.get(MANIFEST)
  if (!page) throw new AppError('import-unknown', { code: 'part-missing', name: MANIFEST })
  if (page.bytes > LIMITS.manifestBytes) {
    throw new AppError('import-too-large', { code: 'part-claims', name: MANIFEST, bytes: page.bytes })
  }
  const { project, versions, media } = readManifest(await readText(page))
  const found = media.flatMap((entry) => {
    const part = parts.get(entry.path)
    return part ? [{ part, entry }] : []
  })
  for (const { part, entry } of found) checkSize(part.bytes, entry)
  const there = new Set(found.map(({ entry }) => entry.id))
  return {
    project: withOnlyMedia(project, there),
    versions,
    media: found,
    bytes: found.reduce((sum, { entry }) => sum + entry.bytes, 0),
    missing: mediaOf(project, (id) => !there.has(id), versions),
  }
}

interface TakeOptions {
  /** Keeps a medium; gives back what was kept, as a later visit reads it. */
  readonly keep: (id: BlobId, content: Blob) => Promise<Blob>
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

/**
 * Keeps a file's media one after the other, and verifies every checksum by what was kept, while the
 * next is being written. Whoever calls it removes them after an error.
 * @throws AppError of the `import-…` codes, `cancelled`, and what `keep` throws.
 */
export async function takeMedia(file: OpenedFile, { keep, onProgress, signal }: TakeOptions): Promise<void> {
  const hashing = openHashing(signal)
  // Each byte is written and verified.
  let left = 2 * file.bytes
  const onBytes = (bytes: number) => {
    left -= bytes
    onProgress(file.bytes === 0 ? 1 : 1 - left / (2 * file.bytes))
  }
  let checking: Promise<void> | undefined
  try {
    for (const { part, entry } of file.media) {
      signal.throwIfAborted()
      const { content, crc } = await contentOf(part)
      const kept = await keep(entry.id, content.slice(0, content.size, entry.type)).catch(async (error) => {
        throw (await whyUnreadable(entry, content)) ?? error
      })
      onBytes(entry.bytes)
      await checking
      checking = checkMedia(entry, kept, crc, hashing, onBytes)
      // Awaited after the next is kept.
      checking.catch(() => undefined)
    }
    await checking
  } finally {
    hashing.end()
  }
}

async function checkMedia(
  entry: MediaEntry,
  kept: Blob,
  crc: number | undefined,
  hashing: HashSession,
  onBytes: (bytes: number) => void,
): Promise<void> {
  checkSize(kept.size, entry)
  const { path: name, sha256 } = entry
  const isWhole = typeof sha256 === 'string'
  const found = await hashing.hash(kept, isWhole && entry.bytes > PIECE_BYTES, onBytes)
  const wanted = isWhole ? [sha256] : sha256
  const isSame = wanted.length === found.sha256.length && wanted.every((hash, i) => hash === found.sha256[i])
  if (!isSame || (crc !== undefined && crc !== found.crc)) {
    throw new AppError('import-damaged', { code: 'part-other-checksum', name })
  }
}

function checkSize(bytes: number, { path: name, bytes: wanted }: MediaEntry): void {
  if (bytes !== wanted) {
    throw new AppError('import-damaged', { code: 'part-other-size', name, bytes, wanted })
  }
}

/** A medium where it lies, or unpacked, which verifies its CRC-32. */
const contentOf = async (part: Part): Promise<{ readonly content: Blob; readonly crc?: number }> =>
  part.lying ? part.lying() : { content: await wholeOf(part) }

/** The error of a file that was changed or taken away meanwhile. */
async function whyUnreadable({ path: name }: MediaEntry, content: Blob): Promise<AppError | undefined> {
  try {
    await content.slice(0, 1).arrayBuffer()
    return undefined
  } catch (cause) {
    if (toAppError(cause).code !== 'clip-unreadable') return undefined
    return new AppError('import-damaged', { code: 'part-unreadable', name }, { cause })
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
