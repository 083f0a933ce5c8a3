import type { Page } from '@playwright/test'
import { FAKE_KEY } from '../fake-openrouter/accounts.ts'
import { sheet as consent, directSample, expect, scene, shot, step, test, useFake } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim } from './claim.ts'

// Cells that are large enough to be cut.
test.use({ longSide: 768 })

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Draft sheet' })
const open = (page: Page) => page.getByRole('button', { name: 'Draft sheet', exact: true }).click()
const cell = (page: Page, at: number) =>
  dialog(page).getByRole('button', { name: `Cell ${at}, shot ${at}`, exact: true })
const keep = (page: Page, takes: string) => dialog(page).getByRole('button', { name: `Keep ${takes}` })
/** It has an Undo of its own, until it is gone. */
async function close(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await expect(dialog(page)).toHaveCount(0)
}

test('a board is drawn as one sheet, cut into drafts, and drawn as finals', async ({ page, fake }) => {
  test.setTimeout(150_000)
  const calls = () => fake.log.filter(({ path }) => path === '/images')
  await directSample(page)

  await claim('without a service a sheet is not drawn, and the dialog says why', async () => {
    await open(page)
    await expect(dialog(page)).toContainText('Sketch draws no sheet')
    await expect(dialog(page).getByRole('button', { name: 'Draw sheet' })).toBeDisabled()
    await close(page)
  })

  await claim('what is sent is shown first, and is one call for the whole board', async () => {
    await useFake(page, fake.url, FAKE_KEY, false)
    await open(page)
    await expect(dialog(page)).toContainText('One sheet, 1 call')
    await expect(dialog(page)).toContainText('3 pictures, 3 calls')
    await expectAccessible(page, 'a draft sheet before it is drawn')
    await dialog(page).getByRole('button', { name: 'Draw sheet' }).click()
    await expect(consent(page)).toContainText('A draft sheet')
    await consent(page).getByRole('button', { name: 'Send' }).click()
    await expect(dialog(page)).toContainText('3 of 3 cells found', { timeout: 60_000 })
    expect(calls()).toHaveLength(1)
    expect(calls()[0]?.pictures).toHaveLength(2)
  })

  await claim('edges move by keys, a pixel or ten', async () => {
    await cell(page, 2).click()
    const edge = dialog(page).getByRole('slider', { name: 'Left edge of Cell 2, shot 2' })
    const at = Number(await edge.getAttribute('aria-valuenow'))
    await edge.press('ArrowRight')
    await expect(edge).toHaveAttribute('aria-valuenow', String(at + 1))
    await edge.press('Shift+ArrowRight')
    await expect(edge).toHaveAttribute('aria-valuenow', String(at + 11))
    await expectAccessible(page, 'the cells of a draft sheet')
    // Undo works in the dialog; the moves are one step.
    await dialog(page).getByRole('button', { name: 'Undo' }).click()
    await expect(edge).toHaveAttribute('aria-valuenow', String(at))
    await dialog(page).getByRole('button', { name: 'Redo' }).click()
    await expect(edge).toHaveAttribute('aria-valuenow', String(at + 11))
  })

  await claim('edges that were moved are there after a reload', async () => {
    const edge = dialog(page).getByRole('slider', { name: 'Left edge of Cell 2, shot 2' })
    const at = await edge.getAttribute('aria-valuenow')
    await expect(page.getByText('Saved')).toBeAttached()
    await page.reload()
    await open(page)
    await cell(page, 2).click()
    await expect(edge).toHaveAttribute('aria-valuenow', at ?? '')
  })

  await claim('cells that are kept become takes in one step, and the rest stays', async () => {
    await cell(page, 3).click()
    await dialog(page).getByRole('button', { name: 'Leave out' }).click()
    await keep(page, '2 takes').click()
    await expect(cell(page, 2)).toHaveAccessibleDescription('Kept as a take')
    await close(page)
    await expect(shot(page, 1).getByRole('img').first()).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(shot(page, 1).getByRole('img')).toHaveCount(0)
    await page.getByRole('button', { name: 'Redo' }).click()
    await expect(shot(page, 2).getByRole('img').first()).toBeVisible()
  })

  await claim('after a reload the sheet opens again, and its rest is kept', async () => {
    await expect(page.getByText('Saved')).toBeVisible()
    await page.reload()
    await open(page)
    await expect(cell(page, 1)).toHaveAccessibleDescription('Kept as a take', { timeout: 30_000 })
    // What a person left out stays left out, until it is taken in.
    await cell(page, 3).click()
    await dialog(page).getByRole('button', { name: 'Take in' }).click()
    await keep(page, '1 take').click()
    await expect(cell(page, 3)).toHaveAccessibleDescription('Kept as a take')
    await expect(dialog(page)).toContainText('Generate all images offers finals')
    await close(page)
    expect(calls()).toHaveLength(1)
  })

  await claim('a sheet is deleted once it was asked, and comes back; its takes stay', async () => {
    await open(page)
    await dialog(page).getByRole('button', { name: 'Delete sheet' }).click()
    const question = page.getByRole('alertdialog', { name: 'Delete sheet 1?' })
    await expect(question).toContainText(/It takes \d/)
    await question.getByRole('button', { name: 'Delete sheet' }).click()
    await expect(dialog(page)).toContainText('Deleted sheets (1)')
    await dialog(page).getByRole('button', { name: 'Undo' }).click()
    await expect(cell(page, 1)).toHaveAccessibleDescription('Kept as a take', { timeout: 30_000 })
    await close(page)
  })

  await claim('finals are offered, and each follows its draft', async () => {
    await step(page, 'Generate all images').click()
    const question = page.getByRole('alertdialog', { name: 'Which pictures are drawn?' })
    await expect(question).toContainText('3 shots show a draft.')
    await question.getByRole('button', { name: /^Finals for 3 drafts \(≈ \$0\.\d+\)$/ }).click()
    await consent(page)
      .getByRole('button', { name: 'Send' })
      .click({ timeout: 3000 })
      .catch(() => undefined)
    await expect(page.getByText('Pictures: 3 drawn.')).toBeVisible({ timeout: 60_000 })
    expect(calls()).toHaveLength(4)
    const finals = calls().slice(1)
    for (const { body } of finals) expect(body).toMatchObject({ prompt: /continuity reference/ })
  })
})

