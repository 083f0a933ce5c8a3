import { letterbox } from './letterbox.ts'
import type { Net } from './net/open-net.ts'
import type { Part, PeopleMask, PicturePixels } from './people.api.ts'

/** The net's input and output, in pixels. */
const SIZE = { width: 256, height: 144 }

/** Runs the mask net on a part of a picture, and takes the letterbox's bars off again. */
export function maskPeople(picture: PicturePixels, part: Part, net: Net): PeopleMask {
  const left = Math.floor(part.x * picture.width)
  const top = Math.floor(part.y * picture.height)
  const right = Math.min(picture.width, Math.max(left + 1, Math.ceil((part.x + part.width) * picture.width)))
  const bottom = Math.min(
    picture.height,
    Math.max(top + 1, Math.ceil((part.y + part.height) * picture.height)),
  )
  const cut = { left, top, width: right - left, height: bottom - top }
  const box = letterbox(cropped(picture, cut), net.input, SIZE, { least: 0, most: 1 })
  const [all = new Float32Array()] = net.run()
  const [x, y] = [Math.round(box.x * SIZE.width), Math.round(box.y * SIZE.height)]
  const [width, height] = [Math.round(box.width * SIZE.width), Math.round(box.height * SIZE.height)]
  const data = new Float32Array(width * height)
  for (let v = 0; v < height; v++)
    data.set(all.subarray((y + v) * SIZE.width + x, (y + v) * SIZE.width + x + width), v * width)
  return {
    part: {
      x: left / picture.width,
      y: top / picture.height,
      width: cut.width / picture.width,
      height: cut.height / picture.height,
    },
    width,
    height,
    data,
  }
}

interface Cut {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The pixels of a rectangle of a picture. */
export function cropped(
  picture: PicturePixels,
  { left, top, width, height }: Cut,
): PicturePixels & { readonly data: Uint8ClampedArray<ArrayBuffer> } {
  const out = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) {
    const from = ((y + top) * picture.width + left) * 4
    out.set(picture.data.subarray(from, from + width * 4), y * width * 4)
  }
  return { data: out, width, height }
}
