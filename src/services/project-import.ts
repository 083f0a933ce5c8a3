import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { BlobReader, type Entry, type FileEntry, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js'
import type { BlobId } from '../domain/ids.ts'
import { LIMITS } from '../domain/limits.ts'
import { withOnlyMedia } from '../domain/only-media.ts'
import type { Project } from '../domain/project.ts'
import { MANIFEST, type MediaEntry, mediaNames, readManifest } from '../domain/project-file.ts'
import { AppError, isCancel } from '../lib/errors.ts'

/** A project file that has been read to its end and found whole. */
export interface CheckedFile {
  /** Names only media that are there. */
  readonly project: Project
  readonly media: readonly BlobId[]
  /** Their bytes, unpacked. */
  readonly bytes: number
  /** What the project named and the file lacks, in words. */
  readonly missing: readonly string[]
  /** One medium, read from the file again. */
  readonly extract: (id: BlobId) => Promise<Blob>
}

interface CheckOptions {
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

/**
 * Checks a `.maestro` file from one end to the other before anything is changed: names, sizes, every checksum, every field.
 * @throws AppError of the `import-…` codes, the detail saying what was found.
 */
export async function checkProjectFile(file: Blob, options: CheckOptions): Promise<CheckedFile> {
  const { onProgress, signal } = options
  await expectZip(file)
  const entries = await readEntries(file)
  const page = entries.get(MANIFEST)
  if (!page) throw new AppError('import-unknown', `There is no ${MANIFEST} in it.`)
  if (page.uncompressedSize > LIMITS.manifestBytes) {
    throw new AppError('import-too-large', `${MANIFEST} claims ${page.uncompressedSize} bytes.`)
  }
  const { project, media } = readManifest(await readText(page))
  const found = new Map<BlobId, { readonly entry: FileEntry; readonly media: MediaEntry }>()
  for (const item of media) {
    const entry = entries.get(item.path)
    if (entry) found.set(item.id, { entry, media: item })
  }
  const total = [...found.values()].reduce((sum, one) => sum + one.media.bytes, 0)
  let read = 0
  for (const one of found.values()) {
    await checkMedia(one.entry, one.media, signal, (bytes) => {
      read += bytes
      onProgress(total === 0 ? 1 : read / total)
    })
  }
  const there = new Set(found.keys())
  return {
    project: withOnlyMedia(project, there),
    media: [...there],
    bytes: total,
    missing: mediaNames(project, (id) => !there.has(id)),
    extract: async (id) => {
      const one = found.get(id)
      if (!one) throw new AppError('bug', `There is no ${id} in the file.`)
      const blob = await unpackBlob(one.entry)
      return blob.slice(0, blob.size, one.media.type)
    },
  }
}

async function expectZip(file: Blob): Promise<void> {
  if (file.size === 0) throw new AppError('import-unknown', 'The file is empty.')
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  if (head[0] !== 0x50 || head[1] !== 0x4b) throw new AppError('import-unknown', 'It is not a zip.')
}

/** The files of the zip by name, once every name and size is one that can be trusted. */
async function readEntries(file: Blob): Promise<ReadonlyMap<string, FileEntry>> {
  const reader = new ZipReader(new BlobReader(file), {
    useWebWorkers: false,
    checkSignature: true,
    checkOverlappingEntry: true,
    strictness: 'strict',
    filenameValidation: 'strict',
  })
  const entries = new Map<string, FileEntry>()
  let total = 0
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.size >= LIMITS.entries) {
        throw new AppError('import-too-large', `It holds more than ${LIMITS.entries} files.`)
      }
      checkEntry(entry)
      total += entry.uncompressedSize
      if (total > LIMITS.totalBytes)
        throw new AppError('import-too-large', `It claims ${total} bytes in all.`)
      if (entries.has(entry.filename))
        throw new AppError('import-unsafe', `${entry.filename} is in it twice.`)
      if (!entry.directory) entries.set(entry.filename, entry)
    }
  } catch (error) {
    throw zipError(error)
  }
  return entries
}