test('a sheet that does not obey is cut by hand, and a refused one bills nothing', { tag: '@whole' }, async ({
  page,
  fake,
  clean,
}) => {
  test.setTimeout(180_000)
  // The refusal.
  clean.allow(/status of 403/)
  const calls = () => fake.log.filter(({ path }) => path === '/images')
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function (value, key) {
      if ('full' in window && value instanceof Blob) throw new DOMException('full', 'QuotaExceededError')
      return put.call(this, value, key)
    }
  })
  await directSample(page, 3, { fake: fake.url })
  await scene(page).fill('A fox crosses the river in one picture.')

  await claim('a refusal is told in the dialog, and costs nothing', async () => {
    fake.scenario({ kind: 'error', error: 'moderation', path: '/images' })
    await open(page)
    await dialog(page).getByRole('button', { name: 'Draw sheet' }).click()
    await expect(dialog(page).getByRole('alert')).toContainText('Nothing was billed', { timeout: 60_000 })
  })

  await claim('cancelling ends the call', async () => {
    fake.scenario({ kind: 'held', path: '/images' })
    const before = fake.log.length
    await dialog(page).getByRole('button', { name: 'Draw sheet' }).click()
    // What is cancelled before it leaves would leave the held answer to the next call.
    await expect.poll(() => fake.log.length).toBeGreaterThan(before)
    await dialog(page).getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog(page).getByRole('button', { name: 'Draw sheet' })).toBeEnabled({ timeout: 60_000 })
    expect(fake.log.reduce((sum, { billed }) => sum + billed, 0)).toBe(0)
  })

  await claim('one that a reload cut off is told of, and drawn by Continue at its price', async () => {
    fake.scenario({ kind: 'held', path: '/images' })
    const before = calls().length
    await dialog(page).getByRole('button', { name: 'Draw sheet' }).click()
    await expect.poll(() => calls().length).toBe(before + 1)
    await page.reload()
    fake.release()
    const notice = page.getByRole('status').filter({ hasText: 'Drawing pictures was cut off.' })
    await expect(notice).toContainText('0 of 1 draft sheet came')
    const goOn = notice.getByRole('button', { name: 'Continue' })
    await expect(goOn).toContainText('≈ $')
    await expectAccessible(page, 'a draft sheet that was cut off')
    await page.evaluate(() => Reflect.set(window, 'full', true))
    await goOn.click()
    await expect(page.getByText(/In memory only: .* file/)).toBeVisible({ timeout: 60_000 })
    await expect(notice).toHaveCount(0)
    expect(calls()).toHaveLength(before + 2)
  })

  await claim('one that was paid for while the disk was full has a place, and is saved later', async () => {
    await open(page)
    await expect(dialog(page)).toContainText('No grid was found', { timeout: 60_000 })
    const alert = dialog(page).getByRole('alert').filter({ hasText: 'In memory only' })
    await expect(alert).toBeVisible()
    await page.evaluate(() => Reflect.deleteProperty(window, 'full'))
    // The app tries again by itself too, and may be first.
    await alert
      .getByRole('button', { name: 'Try again' })
      .click({ timeout: 10_000 })
      .catch(() => undefined)
    await expect(page.getByText('In memory only')).toHaveCount(0, { timeout: 30_000 })
    await page.reload()
    await open(page)
    expect(calls().filter(({ billed }) => billed > 0)).toHaveLength(1)
  })

  await claim('lines are moved by keys and mouse, and cut the sheet', async () => {
    await expect(dialog(page)).toContainText('No grid was found', { timeout: 60_000 })
    const line = dialog(page).getByRole('slider', { name: 'Upright line 2' })
    const at = Number(await line.getAttribute('aria-valuenow'))
    await line.press('Shift+ArrowLeft')
    await expect(line).toHaveAttribute('aria-valuenow', String(at - 10))
    const box = await line.boundingBox()
    if (!box) throw new Error('The line is not on the screen')
    await page.mouse.move(box.x + box.width / 2, box.y + 40)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2 + 60, box.y + 40, { steps: 4 })
    await page.mouse.up()
    await expect.poll(async () => Number(await line.getAttribute('aria-valuenow'))).toBeGreaterThan(at)
    await expectAccessible(page, 'a sheet to cut by hand')
    await dialog(page).getByRole('button', { name: 'Cut along the lines' }).click()
    await keep(page, '3 takes').click()
    await expect(cell(page, 3)).toHaveAccessibleDescription('Kept as a take')
  })
})
