import { startCrc } from '../crc.ts'
import type { MadeFile } from '../handover.api.ts'

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
/** 2.0, which is what stored files ask for. */
const VERSION = 20
/** Names are UTF-8. */
const UTF8 = 0x0800

/**
 * A zip of stored files, with one file in memory at a time. `at`: the date of each, in milliseconds
 * since the epoch. Source: PKWARE APPNOTE 4.3.
 * @throws RangeError above 4 GB, which the plain format cannot count.
 */
export async function zipStored(files: readonly MadeFile[], at: number): Promise<Blob> {
  const parts: BlobPart[] = []
  const directory: BlobPart[] = []
  let offset = 0
  let listed = 0
  for (const { path, content } of files) {
    const name = new TextEncoder().encode(path)
    const facts = { crc: await crcOf(content), size: content.size, name: name.length, date: dosDate(at) }
    const local = header(LOCAL, facts)
    const central = header(CENTRAL, facts, offset)
    parts.push(local, name, content)
    directory.push(central, name)
    offset += local.length + name.length + content.size
    listed += central.length + name.length
  }
  if (offset + listed > 0xffffffff) throw new RangeError('A plain zip holds 4 GB.')
  return new Blob([...parts, ...directory, endOf(files.length, listed, offset)], { type: 'application/zip' })
}

interface EntryFacts {
  readonly crc: number
  readonly size: number
  readonly name: number
  readonly date: number
}

/** The fields of both headers follow each other; the directory's has some before and after. */
function header(mark: number, { crc, size, name, date }: EntryFacts, offset = 0): Uint8Array<ArrayBuffer> {
  const isCentral = mark === CENTRAL
  const bytes = new Uint8Array(isCentral ? 46 : 30)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, mark, true)
  const at = isCentral ? 6 : 4
  if (isCentral) view.setUint16(4, VERSION, true)
  view.setUint16(at, VERSION, true)
  view.setUint16(at + 2, UTF8, true)
  view.setUint32(at + 6, date, true)
  view.setUint32(at + 10, crc, true)
  view.setUint32(at + 14, size, true)
  view.setUint32(at + 18, size, true)
  view.setUint16(at + 22, name, true)
  if (isCentral) view.setUint32(42, offset, true)
  return bytes
}

function endOf(count: number, listed: number, offset: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(22)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, END, true)
  view.setUint16(8, count, true)
  view.setUint16(10, count, true)
  view.setUint32(12, listed, true)
  view.setUint32(16, offset, true)
  return bytes
}

/** Time and date as MS-DOS packs them, in UTC, so that it is the same everywhere. */
function dosDate(at: number): number {
  const date = new Date(at)
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1)
  const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate()
  return ((day << 16) | time) >>> 0
}

async function crcOf(content: Blob): Promise<number> {
  const crc = startCrc()
  const reader = content.stream().getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    crc.add(value)
  }
  return crc.end()
}
