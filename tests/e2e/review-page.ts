import { pathToFileURL } from 'node:url'
import { type Download, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'

/** Opens a review page of three drawn shots from the disk, on a desktop and on a phone. */
export async function expectReviewPage(page: Page, saved: Download): Promise<void> {
  // The ending tells a browser what it is.
  const path = test.info().outputPath('review.html')
  await saved.saveAs(path)
  const context = await page.context().browser()?.newContext()
  if (!context) throw new Error('the browser is closed')
  const reader = await context.newPage()
  const said: string[] = []
  reader.on('console', (message) => said.push(message.text()))
  reader.on('pageerror', (error) => said.push(error.message))
  await reader.goto(pathToFileURL(path).href)
  for (const [width, height] of [
    [1280, 720],
    [390, 844],
  ] as const) {
    await reader.setViewportSize({ width, height })
    await expectAccessible(reader, `review page, ${width}`)
    const overflow = await reader.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect.soft(overflow, `the page is wider than ${width}`).toBeLessThanOrEqual(0)
  }
  await expect(reader.getByRole('article', { name: 'Shot 3' })).toBeVisible()
  const widths = await reader
    .locator('img')
    .evaluateAll((all) =>
      all.map((one) => (one instanceof HTMLImageElement && one.complete ? one.naturalWidth : 0)),
    )
  expect(widths).toHaveLength(3)
  expect(Math.min(...widths)).toBeGreaterThan(200)
  expect(said).toEqual([])
  await context.close()
}

/** Presses the key of printing on a board of three drawn shots, and looks at what is printed. */
export async function expectPrinted(page: Page): Promise<void> {
  const prints = () => page.evaluate(() => Number(Reflect.get(window, 'prints')))
  await page.evaluate(() => {
    Reflect.set(window, 'prints', 0)
    window.print = () => Reflect.set(window, 'prints', Number(Reflect.get(window, 'prints')) + 1)
  })
  const tool = page.getByRole('toolbar', { name: 'Board' })
  await expect(tool).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+p')
    expect(await prints()).toBeGreaterThan(0)
  }).toPass()
  const paper = page.locator('.print-paper main')
  await expect(paper).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(tool).toBeHidden()
  await expect(paper.getByRole('article', { name: 'Shot 3' })).toBeVisible()
  const widths = await paper
    .locator('img')
    .evaluateAll((all) =>
      all.map((one) => (one instanceof HTMLImageElement && one.complete ? one.naturalWidth : 0)),
    )
  expect(widths).toHaveLength(3)
  expect(Math.min(...widths)).toBeGreaterThan(200)
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(paper).toHaveCount(0)
}
