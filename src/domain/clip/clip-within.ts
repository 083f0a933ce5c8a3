import { type Bytes, readBox } from './boxes.ts'

/**
 * Where the film of a moving photo starts is looked for within this much: the still picture lies
 * before it.
 */
const MOST_STILL_BYTES = 64 * 1024 * 1024
/** A photo of boxes has few of them at its top. */
const MOST_BOXES = 64

const JPEG = [0xff, 0xd8, 0xff]
/** The type of an MP4 file's first box, behind the box's length in four bytes. */
const FIRST_BOX = [0x66, 0x74, 0x79, 0x70]
/** Brands of files that start as an MP4 does and are photos: HEIC and AVIF. */
const PHOTO_BRAND = /^(hei|hev|mif|msf|avi)/

/**
 * The clip that is to be decoded: the film within, where the file is a photo that has one
 * (Android's motion photos: a JPEG followed by an MP4, or a HEIC or AVIF with an MP4 in its box
 * `mpvd`), else the file itself. Nothing is copied.
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
