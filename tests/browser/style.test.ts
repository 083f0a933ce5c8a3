import { describe, expect, it } from 'vitest'
import { prepareStyle } from '../../src/services/style.ts'

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

  it('ends when it is cancelled', async () => {
    const controller = new AbortController()
    controller.abort()
    await expect(
      prepareStyle(await picture(8, 8, 'image/png', fill('#fff')), controller.signal),
    ).rejects.toThrow()
  })
})

/** The JPEG with an EXIF segment that only says how the camera was held (TIFF 6.0, tag 0x0112). */
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
