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
const HALF = ONE / 2

/**
 * Pixels of four bytes, red first, as planes Y, U, V (I420) in BT.709. A browser's own conversion
 * gives the full range, which some players do not show. Sides are even.
 */
export function toPlanes(pixels: Uint8ClampedArray, width: number, height: number, planes: Uint8Array): void {
  const firstU = width * height
  const firstV = firstU + firstU / 4
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      let red = 0
      let green = 0
      let blue = 0
      for (let corner = 0; corner < 4; corner++) {
        const at = (y + (corner >> 1)) * width + x + (corner & 1)
        const r = pixels[4 * at] ?? 0
        const g = pixels[4 * at + 1] ?? 0
        const b = pixels[4 * at + 2] ?? 0
        planes[at] = (16 * ONE + HALF + Y[0] * r + Y[1] * g + Y[2] * b) >> 16
        red += r
        green += g
        blue += b
      }
      const small = (y >> 1) * (width >> 1) + (x >> 1)
      const middle = 128 * ONE + HALF
      planes[firstU + small] = (middle + (U[0] * red + U[1] * green + U[2] * blue) / 4) >> 16
      planes[firstV + small] = (middle + (V[0] * red + V[1] * green + V[2] * blue) / 4) >> 16
    }
  }
}
