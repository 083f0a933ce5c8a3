import { BlobReader, type Entry, type FileEntry, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js'
import type { Folder } from '../../domain/library/file-kind.ts'
import { homesIn, MANIFEST } from '../../domain/library/project-homes.ts'
import { LIMITS } from '../../domain/project/limits.ts'
import { AppError, isCancel, toAppError } from '../../lib/errors.ts'

/** The compression method of bytes as they are (PKWARE APPNOTE 4.4.5). */
const STORED = 0

/** One file of a project, in whatever container. */
export interface Part {
  readonly bytes: number
  /** Writes the whole file and closes the stream. @throws AppError of the `import-…` codes. */
  readonly read: (out: WritableStream<Uint8Array>) => Promise<void>
  /**
   * The same bytes where they lie uncompressed in a larger file, not read yet.
   * @throws AppError of the `import-…` codes.
   */
  readonly lying?: () => Promise<Blob>
}

/** A project's files by path, relative to its `project.json`. */
export type Parts = ReadonlyMap<string, Part>

/**
 * The projects in a file or folder: one, or all of a backup folder.
 * @throws AppError of the `import-…` codes.
 */
export async function projectsIn(source: Blob | Folder<File>): Promise<readonly Parts[]> {
  const all = source instanceof Blob ? await readZip(source) : readFolder(source)
  const homes = homesIn(all.keys())
  if (homes.length === 0) throw new AppError('import-unknown', { code: 'part-missing', name: MANIFEST })
  return homes.map((home) => {
    const own = [...all].filter(([path]) => path.startsWith(home))
    return new Map(own.map(([path, part]) => [path.slice(home.length), part]))
  })
}

function readFolder({ files }: Folder<File>): Parts {
  return new Map(
    files.map(({ path, file }) => [
      path,
      {
        bytes: file.size,
        read: (out) =>
          file
            .stream()
            .pipeTo(out)
            .catch((error: unknown) => {
              const known = toAppError(error)
              if (known.code !== 'clip-unreadable') throw known
              throw new AppError('import-damaged', { code: 'part-unreadable', name: path }, { cause: error })
            }),
      },
    ]),
  )
}

async function readZip(file: Blob): Promise<Parts> {
  await expectZip(file)
  const entries = await readEntries(file)
  return new Map(
    [...entries].map(([path, entry]) => [
      path,
      {
        bytes: entry.uncompressedSize,
        read: (out) => unpack(entry, out),
        ...(entry.compressionMethod === STORED && { lying: () => lyingIn(file, entry) }),
      },
    ]),
  )
}

async function expectZip(file: Blob): Promise<void> {
  if (file.size === 0) throw new AppError('import-unknown', { code: 'empty' })
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  if (head[0] !== 0x50 || head[1] !== 0x4b) throw new AppError('import-unknown', { code: 'not-zip' })
}

/** The zip's entries by path, after every name and size is verified. */
async function readEntries(file: Blob): Promise<ReadonlyMap<string, FileEntry>> {
  const reader = new ZipReader(new BlobReader(file), {
    useWebWorkers: false,
    checkSignature: true,
    checkOverlappingEntry: true,
    strictness: 'strict',
    filenameValidation: 'strict',
    // Some Windows tools write backslashes. Names that point outside the file are refused below.
    normalizeFilename: (name) => name.replaceAll('\\', '/'),
  })
  const entries = new Map<string, FileEntry>()
  let total = 0
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.size >= LIMITS.entries) {
        throw new AppError('import-too-large', { code: 'too-many-files', most: LIMITS.entries })
      }
      checkEntry(entry)
      total += entry.uncompressedSize
      if (total > LIMITS.totalBytes) throw new AppError('import-too-large', { code: 'claims', bytes: total })
      if (entries.has(entry.filename))
        throw new AppError('import-unsafe', { code: 'part-twice', name: entry.filename })
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
  // Also protects people who unpack the file with another tool.
  if (/(^|\/)\.\.?(\/|$)|^\/|^[A-Za-z]:|\0|\/\//.test(filename) || filename.length > 250) {
    throw new AppError('import-unsafe', { code: 'name-outside', name })
  }
  if ((unixMode & 0o170000) === 0o120000) throw new AppError('import-unsafe', { code: 'part-link', name })
  if (encrypted) throw new AppError('import-unknown', { code: 'part-locked', name })
  if (uncompressedSize > LIMITS.entryBytes) {
    throw new AppError('import-too-large', { code: 'part-claims', name, bytes: uncompressedSize })
  }
  if (!isPage(filename) && uncompressedSize > 1_000_000 && uncompressedSize > compressedSize * LIMITS.ratio) {
    throw new AppError('import-unsafe', {
      code: 'part-swells',
      name,
      from: compressedSize,
      bytes: uncompressedSize,
    })
  }
}

/**
 * Text compresses further than media, so `project.json` is exempt here; it has its own size limit.
 */
const isPage = (filename: string) => filename.split('/').at(-1) === MANIFEST

/** After the header in front of the bytes is verified, and that no other file lies in them. */
async function lyingIn(file: Blob, entry: FileEntry): Promise<Blob> {
  try {
    await entry.getData(new WritableStream(), { checkOverlappingEntryOnly: true })
  } catch (error) {
    throw zipError(error)
  }
  const { filename: name, localDirectory, compressedSize, uncompressedSize } = entry
  if (!localDirectory || compressedSize !== uncompressedSize) {
    const sizes = { bytes: compressedSize, wanted: uncompressedSize }
    throw new AppError('import-damaged', { code: 'part-other-size', name, ...sizes })
  }
  const { dataOffset } = localDirectory
  return file.slice(dataOffset, dataOffset + compressedSize)
}

/** Unpacks into a stream, up to the size that the entry claims (a zip bomb claims less). */
async function unpack(entry: FileEntry, out: WritableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
  let left = entry.uncompressedSize
  const bounded = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      left -= chunk.length
      if (left < 0) throw new AppError('import-unsafe', { code: 'part-larger', name: entry.filename })
      controller.enqueue(chunk)
    },
  })
  const piped = bounded.readable.pipeTo(out)
  const got = entry.getData(bounded.writable).catch(async (error: unknown) => {
    // After a failure before the first byte the pipe would wait for ever.
    await bounded.writable.abort(error).catch(() => undefined)
    throw error
  })
  const results = await Promise.allSettled([got, piped])
  // The pipe rejects with our own error; the reader only reports a broken stream.
  const reasons = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  )
  const own = reasons.find((reason) => reason instanceof AppError || isCancel(reason))
  if (reasons.length > 0) throw own ?? zipError(reasons[0])
}

/** Maps the zip library's errors to our codes. It compares messages, which are constants. */
function zipError(error: unknown): unknown {
  if (error instanceof AppError || isCancel(error) || !(error instanceof Error)) return error
  const code = /filename|overlapping|ambiguous|out of bounds/i.test(error.message)
    ? 'import-unsafe'
    : /compression|encrypt|split/i.test(error.message)
      ? 'import-unknown'
      : 'import-damaged'
  const cut = /central directory|not recognized/i.test(error.message)
  return new AppError(code, cut ? CUT_SHORT : error.message, { cause: error })
}

const CUT_SHORT = { code: 'cut-short' } as const
