import { expect, it } from 'vitest'
import { placeOf } from '../../src/domain/handover/frame-views.ts'
import { baseView, type MoveView, moveView } from '../../src/domain/handover/moves.ts'
import { planesSize, toPlanes } from '../../workers/handover/animatic/bt709.ts'
import { canvasSurface } from '../../workers/handover/animatic/canvas-surface.ts'
import { eachPlane } from '../../workers/handover/animatic/planes.ts'
import { planesSurface } from '../../workers/handover/animatic/planes-surface.ts'
import type { BurntText } from '../../workers/handover/animatic/surface.ts'

const frame = { width: 640, height: 360 }
const texts: readonly BurntText[] = [
  { corner: 'start', text: '12A' },
  { corner: 'end', text: '01:00:02:07' },
  { lines: ['KEEPER: You will not find it,', 'little one.'] },
]

/** Stripes in strong colours, and an edge of white that shows where the picture ends. */
async function picture(width: number, height: number): Promise<ImageBitmap> {
  const context = new OffscreenCanvas(width, height).getContext('2d')
  if (!context) throw new Error('no canvas')
  const slope = context.createLinearGradient(0, 0, width, height)
  const colours = ['#d04030', '#e8d048', '#38a858', '#3058c8']
  for (let i = 0; i <= 12; i++) slope.addColorStop(i / 12, colours[i % colours.length] ?? '')
  context.fillStyle = slope
  context.fillRect(0, 0, width, height)
  context.lineWidth = width / 40
  context.strokeStyle = '#ffffff'
  context.strokeRect(0, 0, width, height)
  return createImageBitmap(context.canvas)
}

/** How near both are, in dB. */
function nearness(found: Uint8Array, wanted: Uint8Array): number {
  let squares = 0
  for (const [i, value] of found.entries()) squares += (value - (wanted[i] ?? 0)) ** 2
  return 10 * Math.log10(255 ** 2 / (squares / found.length))
}

const viewOf = (move: 'static' | 'push-in' | 'pan-left' | 'handheld', size: typeof frame): MoveView =>
  moveView({
    ...{ move, focus: { x: 0.4, y: 0.45 }, seconds: 3, id: 's', toLeft: false },
    base: baseView(size, frame.width / frame.height),
  })

it.each([
  ['that stands still', 'static', { width: 1600, height: 900 }],
  ['that comes nearer', 'push-in', { width: 1600, height: 900 }],
  ['that passes by', 'pan-left', { width: 1600, height: 900 }],
  ['with bars beside it', 'handheld', { width: 700, height: 700 }],
  ['with bars above and below', 'push-in', { width: 1501, height: 401 }],
  ['smaller than the frame', 'push-in', { width: 160, height: 90 }],
] as const)('a picture %s looks in planes as on a canvas, with text over it', async (_, move, size) => {
  const view = viewOf(move, size)
  // Where there are bars, a canvas ends a picture at whole pixels, which planes do softly.
  const [planes, canvas] = [planesSurface(frame), canvasSurface(frame)]
  planes.take(await picture(size.width, size.height), view)
  canvas.take(await picture(size.width, size.height), view)
  for (const share of [0, 0.3, 1]) {
    for (const burnt of [[], texts]) {
      const place = placeOf(view(share))
      for (const surface of [planes, canvas]) surface.draw(place, burnt, 'sans-serif')
      const { data } = canvas.context.getImageData(0, 0, frame.width, frame.height)
      const wanted = new Uint8Array(planesSize(frame.width, frame.height))
      toPlanes(data, frame.width, frame.height, wanted)
      expect(nearness(planes.frame.data, wanted)).toBeGreaterThan(view(share).height > 1 ? 28 : 36)
      // A frame that is drawn elsewhere is told.
      planes.draw({ ...place, x: place.x + 0.05 }, burnt, 'sans-serif')
      expect(nearness(planes.frame.data, wanted)).toBeLessThan(30)
    }
  }
})

it('the edge of a picture is no darker than its middle where the frame ends with it', async () => {
  const view = viewOf('static', { width: 400, height: 225 })
  const planes = planesSurface(frame)
  const white = new OffscreenCanvas(400, 225).getContext('2d')
  if (!white) throw new Error('no canvas')
  white.fillStyle = '#ffffff'
  white.fillRect(0, 0, 400, 225)
  planes.take(await createImageBitmap(white.canvas), view)
  planes.draw(placeOf(view(0)), [], '')
  const [y] = eachPlane(planes.frame)
  expect(Math.min(...[0, 639, 359 * 640, 360 * 640 - 1].map((i) => y?.values[i] ?? 0))).toBe(235)
})
