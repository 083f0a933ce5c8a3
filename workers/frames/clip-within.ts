/** Where the film of a moving photo starts is looked for within this much: the still picture lies before it. */
const MOST_STILL_BYTES = 64 * 1024 * 1024

const JPEG = [0xff, 0xd8, 0xff]
/** The type of an MP4 file's first box, behind the box's length in four bytes. */
const FIRST_BOX = [0x66, 0x74, 0x79, 0x70]

/**
 * The clip that is to be decoded: the film within, where the file is a photo with a film behind it (Android's motion
 * photos, a JPEG followed by an MP4), else the file itself. Nothing is copied.
 */
export async function clipWithin(file: Blob): Promise<Blob> {
  const head = new Uint8Array(await file.slice(0, JPEG.length).arrayBuffer())
  if (!JPEG.every((byte, i) => head[i] === byte)) return file
  const still = new Uint8Array(await file.slice(0, MOST_STILL_BYTES).arrayBuffer())
  for (let at = still.indexOf(FIRST_BOX[0] ?? 0); at >= 0; at = still.indexOf(FIRST_BOX[0] ?? 0, at + 1)) {
    const length = new DataView(still.buffer).getUint32(Math.max(0, at - 4))
    if (at > 4 && length >= 16 && length <= 256 && FIRST_BOX.every((byte, i) => still[at + i] === byte)) {
      return file.slice(at - 4)
    }
  }
  return file
}
