import { describe, expect, it } from 'vitest'
import { prepareStyle } from '../../src/services/style/style.ts'

const never = new AbortController().signal

async function picture(
  width: number,
  height: number,
  type: string,
  draw: (c: OffscreenCanvasRenderingContext2D) => void,
) {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  draw(context)
  return new File([await canvas.convertToBlob({ type })], `picture.${type.slice(6)}`, { type })
}

async function pixels(blob: Blob) {
  const bitmap = await createImageBitmap(blob)
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  return {
    width: bitmap.width,
    height: bitmap.height,
    at: (x: number, y: number) => [...(context?.getImageData(x, y, 1, 1).data.slice(0, 3) ?? [])],
  }
}

const fill = (colour: string) => (context: OffscreenCanvasRenderingContext2D) => {
  context.fillStyle = colour
  context.fillRect(0, 0, 10_000, 10_000)
}

describe('a style picture', () => {
  it.each(['image/png', 'image/jpeg', 'image/webp'])(
    'of type %s becomes a JPEG of 1024 px at most',
    async (type) => {
      const made = await prepareStyle(await picture(2048, 1000, type, fill('#3060a0')), never)
      expect([made.width, made.height, made.picture.type]).toEqual([1024, 500, 'image/jpeg'])
      const { width, height, at } = await pixels(made.picture)
      expect([width, height]).toEqual([1024, 500])
      const [red = 0, green = 0, blue = 0] = at(500, 250)
      expect(Math.hypot(red - 0x30, green - 0x60, blue - 0xa0)).toBeLessThan(9)
    },
  )

  it('is not made larger', async () => {
    const made = await prepareStyle(await picture(30, 20, 'image/png', fill('#fff')), never)
    expect([made.width, made.height]).toEqual([30, 20])
  })

  it('has white where it was transparent', async () => {
    const made = await prepareStyle(await picture(32, 32, 'image/png', () => undefined), never)
    const { at } = await pixels(made.picture)
    expect(at(16, 16)).toEqual([255, 255, 255])
  })

  it('stands upright by its EXIF orientation', async () => {
    const plain = await picture(64, 32, 'image/jpeg', (context) => {
      fill('#000')(context)
      context.fillStyle = '#fff'
      context.fillRect(0, 0, 32, 32)
    })
    const made = await prepareStyle(await turned(plain, 6), never)
    expect([made.width, made.height]).toEqual([32, 64])
    const { at } = await pixels(made.picture)
    expect(at(16, 8)[0]).toBeGreaterThan(200)
    expect(at(16, 56)[0]).toBeLessThan(50)
  })

  it('is taken from a HEIC file, in the colours that its profile means', async () => {
    // Six patches of 16 px, written as Adobe RGB: heif-enc -q 90 -p chroma=444.
    const bytes = await (await fetch(new URL('../fixtures/adobe-rgb.heic', import.meta.url))).arrayBuffer()
    const shares: number[] = []
    const heic = new File([bytes], 'photo.jpg', { type: 'image/jpeg' })
    const made = await prepareStyle(heic, never, (share) => shares.push(share))
    expect([made.width, made.height, made.cut]).toEqual([48, 32, false])
    expect(shares.at(-1)).toBe(1)
    const { at } = await pixels(made.picture)
    for (const [x, y, wanted] of [
      [8, 8, [0x73, 0x52, 0x44]],
      [40, 8, [0xd0, 0xa2, 0x4a]],
      [8, 24, [0x54, 0x88, 0x4e]],
      [40, 24, [0x34, 0x34, 0x34]],
    ] as const) {
      expect(distance(at(x, y), wanted), `${x}, ${y}: ${at(x, y)}`).toBeLessThan(8)
    }
  })

  it('is taken from a TIFF file, upright and on white', async () => {
    const made = await prepareStyle(new File([tiff(8)], 'scan.tif'), never)
    expect([made.width, made.height]).toEqual([16, 32])
    const { at } = await pixels(made.picture)
    expect(distance(at(8, 8), [255, 255, 255])).toBeLessThan(8)
    expect(distance(at(8, 24), [20, 90, 200])).toBeLessThan(8)
  })

  it('is what there is of a file that ends early', async () => {
    const whole = await picture(256, 256, 'image/jpeg', (context) => {
      for (let row = 0; row < 32; row++) {
        context.fillStyle = `hsl(${row * 40} 60% 50%)`
        for (let x = row % 2; x < 256; x += 2) context.fillRect(x, row * 8, 1, 8)
      }
    })
    const cut = new File([whole.slice(0, whole.size * 0.6)], 'cut.jpg')
    const made = await prepareStyle(cut, never)
    expect([made.cut, made.width]).toEqual([true, 256])
    expect(made.height).toBeGreaterThan(100)
    expect(made.height).toBeLessThan(250)
    expect((await pixels(made.picture)).at(128, made.height - 12)).not.toEqual([255, 255, 255])
    const stump = new File([whole.slice(0, whole.size * 0.1)], 'stump.jpg')
    await expect(prepareStyle(stump, never)).rejects.toMatchObject({ code: 'style-unreadable' })
  })

  it.each([
    ['words.jpg', 'not a picture', 'style-unreadable'],
    ['photo.heic', '\0\0\0\x18ftypheic', 'style-unreadable'],
    ['photo.nef', 'II*\0', 'style-unreadable'],
    ['empty.png', '', 'style-empty'],
  ])('is refused: %s', async (name, text, code) => {
    await expect(prepareStyle(new File([text], name), never)).rejects.toMatchObject({ code })
  })

  it('ends when it is cancelled', async () => {
    const controller = new AbortController()
    controller.abort()
    await expect(
      prepareStyle(await picture(8, 8, 'image/png', fill('#fff')), controller.signal),
    ).rejects.toThrow()
  })
})