function checkEntry(entry: Entry): void {
  const { filename, encrypted, uncompressedSize, compressedSize, unixMode = 0 } = entry
  const name = filename.slice(0, 80)
  // Whoever unpacks the file with another tool must be safe as well.
  if (/(^|[\\/])\.\.?([\\/]|$)|^[\\/]|^[A-Za-z]:|[\\\0]|\/\//.test(filename) || filename.length > 250) {
    throw new AppError('import-unsafe', `The name “${name}” points outside the file.`)
  }
  if ((unixMode & 0o170000) === 0o120000) throw new AppError('import-unsafe', `${name} is a link.`)
  if (encrypted) throw new AppError('import-unknown', `${name} is locked with a password.`)
  if (uncompressedSize > LIMITS.entryBytes) {
    throw new AppError('import-too-large', `${name} claims ${uncompressedSize} bytes.`)
  }
  if (
    filename !== MANIFEST &&
    uncompressedSize > 1_000_000 &&
    uncompressedSize > compressedSize * LIMITS.ratio
  ) {
    throw new AppError(
      'import-unsafe',
      `${name} would swell from ${compressedSize} to ${uncompressedSize} bytes.`,
    )
  }
}

async function checkMedia(
  entry: FileEntry,
  media: MediaEntry,
  signal: AbortSignal,
  onRead: (bytes: number) => void,
): Promise<void> {
  if (entry.uncompressedSize !== media.bytes) {
    throw new AppError(
      'import-damaged',
      `${media.path} has ${entry.uncompressedSize} bytes, not ${media.bytes}.`,
    )
  }
  const hash = sha256.create()
  await unpack(
    entry,
    new WritableStream<Uint8Array>({
      write(chunk) {
        signal.throwIfAborted()
        hash.update(chunk)
        onRead(chunk.length)
      },
    }),
  )
  if (bytesToHex(hash.digest()) !== media.sha256) {
    throw new AppError('import-damaged', `The checksum of ${media.path} is another.`)
  }
}

async function readText(entry: FileEntry): Promise<string> {
  const bytes = await (await unpackBlob(entry)).arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new AppError('import-damaged', `${MANIFEST} is not text.`, { cause })
  }
}

async function unpackBlob(entry: FileEntry): Promise<Blob> {
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>()
  const blob = new Response(readable).blob()
  blob.catch(() => undefined)
  await unpack(entry, writable)
  return blob
}

/** Unpacks into a stream, and no further than the size that the entry claims. */
async function unpack(entry: FileEntry, out: WritableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
  let left = entry.uncompressedSize
  const bounded = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      left -= chunk.length
      if (left < 0) throw new AppError('import-unsafe', `${entry.filename} is larger than it claims.`)
      controller.enqueue(chunk)
    },
  })
  const piped = bounded.readable.pipeTo(out)
  const got = entry.getData(bounded.writable).catch(async (error: unknown) => {
    // What fails before the first byte leaves the pipe waiting for it.
    await bounded.writable.abort(error).catch(() => undefined)
    throw error
  })
  const results = await Promise.allSettled([got, piped])
  // The pipe knows our own reasons; the reader then only says that the stream broke.
  const reasons = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  )
  const own = reasons.find((reason) => reason instanceof AppError || isCancel(reason))
  if (reasons.length > 0) throw own ?? zipError(reasons[0])
}

/** What the zip library found, in our codes. Its messages are constants. */
function zipError(error: unknown): unknown {
  if (error instanceof AppError || isCancel(error) || !(error instanceof Error)) return error
  const code = /filename|overlapping|ambiguous|out of bounds/i.test(error.message)
    ? 'import-unsafe'
    : /compression|encrypt|split/i.test(error.message)
      ? 'import-unknown'
      : 'import-damaged'
  return new AppError(code, error.message, { cause: error })
}
