/** A source of bytes that is read in slices: a Blob. */
export interface Bytes<Part> {
  readonly size: number
  readonly slice: (start?: number, end?: number) => Part
  readonly arrayBuffer: () => Promise<ArrayBuffer>
}

/** A box of an MP4, MOV, HEIC or AVIF file (ISO/IEC 14496-12, 4.2). */
export interface Box {
  readonly type: string
  /** Bounds of its content in bytes; they may exceed the file. */
  readonly from: number
  readonly to: number
}

const HEADER_BYTES = 8
/** A header with a 64-bit length. */
const LONG_HEADER_BYTES = 16

/**
 * The box at an offset, `room` bytes before the end of its container; undefined where there is
 * none.
 */
export function boxAt(view: DataView, at: number, room: number): Box | undefined {
  if (view.byteLength < at + HEADER_BYTES) return undefined
  const short = view.getUint32(at)
  const type = String.fromCharCode(...[4, 5, 6, 7].map((byte) => view.getUint8(at + byte)))
  const isLong = short === 1 && view.byteLength >= at + LONG_HEADER_BYTES
  // Length 0 means: to the end of the container.
  const bytes = isLong ? Number(view.getBigUint64(at + 8)) : short || room
  const header = isLong ? LONG_HEADER_BYTES : HEADER_BYTES
  return bytes < header ? undefined : { type, from: at + header, to: at + bytes }
}

/** The box at an offset in a file; reads only its header. */
export async function readBox<B extends Bytes<B>>(file: B, at: number): Promise<Box | undefined> {
  const head = new DataView(await file.slice(at, at + LONG_HEADER_BYTES).arrayBuffer())
  const box = boxAt(head, 0, file.size - at)
  return box && { type: box.type, from: at + box.from, to: at + box.to }
}
