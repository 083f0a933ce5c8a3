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
 * Keeps a file's media one after the other, and verifies every checksum by what was kept, while
 * those after it are being written. Whoever calls it removes them after an error.
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
  let checking = Promise.resolve()
  let isDamaged = false
  try {
    let lying = lyingOf(file.media[0])
    for (const [i, { part, entry }] of file.media.entries()) {
      signal.throwIfAborted()
      // To unpack it verifies its CRC-32.
      const content = await (lying ?? wholeOf(part))
      // Where the next one lies is found out while this one is written.
      lying = lyingOf(file.media[i + 1])
      const kept = await keep(entry.id, content.slice(0, content.size, entry.type)).catch(async (error) => {
        throw (await whyUnreadable(entry, content)) ?? error
      })
      onBytes(entry.bytes)
      if (isDamaged) break
      // A long clip is still verified while the pictures after it are written.
      checking = checking.then(() => checkMedia(entry, kept, hashing, onBytes))
      checking.catch(() => {
        isDamaged = true
      })
    }
    await checking
  } finally {
    hashing.end()
  }
}

/**
 * By the hashes of `project.json` alone: they cover every byte, so the container's CRC-32 would
 * tell nothing more, and takes as long as the reading.
 */
async function checkMedia(
  entry: MediaEntry,
  kept: Blob,
  hashing: HashSession,
  onBytes: (bytes: number) => void,
): Promise<void> {
  checkSize(kept.size, entry)
  const { path: name, sha256 } = entry
  const isWhole = typeof sha256 === 'string'
  const found = await hashing.digest(kept, isWhole && entry.bytes > PIECE_BYTES, onBytes)
  const wanted = isWhole ? [sha256] : sha256
  if (wanted.length !== found.length || wanted.some((hash, i) => hash !== found[i])) {
    throw new AppError('import-damaged', { code: 'part-other-checksum', name })
  }
}

function checkSize(bytes: number, { path: name, bytes: wanted }: MediaEntry): void {
  if (bytes !== wanted) {
    throw new AppError('import-damaged', { code: 'part-other-size', name, bytes, wanted })
  }
}

/** A medium where it lies; undefined for one that is packed. An error waits to be asked for. */
function lyingOf(found: FoundMedia | undefined): Promise<Blob> | undefined {
  const content = found?.part.lying?.()
  content?.catch(() => undefined)
  return content
}

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
