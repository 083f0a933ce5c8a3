import { convert } from '../../models/convert/convert.mjs'
import { CHECK_SIZE, checkTile, samplesOf } from '../../workers/upscale/self-check.ts'

/** Callbacks that ignore progress and notes. */
export const quiet = { onProgress: () => undefined, onNote: () => undefined }

export const never = new AbortController().signal

export const upscaleWorker = () =>
  new Worker(new URL('../../workers/upscale/upscale.worker.ts', import.meta.url), { type: 'module' })

const address = (source: string) => URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))

export const scriptWorker = (source: string) => new Worker(address(source), { type: 'module' })

/** The upscaler's own worker, after `before` has run in it. */
export function spoiltWorker(before: string): Worker {
  const own = new URL('../../workers/upscale/upscale.worker.ts', import.meta.url).href
  // The test runner wraps the dynamic imports of an imported script with a function that a worker
  // lacks.
  const runner = 'globalThis.__vitest_browser_runner__ = { wrapDynamicImport: (load) => load() }'
  const first = address(`${runner};${before}`)
  return scriptWorker(`import ${JSON.stringify(first)}; import ${JSON.stringify(own)}`)
}

/** A worker that fails each call with this code, as comlink reports it. */
export const failingWorker = (code: string) =>
  scriptWorker(`onmessage = ({ data: { id } }) => postMessage({ id, type: 'HANDLER', name: 'throw', value: {
    isError: true, value: { name: 'AppError:${code}', message: '', stack: '' } } })`)

/** A worker that answers each call with a picture of this width, as comlink does. */
export const answeringWorker = (width: number) =>
  scriptWorker(`onmessage = ({ data: { id } }) => postMessage({ id, type: 'RAW', value: {
    picture: new Blob([], { type: 'image/png' }), width: ${width}, height: ${width} } })`)

/**
 * A net of one layer that enlarges by `scale`: each pixel becomes a block of its colour, or black.
 */
export function blockNet(scale: number, isBlack = false): Uint8Array<ArrayBuffer> {
  const channels = 3 * scale ** 2
  const count = channels * 3 * 9
  const param = `7767517
3 3
Input data 0 1 data
Convolution conv 1 1 data wide 0=${channels} 1=3 4=1 5=1 6=${count}
PixelShuffle large 1 1 wide output 0=${scale}
`
  const weights = new Uint8Array(4 + 2 * count + 4 * channels)
  weights.set([0x47, 0x6b, 0x30, 0x01])
  const [one, middle] = [0x3c, 4]
  for (let output = 0; output < channels && !isBlack; output++) {
    const colour = Math.floor(output / scale ** 2)
    weights[4 + 2 * ((output * 3 + colour) * 9 + middle) + 1] = one
  }
  return convert({ name: 'blocks', licence: 'none', param, weights, scale })
}

/** What `blockNet(4)` makes of the self-check's tile. */
export function blockSamples(): readonly number[] {
  const [tile, side] = [checkTile(), 4 * CHECK_SIZE]
  return samplesOf(
    Float32Array.from({ length: 3 * side ** 2 }, (_, i) => {
      const [plane, x, y] = [Math.floor(i / side ** 2), i % side, Math.floor((i % side ** 2) / side)]
      return tile[(plane * CHECK_SIZE + Math.floor(y / 4)) * CHECK_SIZE + Math.floor(x / 4)] as number
    }),
  )
}

/** A gradient with a dark figure; its left half has the opacity `alpha`. */
export async function drawPicture(
  width: number,
  height: number,
  { alpha = 1, type = 'image/png' } = {},
): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  const slope = context.createLinearGradient(0, 0, width, height)
  slope.addColorStop(0, '#e8d9b0')
  slope.addColorStop(1, '#2f5d80')
  context.globalAlpha = alpha
  context.fillStyle = slope
  context.fillRect(0, 0, width / 2, height)
  context.globalAlpha = 1
  context.fillRect(width / 2, 0, width / 2, height)
  context.fillStyle = '#502018'
  context.fillRect(width * 0.6, height * 0.3, width * 0.2, height * 0.4)
  return canvas.convertToBlob({ type, quality: 1 })
}

/** A JPEG whose EXIF data rotate it by a quarter turn to the right. */
export async function lyingJpeg(width: number, height: number): Promise<Blob> {
  const jpeg = await drawPicture(width, height, { type: 'image/jpeg' })
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
  const exif = [...new TextEncoder().encode('Exif\0\0'), ...tiff]
  const segment = new Uint8Array([0xff, 0xe1, 0, exif.length + 2, ...exif])
  return new Blob([jpeg.slice(0, 2), segment, jpeg.slice(2)], { type: 'image/jpeg' })
}

/** The pixels of a picture as shown, scaled to a size. */
export async function pixelsOf(picture: Blob, width: number, height: number): Promise<Uint8ClampedArray> {
  const context = new OffscreenCanvas(width, height).getContext('2d')
  if (!context) throw new Error('no canvas')
  context.imageSmoothingQuality = 'high'
  // Not premultiplied, because decoders round premultiplied colours differently.
  const bitmap = await createImageBitmap(picture, { premultiplyAlpha: 'none' })
  context.drawImage(bitmap, 0, 0, width, height)
  return context.getImageData(0, 0, width, height).data
}

/** Peak signal-to-noise ratio in dB over all channels. */
export function psnr(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  const squares = a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0)
  return 10 * Math.log10(255 ** 2 / (squares / a.length))
}
