import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { drawnSample, expect, step, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim } from './claim.ts'
import { closeHandOver, handOver } from './hand-over.ts'

/** A review page on which readers write, from the dialog. @returns its path. */
async function makePage(page: Page): Promise<string> {
  await step(page, 'Hand over').click()
  const dialog = handOver(page)
  for (const name of ['README.txt', 'board.pdf']) {
    await dialog.getByRole('checkbox', { name, exact: true }).uncheck()
  }
  await dialog.getByRole('checkbox', { name: 'Let readers write on the review page' }).check()
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Make 1 file' }).click(),
  ])
  const path = test.info().outputPath('review.html')
  await saved.saveAs(path)
  await closeHandOver(page)
  return path
}

test('what a reader writes on the page comes back to its shot', async ({ page }) => {
  await drawnSample(page)
  const path = await makePage(page)
  const file = test.info().outputPath('comments.json')
  const context = await page.context().browser()?.newContext()
  if (!context) throw new Error('the browser is closed')
  const reader = await context.newPage()
  const said: string[] = []
  reader.on('console', (message) => said.push(message.text()))
  reader.on('pageerror', (error) => said.push(error.message))
  await claim('a reader writes, and downloads it', async () => {
    await reader.goto(pathToFileURL(path).href)
    await expectAccessible(reader, 'a page to write on')
    const button = reader.getByRole('button', { name: 'Download comments' })
    await button.click()
    await expect(reader.getByText('Nothing is written yet.')).toBeVisible()
    await reader.getByLabel('Comment on shot 2').fill('Lower, please.')
    await reader.getByLabel('Comment on the whole board').fill('The end comes <b>too</b> soon.')
    await reader.getByLabel('Your name').fill('Ann')
    const [saved] = await Promise.all([reader.waitForEvent('download'), button.click()])
    expect(saved.suggestedFilename()).toBe('sample-storyboard-comments.json')
    await saved.saveAs(file)
    expect(said).toEqual([])
  })
  await context.close()
  const comments = page.getByRole('region', { name: 'Comments' })
  const done = comments.getByRole('checkbox', { name: 'Done: Lower, please.' })
  await claim('the file is read into the board, once', async () => {
    await page.getByRole('button', { name: 'Camera of shot 2' }).click()
    await comments.getByLabel('Read a comments file').setInputFiles(file)
    await expect(comments.getByText('2 comments are new.')).toBeVisible()
    await expect(comments.getByText('The end comes <b>too</b> soon.')).toBeVisible()
    await comments.getByLabel('Read a comments file').setInputFiles(file)
    await expect(comments.getByText('There is nothing new in this file.')).toBeVisible()
    await expectAccessible(page, 'comments')
  })
  const note = page.getByRole('button', { name: '1 comment on shot 2' })
  await claim('the card of a shot says how many are to do, and leads to them', async () => {
    await expect(page.getByRole('button', { name: /comments? on shot/ })).toHaveCount(1)
    await page.getByRole('button', { name: 'Camera of shot 1' }).click()
    await expect(done).toHaveCount(0)
    await note.click()
    await expect(done).toBeVisible()
  })
  await claim('another file is refused, and says so', async () => {
    await comments.getByLabel('Read a comments file').setInputFiles(path)
    await expect(comments.getByText('This is no file of comments.')).toBeVisible()
  })
  await claim('a comment is done and undone, and stays after a reload', async () => {
    await done.check()
    await expect(note).toHaveCount(0)
    await step(page, 'Undo').click()
    await expect(done).not.toBeChecked()
    await expect(note).toBeVisible()
    await done.check()
    await page.reload()
    await page.getByRole('button', { name: 'Camera of shot 2' }).click()
    await expect(done).toBeChecked()
    await page.getByRole('button', { name: 'Camera of shot 1' }).click()
    await expect(comments.getByText('The end comes <b>too</b> soon.')).toBeVisible()
    await expect(done).toHaveCount(0)
  })
})
