import { isCrop, LABEL, type MarkLayer, STROKES } from '../../domain/board/mark-layers.ts'
import { spaceOf } from '../../domain/board/marks.ts'
import { AppError } from '../../lib/errors.ts'
import type { FileWords } from './file-words.ts'

/** The colours of the marks on the screen. */
const COLOURS = { dark: 'rgb(20 19 18 / 82%)', light: '#ffffff' } as const

/**
 * Draws marks into a copy of a picture, at the picture's own size, as PNG.
 * @throws AppError `picture-unreadable`, `out-of-memory`.
 */
export async function burnIn(
  picture: Blob,
  layers: readonly MarkLayer[],
  words: Pick<FileWords, 'marks'>,
): Promise<Blob> {
  const bitmap = await createImageBitmap(picture).catch((cause: unknown) => {
    throw new AppError('picture-unreadable', { code: 'picture-not-decoded', type: picture.type }, { cause })
  })
  const { width, height } = bitmap
  const context = new OffscreenCanvas(width, height).getContext('2d')
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  const space = spaceOf(width / height)
  context.scale(width / space.width, height / space.height)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.font = `${LABEL.weight} ${LABEL.size}px system-ui, sans-serif`
  for (const { kind, marks } of layers) {
    const path = new Path2D(marks.lines.join(''))
    for (const shade of ['dark', 'light'] as const) {
      context.strokeStyle = COLOURS[shade]
      context.lineWidth = STROKES[kind][shade]
      context.stroke(path)
    }
    context.strokeStyle = COLOURS.dark
    context.fillStyle = COLOURS.light
    context.lineWidth = LABEL.dark
    for (const { x, y, label } of marks.labels) {
      const text = isCrop(label) ? label : words.marks[label]
      context.strokeText(text, x, y)
      context.fillText(text, x, y)
    }
  }
  return context.canvas.convertToBlob({ type: 'image/png' })
}
