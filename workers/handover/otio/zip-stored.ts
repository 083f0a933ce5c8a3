import { startCrc } from '../../../src/lib/crc.ts'
import { startZip } from '../../../src/lib/zip-records.ts'
import type { MadeFile } from '../handover.api.ts'

/** What the plain format counts, and readers of OTIOZ understand. */
const MOST = 0xffffffff

/**
 * A zip of stored files, with one file in memory at a time. `at`: the date of each, in milliseconds
 * since the epoch.
 * @throws RangeError above 4 GB.
 */
export async function zipStored(files: readonly MadeFile[], at: number): Promise<Blob> {
  const zip = startZip(at)
  const parts: BlobPart[] = []
  for (const { path, content } of files) {
    parts.push(zip.add({ path, size: content.size, crc: await crcOf(content) }), content)
  }
  const file = new Blob([...parts, ...zip.end()], { type: 'application/zip' })
  if (file.size > MOST) throw new RangeError('A plain zip holds 4 GB.')
  return file
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
