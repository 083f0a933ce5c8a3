import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import type { Shot, Take } from '../../src/domain/board/shot.ts'
import type { TakeId } from '../../src/domain/ids.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { installRawDatabase } from '../raw-database.mjs'
import { expect, shot } from './app.ts'

/** Size of a picture in pixels. */
const BOARD_SIZE = { width: 120, height: 80 }

/**
 * Writes a board of drawn shots into the browser's storage and opens it, for tests that need
 * pictures. All `takesEach` takes of a shot are one picture. `every` is said of every shot.
 */
export async function openDrawnBoard(
  page: Page,
  count: number,
  size = BOARD_SIZE,
  takesEach = 1,
  every: Partial<Shot> = {},
): Promise<void> {
  const takes = Array.from({ length: count }, (_, i) => ({ ...makeTake(`t${i}`, `Shot s${i}`), ...size }))
  const {
    video: _,
    style: __,
    ...bare
  } = makeProject({
    frames: [],
    shots: takes.map((take, i) => makeShot(`s${i}`, { ...every, takes: several(take, takesEach) })),
  })
  await page.goto('./')
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible()
  await page.evaluate(installRawDatabase)
  await page.evaluate(
    async ({ project, blobs, width, height }) => {
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('no canvas')
      const slope = context.createLinearGradient(0, 0, width, height)
      slope.addColorStop(0, '#f0d8a0')
      slope.addColorStop(1, '#284868')
      context.fillStyle = slope
      context.fillRect(0, 0, width, height)
      context.fillStyle = '#602818'
      context.arc(width / 2, height / 2, height / 4, 0, 7)
      context.fill()
      // Details like those of a photograph: leaves of many sizes, thin lines, film grain.
      for (let i = 0; i < 120; i++) {
        const [x, y] = [((i * 37) % 101) / 101, ((i * 61) % 103) / 103]
        context.fillStyle = `hsl(${(i * 47) % 360} 40% ${30 + (i % 5) * 8}% / 60%)`
        context.beginPath()
        context.ellipse(x * width, y * height, 2 + (i % 9) * 3, 1 + (i % 7) * 2, i, 0, 7)
        context.fill()
      }
      context.strokeStyle = '#f8f0e0'
      for (let i = 0; i < 12; i++) context.strokeRect(i * 9 + 0.5, height * 0.8 + i * 3 + 0.5, 60 + i * 5, 14)
      const pixels = context.getImageData(0, 0, width, height)
      for (let i = 0; i < pixels.data.length; i += 4) {
        const grain = ((Math.imul(i + 1, 2654435761) >>> 28) - 8) / 3
        for (let c = 0; c < 3; c++) pixels.data[i + c] = (pixels.data[i + c] ?? 0) + grain
      }
      context.putImageData(pixels, 0, 0)
      const picture = await canvas.convertToBlob({ type: 'image/png' })
      await rawDatabase.write('maestro', 'projects', [[project.id, project]])
      const media = blobs.map((blob) => [['blob', project.id, blob] as string[], picture] as const)
      await rawDatabase.write('maestro', 'media', media)
      location.hash = `#/project/${project.id}`
    },
    { project: bare, blobs: takes.map(({ blob }) => blob), ...size },
  )
  await expect(shot(page, count).getByRole('img').first()).toBeVisible()
}

const several = (take: Take, count: number): readonly Take[] =>
  Array.from({ length: count }, (_, i) => (i === 0 ? take : { ...take, id: `${take.id}-${i}` as TakeId }))

/**
 * The size of a downloaded picture, and its PSNR in dB against the board's first one, shrunk to
 * that size.
 */
export async function compareWithBoard(page: Page, download: Download) {
  const file = await readFile(await download.path())
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const large = await createImageBitmap(new Blob([bytes]))
    const image = document.querySelector<HTMLImageElement>('article img')
    if (!image) throw new Error('no picture')
    const [width, height] = [image.naturalWidth, image.naturalHeight]
    const pixels = (picture: ImageBitmapSource & CanvasImageSource) => {
      const context = new OffscreenCanvas(width, height).getContext('2d')
      if (!context) throw new Error('no canvas')
      context.imageSmoothingQuality = 'high'
      context.drawImage(picture, 0, 0, width, height)
      return context.getImageData(0, 0, width, height).data
    }
    const [a, b] = [pixels(large), pixels(image)]
    const squares = a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0)
    return { size: [large.width, large.height], psnr: 10 * Math.log10(255 ** 2 / (squares / a.length)) }
  }, file.toString('base64'))
}

export const upscale = (page: Page, number: number) =>
  shot(page, number).getByRole('button', { name: 'Upscale', exact: true })
export const log = (page: Page) => page.getByRole('log', { name: 'Activity log' })
