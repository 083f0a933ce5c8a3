import { SYSTEM_FAMILIES } from '../../../src/domain/handover/pdf/font-file.ts'
import { type TextStyle, TONES } from '../../../src/domain/handover/pdf/page.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { OTHER_ABOVE, OTHER_BELOW, type OtherType } from './draw-text.ts'

/** Pixels a point: 300 an inch. */
const SCALE = 300 / 72
const MEASURED = 100

const fontOf = (size: number, bold: boolean) => `${bold ? 700 : 400} ${size}px ${SYSTEM_FAMILIES}`

/** @throws AppError `out-of-memory`. */
function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d')
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  return context
}

let ruler: OffscreenCanvasRenderingContext2D | undefined

function measure(text: string, bold: boolean): number {
  ruler ??= contextOf(1, 1)
  ruler.font = fontOf(MEASURED, bold)
  return ruler.measureText(text).width / MEASURED
}

async function draw(text: string, { size, bold, tone }: TextStyle): Promise<Uint8Array> {
  const width = Math.max(1, Math.round(measure(text, bold === true) * size * SCALE))
  const context = contextOf(width, Math.round((OTHER_ABOVE + OTHER_BELOW) * size * SCALE))
  context.font = fontOf(size * SCALE, bold === true)
  context.fillStyle = TONES[tone]
  context.fillText(text, 0, OTHER_ABOVE * size * SCALE, width)
  const picture = await context.canvas.convertToBlob({ type: 'image/png' })
  return new Uint8Array(await picture.arrayBuffer())
}

/** The fonts of the system, for letters that none of ours has: emoji, and scripts not yet here. */
export const systemType: OtherType = { measure, draw }
