import type { Bytes } from './boxes.ts'
import { clipWithin } from './clip-within.ts'

/** Search limit for a GIF's second picture; beyond it the GIF counts as still. */
const MOST_GIF_BYTES = 32 * 1024 * 1024
/** Search limit for a PNG's animation chunk, which precedes the picture data. */
const MOST_CHUNKS = 64

type AnimatedType = 'image/gif' | 'image/webp' | 'image/png' | 'image/avif'

/**
 * How a picture file moves: as an animation, or as a photo with a film in it. Undefined for a
 * still.
 */
export async function movementOf<B extends Bytes<B>>(file: B): Promise<'animation' | 'film' | undefined> {
  if (await animatedType<B>(file)) return 'animation'
  return (await clipWithin<B>(file)) === file ? undefined : 'film'
}

/** The media type of an animated picture, by its content; undefined for anything else. */
export async function animatedType<B extends Bytes<B>>(file: B): Promise<AnimatedType | undefined> {
  const head = new Uint8Array(await file.slice(0, 64).arrayBuffer())
  const text = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to))
  if (text(0, 4) === 'GIF8') {
    const bytes = new Uint8Array(await file.slice(0, MOST_GIF_BYTES).arrayBuffer())
    return hasTwoPictures(bytes) ? 'image/gif' : undefined
  }
  // WebP's extended header with its animation flag.
  if (text(0, 4) === 'RIFF' && text(8, 16) === 'WEBPVP8X')
    return (head[20] ?? 0) & 2 ? 'image/webp' : undefined
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return (await hasAnimationChunk<B>(file)) ? 'image/png' : undefined
  return text(4, 12) === 'ftypavis' ? 'image/avif' : undefined
}

/** Walks a GIF's blocks (GIF89a, sections 17 to 26). */
function hasTwoPictures(gif: Uint8Array): boolean {
  const colours = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  const behindSubBlocks = (from: number) => {
    let at = from
    while (gif[at]) at += 1 + (gif[at] ?? 0)
    return at + 1
  }
  let pictures = 0
  let at = 13 + colours(gif[10] ?? 0)
  while (at < gif.length) {
    if (gif[at] === 0x21) at = behindSubBlocks(at + 2)
    else if (gif[at] === 0x2c) {
      pictures += 1
      if (pictures === 2) return true
      at = behindSubBlocks(at + 10 + colours(gif[at + 9] ?? 0) + 1)
    } else return false
  }
  return false
}

/**
 * True when `acTL` precedes the first `IDAT` (Portable Network Graphics, third edition, 11.3.6.1).
 */
async function hasAnimationChunk<B extends Bytes<B>>(png: B): Promise<boolean> {
  for (let at = 8, count = 0; at + 8 <= png.size && count < MOST_CHUNKS; count++) {
    const view = new DataView(await png.slice(at, at + 8).arrayBuffer())
    const type = view.getUint32(4)
    if (type === 0x6163544c) return true
    if (type === 0x49444154) return false
    at += 12 + view.getUint32(0)
  }
  return false
}
