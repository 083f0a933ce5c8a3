/** What video of high definition is in, with the range that players expect (ITU-R BT.709-6). */
export const BT709 = { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false } as const

/** Bytes of a frame in planes of full luma and halved chroma. */
export const planesSize = (width: number, height: number): number => (width * height * 3) / 2

/** Fractions of 2¹⁶; luma runs from 16 to 235, chroma from 16 to 240. */
const ONE = 65_536
const LUMA = 219 / 255
const CHROMA = 224 / 255
const [KR, KG, KB] = [0.2126, 0.7152, 0.0722]
const fixed = (value: number) => Math.round(ONE * value)
const Y = [fixed(LUMA * KR), fixed(LUMA * KG), fixed(LUMA * KB)] as const
const CB = 2 * (1 - KB)
const CR = 2 * (1 - KR)
const U = [fixed((-CHROMA * KR) / CB), fixed((-CHROMA * KG) / CB), fixed((CHROMA * (1 - KB)) / CB)] as const
const V = [fixed((CHROMA * (1 - KR)) / CR), fixed((-CHROMA * KG) / CR), fixed((-CHROMA * KB) / CR)] as const
const [Y_R, Y_G, Y_B] = Y
const [U_R, U_G, U_B] = U
const [V_R, V_G, V_B] = V
/** Black, and no colour of four pixels together, rounded. */
const DARK = 16 * ONE + ONE / 2
const GREY = 4 * (128 * ONE + ONE / 2)

/**
 * Pixels of four bytes, red first, as planes Y, U, V (I420) in BT.709. A browser's own conversion
 * gives the full range, which some players do not show. Sides are even. Two rows are read at once,
 * a pixel as one number, for this runs for every frame of a video.
 */
export function toPlanes(pixels: Uint8ClampedArray, width: number, height: number, planes: Uint8Array): void {
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height)
  let u = width * height
  let v = u + u / 4
  for (let y = 0; y < height; y += 2) {
    const end = (y + 1) * width
    for (let at = y * width; at < end; at += 2) {
      const below = at + width
      const [a, b, c, d] = [words[at] ?? 0, words[at + 1] ?? 0, words[below] ?? 0, words[below + 1] ?? 0]
      planes[at] = lumaOf(a)
      planes[at + 1] = lumaOf(b)
      planes[below] = lumaOf(c)
      planes[below + 1] = lumaOf(d)
      const red = (a & 255) + (b & 255) + (c & 255) + (d & 255)
      const green = ((a >> 8) & 255) + ((b >> 8) & 255) + ((c >> 8) & 255) + ((d >> 8) & 255)
      const blue = ((a >> 16) & 255) + ((b >> 16) & 255) + ((c >> 16) & 255) + ((d >> 16) & 255)
      planes[u++] = (GREY + U_R * red + U_G * green + U_B * blue) >> 18
      planes[v++] = (GREY + V_R * red + V_G * green + V_B * blue) >> 18
    }
  }
}

const lumaOf = (pixel: number): number =>
  (DARK + Y_R * (pixel & 255) + Y_G * ((pixel >> 8) & 255) + Y_B * ((pixel >> 16) & 255)) >> 16
