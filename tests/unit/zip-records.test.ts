import { BlobReader, type FileEntry, Reader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js'
import { expect, it } from 'vitest'
import { startCrc } from '../../src/lib/crc.ts'
import { type StoredEntry, startZip } from '../../src/lib/zip-records.ts'

const STRICT = {
  useWebWorkers: false,
  checkSignature: true,
  checkOverlappingEntry: true,
  strictness: 'strict',
  filenameValidation: 'strict',
} as const
const AT = Date.UTC(2026, 4, 6, 7, 8, 10)
const crcOf = (bytes: Uint8Array) => {
  const crc = startCrc()
  crc.add(bytes)
  return crc.end()
}

it('a zip holds its files as they are, whatever letters their names have', async () => {
  const zip = startZip(AT)
  const files = ['media/Früh हिन्दी.png', 'none', 'project.json'].map((path, i) => ({
    path,
    bytes: Uint8Array.from({ length: i === 1 ? 0 : 500 }, (_, at) => at * i),
  }))
  const parts = files.flatMap(({ path, bytes }) => [
    zip.add({ path, size: bytes.length, crc: crcOf(bytes) }),
    bytes,
  ])
  const entries = await new ZipReader(new BlobReader(new Blob([...parts, ...zip.end()])), STRICT).getEntries()
  expect(entries.map(({ filename }) => filename)).toEqual(files.map(({ path }) => path))
  for (const [i, entry] of (entries as FileEntry[]).entries()) {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>()
    const [read] = await Promise.all([new Response(readable).bytes(), entry.getData(writable)])
    expect(read).toEqual(files[i]?.bytes)
  }
})

/** Bytes of which only the records are there; the files between them are holes. */
class Holes extends Reader<void> {
  readonly #records: readonly (readonly [at: number, bytes: Uint8Array])[]
  constructor(records: readonly (readonly [at: number, bytes: Uint8Array])[]) {
    super()
    this.#records = records
    const [at, bytes] = records.at(-1) ?? [0, new Uint8Array()]
    this.size = at + bytes.length
  }
  override async readUint8Array(offset: number, length: number): Promise<Uint8Array> {
    const read = new Uint8Array(Math.min(length, this.size - offset))
    for (const [at, bytes] of this.#records) {
      const from = Math.max(at, offset)
      const to = Math.min(at + bytes.length, offset + read.length)
      if (from < to) read.set(bytes.subarray(from - at, to - at), from - offset)
    }
    return read
  }
}

it.each([
  ['files of more than 4 GB', [5_000_000_000, 7, 4_294_967_295], 3],
  ['a file that begins after 4 GB', [4_294_967_200, 100, 1], 3],
  ['more files than 16 bits count', [], 70_000],
])('%s are counted in 64 bits', async (_name, sizes, count) => {
  const zip = startZip(AT)
  const files = Array.from(
    { length: count },
    (_, i): StoredEntry => ({
      path: `media/${i}`,
      size: sizes[i] ?? 0,
      crc: i,
    }),
  )
  const records: [number, Uint8Array][] = []
  let at = 0
  for (const file of files) {
    const header = zip.add(file)
    records.push([at, header])
    at += header.length + file.size
  }
  const rest = sizes.length > 0 ? [] : records.splice(3)
  const end = await new Blob([...rest.map(([, header]) => header), ...zip.end()] as BlobPart[]).bytes()
  records.push([at - rest.reduce((sum, [, { length }]) => sum + length, 0), end])
  const entries = (await new ZipReader(new Holes(records), STRICT).getEntries()) as FileEntry[]
  expect(entries).toHaveLength(count)
  expect(entries.slice(0, 3).map(({ uncompressedSize }) => uncompressedSize)).toEqual(
    files.slice(0, 3).map(({ size }) => size),
  )
  for (const [i, entry] of entries.slice(0, 3).entries()) {
    // Verifies the header in front of the bytes, and where it says they lie.
    await entry.getData(new WritableStream(), { checkOverlappingEntryOnly: true })
    const [begins = 0, header] = records[i] ?? []
    expect(entry.localDirectory?.dataOffset).toBe(begins + (header?.length ?? 0))
    expect(entry.crc32).toBe(i)
  }
})
