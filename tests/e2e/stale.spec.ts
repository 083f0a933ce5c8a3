import type { Page } from '@playwright/test'
import { FAKE_KEY } from '../fake-openrouter/accounts.ts'
import { directSample, drawnSample, expect, shot, step, test, useFake } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim, wholeClaim } from './claim.ts'

/** A picture of one colour. */
const picture = async (page: Page, colour: string) => {
  const bytes = await page.evaluate(async (fill) => {
    const canvas = new OffscreenCanvas(320, 180)
    const context = canvas.getContext('2d')
    if (context) context.fillStyle = fill
    context?.fillRect(0, 0, 320, 180)
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())]
  }, colour)
  return { name: `${colour}.png`, mimeType: 'image/png', buffer: Buffer.from(bytes) }
}

const chooseStyle = async (page: Page, colour: string) => {
  await page.getByLabel('Style image').setInputFiles(await picture(page, colour))
  // A question may lie over the log.
  await expect(page.locator('[role="log"]')).toContainText(`${colour}.png`)
}

const cards = (page: Page, says: RegExp) => page.locator('.board article').filter({ hasText: says })
const question = (page: Page) => page.getByRole('alertdialog', { name: 'Which pictures are drawn?' })
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })

test('pictures that a person has changed something for say so, and are drawn again when wanted', {
  tag: '@whole',
}, async ({ page, fake }) => {
  test.setTimeout(150_000)
  const calls = () => fake.log.filter(({ path }) => path === '/images').length
  await drawnSample(page)

  await claim('a key makes the board of Sketch stale, and the button offers real pictures', async () => {
    await expect(cards(page, /Drawn/)).toHaveCount(0)
    await useFake(page, fake.url, FAKE_KEY)
    await expect(cards(page, /Drawn by Sketch\./)).toHaveCount(3)
    await step(page, 'Generate all images').click()
    await expect(question(page)).toContainText('3 pictures were drawn by Sketch.')
    await expect(question(page).getByRole('button', { name: /^All again \(3, ≈ \$0\.\d+\)$/ })).toBeVisible()
    await expectAccessible(page, 'the question which pictures are drawn')
    await page.keyboard.press('Escape')
    await expect(question(page)).toHaveCount(0)
    expect(calls()).toBe(0)
    await step(page, 'Generate all images').click()
    await question(page)
      .getByRole('button', { name: /^Missing and changed \(3, ≈ \$0\.\d+\)$/ })
      .click()
    await expect(page.getByText('Pictures: 3 drawn.')).toBeVisible({ timeout: 60_000 })
    await expect(cards(page, /Drawn/)).toHaveCount(0)
    expect(calls()).toBe(3)
    const earlier = shot(page, 1).getByRole('button', { name: 'Take 1' })
    await expect(earlier).toHaveAccessibleDescription('drawn by Sketch')
  })

  await claim('with none stale it starts at once', async () => {
    await step(page, 'Generate all images').click()
    await expect(page.getByText('Pictures: 3 already drawn.')).toBeVisible()
    await expect(question(page)).toHaveCount(0)
  })

  await claim('another style picture is said in each view, and Undo makes all fresh', async () => {
    await chooseStyle(page, 'teal')
    await expect(cards(page, /Drawn with another style picture\./)).toHaveCount(3)
    await shot(page, 1).getByRole('button', { name: 'Open shot 1 large' }).click()
    await expect(page.getByRole('dialog').getByText('Drawn with another style picture.')).toBeVisible()
    await page.keyboard.press('Escape')
    // While it fades, a click would meet what lies behind it.
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.getByRole('radio', { name: 'Table' }).click({ force: true })
    const row = page.getByRole('grid', { name: 'Shots' }).getByRole('row').nth(1)
    await expect(row).toContainText('drawn with another style picture')
    await page.getByRole('radio', { name: 'Filmstrip' }).click({ force: true })
    const strip = page.locator('.film-strip').getByRole('button').first()
    await expect(strip).toHaveAccessibleDescription('drawn with another style picture')
    await page.getByRole('radio', { name: 'Grid' }).click({ force: true })
    await undo(page).click()
    await expect(cards(page, /Drawn/)).toHaveCount(0)
    await page.getByRole('button', { name: 'Redo' }).click()
    await expect(cards(page, /Drawn with another style picture\./)).toHaveCount(3)
  })

  await claim('a picture of one’s own stays, and is said; other changes are told apart', async () => {
    await page.getByRole('button', { name: 'Actions of shot 3', exact: true }).click()
    const asked = page.waitForEvent('filechooser')
    await page.getByRole('menuitem', { name: 'Use my own picture…' }).click()
    await (await asked).setFiles(await picture(page, 'plum'))
    await expect(cards(page, /Drawn/)).toHaveCount(2)
    await shot(page, 1).getByLabel('Description').fill('A lantern in the fog.')
    await expect(shot(page, 1)).toContainText('Drawn from earlier words and with another style picture.')
    await step(page, 'Generate all images').click()
    await expect(question(page)).toContainText('2 pictures were drawn with another style picture.')
    await expect(question(page)).toContainText('1 picture was drawn from earlier words.')
    await expect(question(page)).toContainText('Shot 3 shows your own picture, which stays.')
    const before = calls()
    await question(page)
      .getByRole('button', { name: /^All again \(2, / })
      .click()
    await expect(page.getByText('Pictures: 2 drawn, 1 already drawn.')).toBeVisible({ timeout: 60_000 })
    expect(calls()).toBe(before + 2)
    await expect(cards(page, /Drawn/)).toHaveCount(0)
  })

  await claim('it outlives a reload', async () => {
    await page.reload()
    await expect(shot(page, 3).getByRole('img').first()).toBeVisible()
    await chooseStyle(page, 'olive')
    await expect(cards(page, /Drawn with another style picture\./)).toHaveCount(2)
  })

  await wholeClaim('the same file chosen again is the same picture', async () => {
    await chooseStyle(page, 'teal')
    await expect(cards(page, /Drawn with another style picture\./)).toHaveCount(0)
  })
})

test('a batch draws with what it began with, and asks when that changes', { tag: '@whole' }, async ({
  page,
  fake,
}) => {
  test.setTimeout(150_000)
  const sent = () => fake.log.filter(({ path }) => path === '/images')
  /** The style picture of each call, which comes second, from the given one on. */
  const styles = (from: number) =>
    new Set(
      sent()
        .slice(from)
        .map(({ pictures }) => pictures[1]?.sha256),
    )
  const asked = page.getByRole('alertdialog', { name: 'Changed while pictures are drawn' })
  await directSample(page, 3, { fake: fake.url })
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByLabel('Concurrent requests').fill('1')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()

  await claim('what waits is held, and goes on as it began', async () => {
    fake.scenario({ kind: 'held', path: '/images', times: 1 })
    await step(page, 'Generate all images').click()
    await expect.poll(() => sent().length).toBe(1)
    await chooseStyle(page, 'teal')
    await expect(asked).toContainText('you have chosen another style picture. 2 pictures wait.')
    await expectAccessible(page, 'the question in the middle of a batch')
    fake.release()
    await expect(page.getByText('Drawn with another style picture.')).toHaveCount(1)
    expect(sent()).toHaveLength(1)
    await asked.getByRole('button', { name: 'Go on as it began' }).click()
    await expect(page.getByText('Pictures: 3 drawn.')).toBeVisible({ timeout: 60_000 })
    expect(styles(0).size).toBe(1)
    await expect(cards(page, /Drawn with another style picture\./)).toHaveCount(3)
  })

  await claim('or it is drawn with the change, as a batch of its own', async () => {
    fake.scenario({ kind: 'held', path: '/images', times: 1 })
    await step(page, 'Generate all images').click()
    await question(page)
      .getByRole('button', { name: /^Missing and changed \(3/ })
      .click()
    await expect.poll(() => sent().length).toBe(4)
    await chooseStyle(page, 'olive')
    await asked.getByRole('button', { name: /^Draw with the change \(2, ≈ / }).click()
    fake.release()
    await expect(page.getByText('Pictures: 2 drawn.')).toBeVisible({ timeout: 60_000 })
    expect(sent()).toHaveLength(6)
    expect(styles(3).size).toBe(2)
    expect(styles(4).size).toBe(1)
    await expect(cards(page, /Drawn with another style picture\./)).toHaveCount(1)
  })

  await claim('or nothing more is drawn', async () => {
    fake.scenario({ kind: 'held', path: '/images', times: 1 })
    await shot(page, 1).getByLabel('Description').fill('A lantern in the fog.')
    await shot(page, 2).getByLabel('Description').fill('A boat in the fog.')
    await step(page, 'Generate all images').click()
    await question(page)
      .getByRole('button', { name: /^Missing and changed \(2/ })
      .click()
    await expect.poll(() => sent().length).toBe(7)
    await chooseStyle(page, 'plum')
    await asked.getByRole('button', { name: 'Draw no more' }).click()
    fake.release()
    await expect(page.getByText('Pictures: 1 drawn, 1 already drawn.')).toBeVisible({ timeout: 60_000 })
    expect(sent()).toHaveLength(7)
  })
})
