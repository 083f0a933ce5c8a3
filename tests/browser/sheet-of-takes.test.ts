import { expect, it } from 'vitest'
import { sheetOfTakes } from '../../src/services/takes/sheet-of-takes.ts'

type Colour = readonly [red: number, green: number, blue: number]
const COLOURS: readonly Colour[] = [
  [200, 30, 30],
  [30, 160, 40],
  [40, 60, 210],
  [210, 200, 40],
  [30, 180, 190],
  [170, 50, 180],
]
const WHITE: Colour = [255, 255, 255]

async function plain([red, green, blue]: Colour, width = 640, height = 360): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = `rgb(${red} ${green} ${blue})`
  context.fillRect(0, 0, width, height)
  return canvas.convertToBlob()
}

async function read(picture: Blob) {
  const bitmap = await createImageBitmap(picture)
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  const { width, height } = bitmap
  const { data } = context?.getImageData(0, 0, width, height) ?? { data: [] }
  const at = (x: number, y: number) => [...data.slice((y * width + x) * 4, (y * width + x) * 4 + 3)]
  const far = (x: number, y: number, colour: Colour) =>
    Math.max(...at(x, y).map((value, i) => Math.abs(value - (colour[i] ?? 0))))
  return { width, height, far }
}

it('shows each picture in its cell in reading order, on one ground, without a caption', async () => {
  const made = await sheetOfTakes(await Promise.all(COLOURS.slice(0, 5).map((colour) => plain(colour))))
  expect(made.type).toBe('image/jpeg')
  const { width, height, far } = await read(made)
  // Two columns of 508 × 285 and three rows, 8 px apart.
  expect([width, height]).toEqual([1024, 871])
  for (const [i, colour] of COLOURS.slice(0, 5).entries()) {
    const [left, top] = [(i % 2) * 516, Math.floor(i / 2) * 293]
    for (const x of [6, 254, 501]) {
      for (const y of [6, 142, 278]) expect(far(left + x, top + y, colour)).toBeLessThan(9)
    }
  }
  for (let y = 0; y < height; y += 7) expect(far(512, y, WHITE)).toBeLessThan(24)
  // The sixth cell is empty.
  for (let x = 524; x < width; x += 50) expect(far(x, 740, WHITE)).toBeLessThan(3)
})

it('shows a picture of another shape whole, and enlarges none', async () => {
  const [wide, tall, small] = COLOURS as [Colour, Colour, Colour]
  const pictures = [await plain(wide), await plain(tall, 360, 640), await plain(small, 64, 36)]
  const { width, height, far } = await read(await sheetOfTakes(pictures))
  expect([width, height]).toEqual([597, 1021])
  // Cells of 597 × 335 below each other. The tall one is 188 px wide, in the middle.
  expect(far(298, 343 + 6, tall)).toBeLessThan(9)
  expect(far(298, 343 + 328, tall)).toBeLessThan(9)
  for (const x of [190, 406]) expect(far(x, 343 + 167, WHITE)).toBeLessThan(9)
  expect(far(298, 686 + 167, small)).toBeLessThan(9)
  for (const x of [254, 342]) expect(far(x, 686 + 167, WHITE)).toBeLessThan(9)
})

it('gives the same bytes for the same pictures, and no sheet for what is none', async () => {
  const pictures = await Promise.all(COLOURS.map((colour) => plain(colour)))
  const [one, other] = [await sheetOfTakes(pictures), await sheetOfTakes(pictures)]
  expect(new Uint8Array(await other.arrayBuffer())).toEqual(new Uint8Array(await one.arrayBuffer()))
  await expect(sheetOfTakes([...pictures.slice(1), new Blob(['x'])])).rejects.toMatchObject({
    code: 'picture-unreadable',
  })
})
