import { drawnSample, expect, loseMedia, shot, step, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim, wholeClaim } from './claim.ts'
import { openDrawnBoard } from './drawn-board.ts'
import { bytesOf, closeHandOver, handOver, handOverTo, layoutOf, pathsIn, previewOf } from './hand-over.ts'
import { expectPrinted, expectReviewPage } from './review-page.ts'

test('a board is handed over: chosen, made, saved, and saved again', async ({ page }) => {
  await drawnSample(page)
  await claim('the key of printing prints the board, and none of the app', () => expectPrinted(page))
  await step(page, 'Hand over').click()
  const dialog = handOver(page)
  const file = (name: string) => dialog.getByRole('checkbox', { name, exact: true })
  const { preview, pages } = previewOf(page)
  await claim('the dialog is accessible at every width, with the pages of the PDF in it', async () => {
    await expect(dialog.getByRole('radio', { name: 'Client' })).toBeChecked()
    await expect(pages).toHaveCount(1)
    await expect(preview.locator('image[href^="blob:"]')).toHaveCount(3)
    await expectAccessible(page, 'hand over')
    await page.setViewportSize({ width: 390, height: 844 })
    for (const folded of ['Page', 'On the page']) await dialog.getByText(folded, { exact: true }).click()
    await expect(dialog.getByRole('checkbox', { name: 'Cover page' })).toBeVisible()
    await expectAccessible(page, 'hand over on a phone')
    await page.setViewportSize({ width: 1280, height: 720 })
  })
  await claim('the page options change the pages that are shown', async () => {
    await layoutOf(page, '1').check({ force: true })
    await expect(pages).toHaveCount(3)
    await dialog.getByRole('checkbox', { name: 'Cover page' }).check()
    await expect(preview.getByRole('heading', { name: 'Page 1 of 4' })).toBeVisible()
    await preview.getByRole('button', { name: 'Later page' }).click()
    await expect(preview.getByRole('heading', { name: 'Page 2 of 4' })).toBeVisible()
    await expect(pages.nth(1)).toBeInViewport({ ratio: 0.9 })
    await preview.getByRole('button', { name: 'Later page' }).click()
    await preview.getByRole('button', { name: 'Later page' }).click()
    await expect(preview.getByRole('heading', { name: 'Page 4 of 4' })).toBeVisible()
    // Another layout begins at its first page, whichever one was shown.
    await layoutOf(page, '3×2').check({ force: true })
    await expect(preview.getByRole('heading', { name: 'Page 1 of 2' })).toBeVisible()
    await expect(pages.first()).toBeInViewport({ ratio: 0.9 })
    await layoutOf(page, '1').check({ force: true })
    await expect(preview.getByRole('heading', { name: 'Page 1 of 4' })).toBeVisible()
    await expect(preview).toHaveAttribute('aria-busy', 'false')
  })
  await claim('a file that another one names is made with it', async () => {
    await dialog.getByRole('radio', { name: 'Production' }).check({ force: true })
    await expect(file('media')).not.toBeChecked()
    // Without a PDF the board itself is shown.
    await expect(pages).toHaveCount(0)
    await expect(preview.getByRole('img', { name: /^Shot \d/ })).toHaveCount(3)
    await file('prompts').check()
    await expect(file('media')).toBeChecked()
    await expect(file('media')).toHaveAccessibleDescription(/prompts names its files/)
    await file('prompts').uncheck()
  })
  await claim('with nothing chosen the button says so', async () => {
    for (const name of ['README.txt', 'shots.csv', 'board.fountain', 'pictures']) await file(name).uncheck()
    const make = dialog.getByRole('button', { name: 'Make 0 files' })
    await expect(make).toBeDisabled()
    await expect(make).toHaveAccessibleDescription('Choose a file first.')
  })
  await claim('one file is saved as itself', async () => {
    await file('shots.csv').check()
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Make 1 file' }).click(),
    ])
    expect(csv.suggestedFilename()).toBe('sample-storyboard-shots.csv')
    expect((await bytesOf(csv)).toString('utf8')).toMatch(/^\ufeffScene,Shot,Description,/)
    await expect(dialog.getByRole('status').filter({ hasText: '1 file is made' })).toBeVisible()
    const [again] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save again' }).click(),
    ])
    expect((await bytesOf(again)).equals(await bytesOf(csv))).toBe(true)
  })
  await claim('choices are kept', async () => {
    await page.reload()
    await step(page, 'Hand over').click()
    await expect(dialog.getByRole('radio', { name: 'Production' })).toBeChecked()
    await expect(file('shots.csv')).toBeChecked()
    await expect(file('pictures')).not.toBeChecked()
    await closeHandOver(page)
  })
  await claim('the board is a tagged PDF with every picture, in the pages that were shown', async () => {
    // No font of the PDF has the fox.
    await shot(page, 1).getByRole('textbox', { name: 'Description' }).fill('A fox 🦊 waits.')
    await step(page, 'Hand over').click()
    await dialog.getByRole('radio', { name: 'Client' }).check({ force: true })
    await expect(layoutOf(page, '1')).toBeChecked()
    await expect(pages).toHaveCount(4)
    const logo =
      '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><path d="M0 0h20v20z"/></svg>'
    await dialog
      .getByLabel('Choose a logo')
      .setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(logo) })
    await expect(dialog.getByRole('checkbox', { name: 'Your logo' })).toBeChecked()
    // On each page, the cover too.
    await expect(preview.locator('image[href^="blob:"]')).toHaveCount(3 + 4)
    for (const name of ['README.txt', 'review.html']) await file(name).uncheck()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Make 1 file' }).click(),
    ])
    expect(saved.suggestedFilename()).toBe('sample-storyboard-board.pdf')
    const pdf = (await bytesOf(saved)).toString('latin1')
    expect(pdf.startsWith('%PDF-1.7')).toBe(true)
    expect(pdf).toContain('/StructTreeRoot')
    // Those of the shots are JPEGs; the logo and the fox are PNGs, each with its transparency.
    expect(pdf.match(/\/DCTDecode/g)).toHaveLength(3)
    expect(pdf.match(/\/Subtype \/Image/g)).toHaveLength(3 + 2 + 2)
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(4)
    await closeHandOver(page)
  })
  await wholeClaim('the review page opens from the disk, with its pictures, and is accessible', async () => {
    await step(page, 'Hand over').click()
    await file('board.pdf').uncheck()
    await file('review.html').check()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Make 1 file' }).click(),
    ])
    expect(saved.suggestedFilename()).toBe('sample-storyboard-review.html')
    await expectReviewPage(page, saved)
    await closeHandOver(page)
  })
  await claim('everything leaves as one zip', async () => {
    const zip = await handOverTo(page, 'Everything')
    expect(zip.suggestedFilename()).toBe('sample-storyboard_everything.zip')
    const paths = pathsIn(await bytesOf(zip))
    for (const name of [
      'README.txt',
      'board.pdf',
      'review.html',
      'contact-sheet.jpg',
      'comic/page-01.jpg',
      'shots.csv',
      'script/board.fountain',
      'edit/media/sh_00003.png',
    ]) {
      expect(paths).toContain(`sample-storyboard/${name}`)
    }
    await expectAccessible(page, 'hand over, made')
  })
})

test('a board with a picture that the storage has lost is handed over with a card in its place', {
  tag: '@whole',
}, async ({ page }) => {
  await openDrawnBoard(page, 2)
  await loseMedia(page, 'image/png')
  await page.reload()
  await expect(shot(page, 1).getByRole('alert')).toContainText('no longer here', { timeout: 30_000 })
  const zip = await handOverTo(page, 'Everything')
  await expect(handOver(page).getByText(/pictures of shots 1 and 2 are no longer here/)).toBeVisible()
  const paths = pathsIn(await bytesOf(zip))
  expect(paths).toContain('pilot/edit/media/sh_00001.png')
  expect(paths.filter((path) => path.includes('/pictures/'))).toEqual([])
})
