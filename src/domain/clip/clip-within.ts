import { type Bytes, readBox } from './boxes.ts'

/** Search limit for the film of a motion photo, which follows the still picture. */
const MOST_STILL_BYTES = 64 * 1024 * 1024
/** A HEIF photo has few top-level boxes. */
const MOST_BOXES = 64

const JPEG = [0xff, 0xd8, 0xff]
/** The type of an MP4's first box; it follows the four-byte length. */
const FIRST_BOX = [0x66, 0x74, 0x79, 0x70]
/** Brands of photos in the same container as MP4: HEIC and AVIF. */
const PHOTO_BRAND = /^(hei|hev|mif|msf|avi)/

/**
 * The clip to decode: the embedded film where the file is a motion photo (Android: a JPEG followed
 * by an MP4, or a HEIC or AVIF with an MP4 in its `mpvd` box), else the file itself. Copies
 * nothing.
 */
export async function clipWithin<B extends Bytes<B>>(file: B): Promise<B> {
  const head = new Uint8Array(await file.slice(0, 12).arrayBuffer())
  if (JPEG.every((byte, i) => head[i] === byte)) return (await filmBehind(file)) ?? file
  const isBoxes = FIRST_BOX.every((byte, i) => head[4 + i] === byte)
  if (isBoxes && PHOTO_BRAND.test(textAt(head, 8))) return (await filmInBox(file)) ?? file
  return file
}

async function filmBehind<B extends Bytes<B>>(file: B): Promise<B | undefined> {
  const still = new Uint8Array(await file.slice(0, MOST_STILL_BYTES).arrayBuffer())
  for (let at = still.indexOf(FIRST_BOX[0] ?? 0); at >= 0; at = still.indexOf(FIRST_BOX[0] ?? 0, at + 1)) {
    const length = new DataView(still.buffer).getUint32(Math.max(0, at - 4))
    if (at > 4 && length >= 16 && length <= 256 && FIRST_BOX.every((byte, i) => still[at + i] === byte)) {
      return file.slice(at - 4)
    }
  }
  return undefined
}

async function filmInBox<B extends Bytes<B>>(file: B): Promise<B | undefined> {
  for (let at = 0, count = 0; at < file.size && count < MOST_BOXES; count++) {
    const box = await readBox<B>(file, at)
    if (!box) return undefined
    if (box.type === 'mpvd') return file.slice(box.from, box.to)
    at = box.to
  }
  return undefined
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}
