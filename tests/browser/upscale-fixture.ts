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
