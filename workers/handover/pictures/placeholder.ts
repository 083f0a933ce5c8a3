import { AppError } from '../../../src/lib/errors.ts'

/** A light card with a dark edge, which is told from a picture on any page. */
const COLOURS = { ground: '#f0ede8', edge: '#8c867c', ink: '#1d1b18' } as const
/** The text's height and the edge's width, as shares of the shorter side. */
const TEXT = 0.12
const EDGE = 0.008

/**
 * Draws what stands in for a missing picture: an empty card with the shot's number, as PNG.
 * @throws AppError `out-of-memory`.
 */
export async function drawPlaceholder(
  { width, height }: { readonly width: number; readonly height: number },
  text: string,
): Promise<Blob> {
  const context = new OffscreenCanvas(width, height).getContext('2d')
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  const short = Math.min(width, height)
  context.fillStyle = COLOURS.ground
  context.fillRect(0, 0, width, height)
  const edge = Math.max(2, short * EDGE)
  context.strokeStyle = COLOURS.edge
  context.lineWidth = edge
  context.strokeRect(edge / 2, edge / 2, width - edge, height - edge)
  context.fillStyle = COLOURS.ink
  context.font = `600 ${Math.round(short * TEXT)}px system-ui, sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(text, width / 2, height / 2, width * 0.9)
  return context.canvas.convertToBlob({ type: 'image/png' })
}
