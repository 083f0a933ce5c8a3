import { scenePixels } from './drawing.ts'
import { encodePng } from './png.ts'

const ASKED = /^Draw one sheet .*?grid of (\d+) rows and (\d+) columns, (\d+) panels/
/** Of the shorter side. */
const GUTTER = 0.02

/**
 * A sheet as its prompt asks for: a scene in each panel, white gutters, the last cells empty.
 * Nothing for a prompt of one picture, and for one that says so in its scene.
 */
export function drawSheet(prompt: string, width: number, height: number): Buffer | undefined {
  const [, rows = 0, columns = 0, panels = 0] = (ASKED.exec(prompt) ?? []).map(Number)
  if (rows === 0 || prompt.includes('in one picture')) return undefined
  const gutter = Math.max(4, Math.round(Math.min(width, height) * GUTTER))
  const wide = Math.floor((width - gutter * (columns + 1)) / columns)
  const high = Math.floor((height - gutter * (rows + 1)) / rows)
  const sheet = new Uint8Array(width * height * 3).fill(255)
  for (let panel = 0; panel < panels; panel += 1) {
    const left = gutter + (panel % columns) * (wide + gutter)
    const top = gutter + Math.floor(panel / columns) * (high + gutter)
    const scene = scenePixels(`${prompt} ${panel}`, wide, high)
    for (let y = 0; y < high; y += 1) {
      sheet.set(scene.subarray(y * wide * 3, (y + 1) * wide * 3), ((top + y) * width + left) * 3)
    }
  }
  return encodePng(sheet, width, height)
}
