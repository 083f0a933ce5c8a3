import type { Page } from '@playwright/test'
import { FAKE_KEY } from '../fake-openrouter/accounts.ts'
import { expect, openSample, test, useFake } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim } from './claim.ts'
import { openDrawnBoard } from './drawn-board.ts'

const openSettings = async (page: Page) => {
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  return page.getByRole('dialog', { name: 'Settings' })
}

test('settings hold over a reload, and a value out of range is refused with the reason', async ({ page }) => {
  await page.goto('./')
  const dialog = await openSettings(page)
  await claim('they are kept over a reload', async () => {
    await dialog.getByLabel('Image model').fill('some/model')
    await page.keyboard.press('Tab')
    await dialog.getByLabel('Theme').selectOption('Dark')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await openSettings(page)
    await expect(dialog.getByLabel('Image model')).toHaveValue('some/model')
  })
  const limit = dialog.getByRole('spinbutton', { name: /^Spending limit/ })
  await claim('concurrent requests', async () => {
    await dialog.getByLabel('Concurrent requests').fill('99')
    await expect(dialog.getByText(/From 1 to 32\. 16 still holds/)).toBeVisible()
  })
  await claim('the spending limit', async () => {
    await limit.fill('2,50')
    await expect(dialog.getByText(/^\$2\.50 for each project/)).toBeVisible()
    for (const typed of ['5e', '-', '1000000']) {
      await limit.fill(typed)
      await expect(dialog.getByText('From 0 to 1000, or empty. $2.50 still holds.')).toBeVisible()
    }
  })
  await claim('the address', async () => {
    await dialog.getByLabel('API base URL').fill('https://evil.example/v1')
    await expect(dialog.getByText(/Only https:\/\/openrouter\.ai/)).toBeVisible()
  })
  await expectAccessible(page, 'values out of range')
  await page.reload()
  await openSettings(page)
  await expect.soft(dialog.getByLabel('Concurrent requests')).toHaveValue('16')
  await expect.soft(limit).toHaveValue('2.5')
  await expect.soft(dialog.getByLabel('API base URL')).toHaveValue('https://openrouter.ai/api/v1')
  await claim('the text size scales everything', async () => {
    const heading = page.locator('h1')
    const before = await heading.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
    await page.getByRole('slider', { name: /Text size/ }).fill('175')
    const after = await heading.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
    expect(after / before).toBeCloseTo(1.75)
  })
})

test('the slider of the text size stays under the pointer, and large text cuts no button', async ({
  page,
}) => {
  await openDrawnBoard(page, 3)
  await openSettings(page)
  const slider = page.getByRole('slider', { name: /Text size/ })
  await slider.scrollIntoViewIfNeeded()
  const top = async () => (await slider.boundingBox())?.y
  const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
  const box = await slider.boundingBox()
  if (!box) throw new Error('there is no slider')
  await claim('while it is held only its number changes', async () => {
    const [before, y] = [await size(), box.y + box.height / 2]
    await page.mouse.move(box.x + 8, y)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width, y, { steps: 4 })
    await expect(page.getByText('175 %')).toBeVisible()
    expect([await size(), await top()]).toEqual([before, box.y])
    await page.mouse.up()
    await expect.poll(size).not.toBe(before)
    await expect(slider).toBeInViewport({ ratio: 0.9 })
  })
  await claim('by key it applies at once, and stays in sight', async () => {
    const before = await size()
    await slider.press('ArrowLeft')
    await expect.poll(size).not.toBe(before)
    await expect(slider).toBeInViewport({ ratio: 0.9 })
  })
  await slider.fill('175')
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 1024, height: 768 })
  await claim('Play has its buttons', async () => {
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Make video' })).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')
  })
  await page.setViewportSize({ width: 390, height: 844 })
  await claim('the bar has its views, and the large view its size', async () => {
    await expect(page.getByRole('radio', { name: 'Grid' }).locator('..')).toBeInViewport({ ratio: 1 })
    await page.getByRole('button', { name: 'Open shot 1 large' }).click()
    await expect(page.getByRole('button', { name: '100 %' })).toBeInViewport({ ratio: 1 })
  })
})

test('a limit that another tab lowers holds in a tab opened earlier', async ({ page, context }) => {
  await page.goto('./')
  const dialog = await openSettings(page)
  const limit = dialog.getByRole('spinbutton', { name: /^Spending limit/ })
  await limit.fill('2,50')
  await expect(dialog.getByText(/^\$2\.50 for each project/)).toBeVisible()
  const other = await context.newPage()
  await other.goto('./')
  await (await openSettings(other)).getByRole('spinbutton', { name: /^Spending limit/ }).fill('1')
  await other.close()
  // This tab must not write its outdated limit with another setting.
  await dialog.getByLabel('Theme').selectOption('Dark')
  await page.reload()
  await openSettings(page)
  await expect(limit).toHaveValue('1')
})

test('the connection is tested and forgotten with the key', async ({ page, fake }) => {
  await openSample(page)
  await useFake(page, fake.url, `  ${FAKE_KEY}\n`)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  await dialog.getByRole('button', { name: 'Test connection' }).click()
  await expect(dialog.getByText(/^Connected with key/)).toBeVisible()
  await expectAccessible(page, 'a key that works')
  await expect(page.getByLabel('Connection')).toContainText('Connected')
  await dialog.getByRole('button', { name: 'Forget key' }).click()
  await expect(dialog.getByLabel('API key')).toHaveValue('')
  await expect(page.getByLabel('Connection')).toContainText('No API key')
})

test('going offline is said in the header, and Sketch goes on', async ({ page, context, clean }) => {
  // A lazy script may be loading when the network goes.
  clean.allow(/ERR_INTERNET_DISCONNECTED/)
  await openSample(page)
  await context.setOffline(true)
  await expect(page.getByLabel('Connection')).toContainText('Offline')
  await context.setOffline(false)
  await expect(page.getByLabel('Connection')).toContainText('No API key')
})
