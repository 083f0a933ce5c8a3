import { planesSize, toPlanes } from './bt709.ts'
import { eachPlane, type Planes, type Rectangle } from './planes.ts'

/** Text that lies over frames: its colours, and how much each hides of what is below. */
export interface Overlay {
  /** Even numbers. */
  readonly place: Rectangle
  readonly colours: Planes
  /** 0 to 255; chroma has the mean of four pixels. */
  readonly hides: Planes
}

/** @param pixels of the place: four bytes each, red first, as a canvas that can be seen through. */
export function overlayOf(pixels: Uint8ClampedArray, place: Rectangle): Overlay {
  const { width, height } = place
  const colours = { width, height, data: new Uint8Array(planesSize(width, height)) }
  toPlanes(pixels, width, height, colours.data)
  const hides = { width, height, data: new Uint8Array(planesSize(width, height)) }
  const [luma, ...chroma] = eachPlane(hides)
  for (let i = 0; i < width * height; i++) if (luma) luma.values[i] = pixels[4 * i + 3] ?? 0
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const at = y * width + x
      const sum = [at, at + 1, at + width, at + width + 1].reduce((all, i) => all + (luma?.values[i] ?? 0), 0)
      for (const { values } of chroma) values[(y * width) / 4 + x / 2] = (sum + 2) >> 2
    }
  }
  return { place, colours, hides }
}

/** Lays text over a frame that it lies wholly in. */
export function layOver(frame: Planes, { place, colours, hides }: Overlay): void {
  const [over, alpha] = [eachPlane(colours), eachPlane(hides)]
  for (const [i, { values, share }] of eachPlane(frame).entries()) {
    const [width, across] = [place.width / share, frame.width / share]
    const from = over[i]?.values
    const hidden = alpha[i]?.values
    for (let y = 0; y < place.height / share; y++) {
      const row = (place.y / share + y) * across + place.x / share
      for (let x = 0; x < width; x++) {
        const part = hidden?.[y * width + x] ?? 0
        if (part === 0) continue
        const colour = from?.[y * width + x] ?? 0
        values[row + x] = ((values[row + x] ?? 0) * (255 - part) + colour * part + 127) / 255
      }
    }
  }
}