const distance = (one: readonly number[], other: readonly number[]) =>
  Math.hypot(...one.map((value, index) => value - (other[index] ?? 0)))

/**
 * A TIFF (TIFF 6.0) of 32 × 16 pixels with alpha: blue on the left, transparent red on the right.
 * `orientation` is tag 0x0112.
 */
function tiff(orientation: number): Uint8Array<ArrayBuffer> {
  const [width, height] = [32, 16]
  const tags: readonly (readonly [number, number, number, number])[] = [
    [0x100, 3, 1, width],
    [0x101, 3, 1, height],
    [0x102, 3, 4, 144],
    [0x103, 3, 1, 1],
    [0x106, 3, 1, 2],
    [0x111, 4, 1, 152],
    [0x112, 3, 1, orientation],
    [0x115, 3, 1, 4],
    [0x117, 4, 1, width * height * 4],
    // Alpha is not premultiplied.
    [0x152, 3, 1, 2],
  ]
  const file = new Uint8Array(152 + width * height * 4)
  const view = new DataView(file.buffer)
  file.set([0x49, 0x49, 42, 0, 8, 0, 0, 0])
  view.setUint16(8, tags.length, true)
  tags.forEach(([tag, type, count, value], index) => {
    view.setUint16(10 + 12 * index, tag, true)
    view.setUint16(12 + 12 * index, type, true)
    view.setUint32(14 + 12 * index, count, true)
    view.setUint32(18 + 12 * index, value, true)
  })
  for (let sample = 0; sample < 4; sample++) view.setUint16(144 + 2 * sample, 8, true)
  for (let pixel = 0; pixel < width * height; pixel++) {
    file.set(pixel % width < width / 2 ? [20, 90, 200, 255] : [255, 0, 0, 0], 152 + 4 * pixel)
  }
  return file
}

/** The JPEG with an EXIF segment that only has the orientation (TIFF 6.0, tag 0x0112). */
async function turned(jpeg: File, orientation: number): Promise<File> {
  const bytes = new Uint8Array(await jpeg.arrayBuffer())
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]
  const segment = [0xff, 0xe1, 0, body.length + 2, ...body]
  return new File([bytes.slice(0, 2), new Uint8Array(segment), bytes.slice(2)], jpeg.name, {
    type: jpeg.type,
  })
}
