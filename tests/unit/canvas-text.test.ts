import { expect, it } from 'vitest'
import { drawCaption, drawLabel } from '../../workers/handover/animatic/labels.ts'
import { startOf } from '../../workers/handover/sheets/canvas.ts'

/** A canvas that keeps what is written on it, and in which direction. */
function canvas() {
  const written: (readonly [text: string, direction: string])[] = []
  const fake = {
    ...{ canvas: { width: 1280, height: 720 }, direction: 'inherit', textAlign: 'start' },
    measureText: (text: string) => ({ width: 10 * text.length }),
    beginPath: () => undefined,
    roundRect: () => undefined,
    fill: () => undefined,
    fillText: (text: string) => void written.push([text, fake.direction]),
  }
  return { written, context: fake as unknown as OffscreenCanvasRenderingContext2D }
}

it('a caption runs as its first letter does, so that its full stop stands at its end', () => {
  const { written, context } = canvas()
  drawCaption(context, ['שלום!', 'the end.'], 'serif')
  drawLabel(context, '12A', 'start', 'serif')
  drawCaption(context, ['ANNA: שלום!'], 'serif')
  expect(written).toEqual([
    ['שלום!', 'rtl'],
    ['the end.', 'rtl'],
    ['12A', 'ltr'],
    ['ANNA: שלום!', 'ltr'],
  ])
})

it('lines of a sheet start at the side where their text begins', () => {
  const { context } = canvas()
  expect(startOf(context, 'الميناء.', 10, 90)).toBe(90)
  expect(context.direction).toBe('rtl')
  expect(startOf(context, 'Quay.', 10, 90)).toBe(10)
  expect(context.direction).toBe('ltr')
})
