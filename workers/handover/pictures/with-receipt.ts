import { drawnReceipt, type Take } from '../../../src/domain/board/shot.ts'
import { pictureTypeOf } from '../../../src/domain/takes/picture-kind.ts'
import { startCrc } from '../../../src/lib/crc.ts'

/** The chunk's keyword: Latin-1, 79 bytes at most. */
const KEYWORD = 'Storyboard receipt'
const SIGNATURE_BYTES = 8
/** A chunk's length, type and checksum. */
const AROUND_BYTES = 12

/**
 * A PNG that says how it was drawn, in one chunk of text after its header, which replaces an
 * earlier one of this kind. Another picture stays as it is: only PNG has a place for such a text.
 * Source: PNG, third edition, 5.3 and 11.3.3.4.
 */
export async function withReceipt(picture: Blob, take: Take): Promise<Blob> {
  const bytes = new Uint8Array(await picture.arrayBuffer())
  if (pictureTypeOf(bytes) !== 'image/png') return picture
  const chunks = chunksOf(bytes)
  const [header, ...others] = chunks
  if (!header) return picture
  const kept = others.filter((chunk) => !isReceipt(chunk))
  const told = chunk('iTXt', textData(receiptText(take)))
  return new Blob([bytes.subarray(0, SIGNATURE_BYTES), header, told, ...kept], { type: picture.type })
}

/**
 * How a take was drawn, as JSON. Ids and places of storage mean nothing elsewhere, and what it cost
 * is nobody's business.
 */
function receiptText(take: Take): string {
  const drawn = drawnReceipt(take)
  if (!drawn) return JSON.stringify(take.receipt)
  const { engine, host, model, prompt, seed, parameters, number, references, at } = drawn
  const pictures = references.map(({ kept: _, source: __, ...one }) => one)
  const drawnAt = new Date(at).toISOString()
  return JSON.stringify({
    engine,
    host,
    model,
    prompt,
    seed,
    parameters,
    number,
    references: pictures,
    drawnAt,
  })
}

/** The chunks of a PNG with what stands around each; what follows a cut one stays with it. */
function chunksOf(bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] {
  const view = new DataView(bytes.buffer)
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for (let at = SIGNATURE_BYTES; at < bytes.length; ) {
    const length = at + AROUND_BYTES <= bytes.length ? view.getUint32(at) : bytes.length
    const end = Math.min(bytes.length, at + AROUND_BYTES + length)
    chunks.push(bytes.subarray(at, end))
    at = end
  }
  return chunks
}

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

function isReceipt(chunk: Uint8Array): boolean {
  const begin = latin(`iTXt${KEYWORD}\0`)
  return begin.every((byte, i) => chunk[4 + i] === byte)
}

/** Keyword, no compression, no language, no translated keyword, and the text in UTF-8. */
function textData(text: string): Uint8Array<ArrayBuffer> {
  const told = new TextEncoder().encode(text)
  const head = latin(`${KEYWORD}\0\0\0\0\0`)
  const data = new Uint8Array(head.length + told.length)
  data.set(head)
  data.set(told, head.length)
  return data
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(AROUND_BYTES + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(latin(type), 4)
  bytes.set(data, 8)
  const crc = startCrc()
  crc.add(bytes.subarray(4, 8 + data.length))
  view.setUint32(8 + data.length, crc.end())
  return bytes
}
