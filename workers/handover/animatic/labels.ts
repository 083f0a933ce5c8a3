import { isRightToLeft } from '../../../src/domain/handover/pdf/break-lines.ts'
import type { Rectangle } from './planes.ts'

type Context = OffscreenCanvasRenderingContext2D

/** The colours of badges on the screen. */
const COLOURS = { ground: 'rgb(20 19 18 / 82%)', ink: '#ffffff' } as const
/** As shares of the shorter side: text, space around it, and from the edge (title safe). */
const TEXT = 0.042
const SPACE = 0.016
const EDGE = 0.05

const fontOf = (size: number, families: string) => `600 ${Math.round(size)}px ${families}`

/**
 * Draws a badge into an upper corner. @param families fonts, as CSS lists them. @returns what it
 * covers.
 */
export function drawLabel(
  context: Context,
  text: string,
  side: 'start' | 'end',
  families: string,
): Rectangle {
  const { width, height } = context.canvas
  const short = Math.min(width, height)
  context.font = fontOf(0.8 * TEXT * short, families)
  const wide = context.measureText(text).width + 2 * SPACE * short
  const x = side === 'start' ? EDGE * short : width - EDGE * short - wide
  return drawBox(context, text, x, EDGE * short, wide, 0.8 * TEXT * short)
}

/** Draws the lines of a caption above the lower edge, each as wide as it is. @returns the same. */
export function drawCaption(context: Context, lines: readonly string[], families: string): Rectangle {
  const { width, height } = context.canvas
  const short = Math.min(width, height)
  const most = width - 2 * EDGE * short
  context.font = fontOf(TEXT * short, families)
  const widest = Math.max(...lines.map((line) => context.measureText(line).width)) + 2 * SPACE * short
  const text = TEXT * short * Math.min(1, most / widest)
  const tall = text + 2 * SPACE * short
  const rtl = isRightToLeft(lines.join(' '))
  const boxes = lines.map((line, i) => {
    context.font = fontOf(text, families)
    const wide = context.measureText(line).width + 2 * SPACE * short
    const y = height - EDGE * short - (lines.length - i) * tall
    return drawBox(context, line, (width - wide) / 2, y, wide, text, rtl)
  })
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  }
}

function drawBox(
  context: Context,
  text: string,
  x: number,
  y: number,
  wide: number,
  size: number,
  rtl = false,
): Rectangle {
  const short = Math.min(context.canvas.width, context.canvas.height)
  const tall = size + 2 * SPACE * short
  context.fillStyle = COLOURS.ground
  context.beginPath()
  context.roundRect(x, y, wide, tall, SPACE * short * 0.6)
  context.fill()
  context.fillStyle = COLOURS.ink
  // Full stops stand where the text ends, which a canvas does not find out by itself.
  context.direction = rtl ? 'rtl' : 'ltr'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(text, x + wide / 2, y + tall / 2)
  return { x, y, width: wide, height: tall }
}
