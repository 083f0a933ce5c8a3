import type { Page } from '@playwright/test'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { expect, shot } from './app.ts'

/** Of a picture on it, in pixels. */
export const BOARD_SIZE = { width: 120, height: 80 }

/** Opens a board of drawn shots, put into the browser's storage: what is tested begins with a picture. */
export async function openDrawnBoard(page: Page, count: number, size = BOARD_SIZE): Promise<void> {
  const takes = Array.from({ length: count }, (_, i) => ({ ...makeTake(`t${i}`, `Shot s${i}`), ...size }))
  const {
    video: _,
    style: __,
    ...bare
  } = makeProject({
    frames: [],
    shots: takes.map((take, i) => makeShot(`s${i}`, { takes: [take] })),
  })
  await page.goto('./')
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible()
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
      const picture = await canvas.convertToBlob({ type: 'image/png' })
      await new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('maestro')
        open.onupgradeneeded = () => open.result.createObjectStore('records')
        open.onerror = () => reject(open.error)
        open.onsuccess = () => {
          const change = open.result.transaction('records', 'readwrite')
          const records = change.objectStore('records')
          records.put(project, ['project', project.id])
          for (const blob of blobs) records.put(picture, ['blob', project.id, blob])
          change.oncomplete = () => {
            open.result.close()
            resolve()
          }
          change.onerror = () => reject(change.error)
        }
      })
      location.hash = `#/project/${project.id}`
    },
    { project: bare, blobs: takes.map(({ blob }) => blob), ...size },
  )
  await expect(shot(page, count).getByRole('img').first()).toBeVisible()
}

/** A shot's own button. */
export const upscale = (page: Page, number: number) =>
  shot(page, number).getByRole('button', { name: 'Upscale', exact: true })
/** The activity log. */
export const log = (page: Page) => page.getByRole('log', { name: 'Activity log' })
