const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_64 = 0x06064b50
const END_64_LOCATOR = 0x07064b50
/** 2.0, which is what stored files ask for, and 4.5 for what 32 bits do not count. */
const [VERSION, VERSION_64] = [20, 45]
/** Names are UTF-8. */
const UTF8 = 0x0800
const MOST_32 = 0xffffffff
const MOST_16 = 0xffff

/** A file that is stored as it is. */
export interface StoredEntry {
  readonly path: string
  readonly size: number
  /** CRC-32. */
  readonly crc: number
}

/**
 * The records of a zip of stored files, after PKWARE APPNOTE 4.3 and 4.5.3: add each file's header
 * in front of its bytes, and the directory after the last. `at`: the date of every file, in
 * milliseconds since the epoch.
 */
export function startZip(at: number): {
  /** The header of the next file. */
  readonly add: (entry: StoredEntry) => Uint8Array<ArrayBuffer>
  readonly end: () => readonly Uint8Array<ArrayBuffer>[]
} {
  const date = dosDate(at)
  const directory: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  return {
    add(entry) {
      const name = new TextEncoder().encode(entry.path)
      const local = headerOf(LOCAL, entry, name, date)
      directory.push(headerOf(CENTRAL, entry, name, date, offset))
      offset += local.length + entry.size
      return local
    },
    end() {
      const listed = directory.reduce((sum, { length }) => sum + length, 0)
      return [...directory, endOf(directory.length, listed, offset)]
    },
  }
}

/** The fields of both headers follow each other; the directory's has some before and after. */
function headerOf(
  mark: number,
  { size, crc }: StoredEntry,
  name: Uint8Array,
  date: number,
  offset = 0,
): Uint8Array<ArrayBuffer> {
  const isCentral = mark === CENTRAL
  const isLarge = size >= MOST_32
  const wide = [...(isLarge ? [size, size] : []), ...(offset >= MOST_32 ? [offset] : [])]
  const extra = wide.length > 0 ? 4 + 8 * wide.length : 0
  const version = extra > 0 ? VERSION_64 : VERSION
  const fixed = isCentral ? 46 : 30
  const bytes = new Uint8Array(fixed + name.length + extra)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, mark, true)
  const at = isCentral ? 6 : 4
  if (isCentral) view.setUint16(4, version, true)
  view.setUint16(at, version, true)
  view.setUint16(at + 2, UTF8, true)
  view.setUint32(at + 6, date, true)
  view.setUint32(at + 10, crc, true)
  view.setUint32(at + 14, Math.min(size, MOST_32), true)
  view.setUint32(at + 18, Math.min(size, MOST_32), true)
  view.setUint16(at + 22, name.length, true)
  view.setUint16(at + 24, extra, true)
  if (isCentral) view.setUint32(42, Math.min(offset, MOST_32), true)
  bytes.set(name, fixed)
  if (extra > 0) {
    view.setUint16(fixed + name.length, 1, true)
    view.setUint16(fixed + name.length + 2, extra - 4, true)
    for (const [i, value] of wide.entries()) {
      view.setBigUint64(fixed + name.length + 4 + 8 * i, BigInt(value), true)
    }
  }
  return bytes
}

function endOf(count: number, listed: number, offset: number): Uint8Array<ArrayBuffer> {
  const isWide = count >= MOST_16 || listed >= MOST_32 || offset >= MOST_32
  const at = isWide ? 76 : 0
  const bytes = new Uint8Array(at + 22)
  const view = new DataView(bytes.buffer)
  if (isWide) {
    view.setUint32(0, END_64, true)
    view.setBigUint64(4, 44n, true)
    view.setUint16(12, VERSION_64, true)
    view.setUint16(14, VERSION_64, true)
    for (const [i, value] of [count, count, listed, offset].entries()) {
      view.setBigUint64(24 + 8 * i, BigInt(value), true)
    }
    view.setUint32(56, END_64_LOCATOR, true)
    view.setBigUint64(64, BigInt(offset + listed), true)
    view.setUint32(72, 1, true)
  }
  view.setUint32(at, END, true)
  view.setUint16(at + 8, Math.min(count, MOST_16), true)
  view.setUint16(at + 10, Math.min(count, MOST_16), true)
  view.setUint32(at + 12, Math.min(listed, MOST_32), true)
  view.setUint32(at + 16, Math.min(offset, MOST_32), true)
  return bytes
}

/** Time and date as MS-DOS packs them, in UTC, so that it is the same everywhere. */
function dosDate(at: number): number {
  const date = new Date(at)
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1)
  const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate()
  return ((day << 16) | time) >>> 0
}
