import type { Page } from '@playwright/test'
import { expect, scene, test } from './app.ts'
import { claim } from './claim.ts'

interface Dropped {
  readonly on: string
  readonly address?: string
  readonly words?: string
  readonly file?: string
  readonly type?: 'drop' | 'paste'
}

/**
 * Drops or pastes as another program does.
 * @returns true when the app prevents the browser's default.
 */
const give = (page: Page, dropped: Dropped) =>
  page.evaluate(({ on, address, words, file, type = 'drop' }) => {
    const carried = new DataTransfer()
    if (address) carried.setData('text/uri-list', address)
    if (words) carried.setData('text/plain', words)
    if (file) carried.items.add(new File(['no picture'], file, { type: 'image/png' }))
    const options = { bubbles: true, cancelable: true }
    const target = document.querySelector(on)
    if (!target) throw new Error(`There is no ${on}.`)
    const event =
      type === 'paste'
        ? new ClipboardEvent(type, { ...options, clipboardData: carried })
        : new DragEvent(type, { ...options, dataTransfer: carried })
    const over = new DragEvent('dragover', { ...options, dataTransfer: carried })
    return !target.dispatchEvent(event) && (type === 'paste' || !target.dispatchEvent(over))
  }, dropped)

const style = (page: Page) => page.getByRole('region', { name: 'Style' })

async function openEmpty(page: Page): Promise<void> {
  await page.goto('./')
  await page.getByRole('button', { name: 'New project' }).click()
  await expect(scene(page)).toBeVisible()
}

test('a dropped link never leaves the page, except into a text', async ({ page }) => {
  await openEmpty(page)
  await claim('a link of another page is named', async () => {
    expect(await give(page, { on: 'header', address: 'https://example.com/a.png' })).toBe(true)
    await expect(style(page).getByRole('alert')).toContainText('This is a link, not a file.')
    await expect(style(page).getByRole('alert')).toContainText('https://example.com/a.png')
  })
  await claim('words are dropped for nothing', async () => {
    expect(await give(page, { on: 'main', words: 'words' })).toBe(true)
  })
  await claim("a drop on a text is the text's own", async () => {
    expect(await give(page, { on: '#scene-text', address: 'https://example.com/' })).toBe(false)
  })
  await claim('a link that holds the picture is the style picture', async () => {
    const square = await page.evaluate(() => document.createElement('canvas').toDataURL())
    expect(await give(page, { on: 'main', address: square })).toBe(true)
    await expect(page.getByRole('log')).toContainText('Style picture Dropped picture.png')
  })
})

test('what an office program copies is pasted into a text as words, elsewhere as a picture', async ({
  page,
  context,
}) => {
  await openEmpty(page)
  // An office program copies a picture of the text with the text.
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 8 })
    const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
    if (!picture) throw new Error('No picture.')
    const words = new Blob(['Two foxes.'], { type: 'text/plain' })
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': words, 'image/png': picture })])
  })
  await scene(page).focus()
  await page.keyboard.press('Control+v')
  await expect(scene(page)).toHaveValue('Two foxes.')
  expect(await give(page, { on: '#scene-text', words: 'a', file: 'in-text.png', type: 'paste' })).toBe(false)
  expect(await give(page, { on: 'main', words: 'a', file: 'outside.png', type: 'paste' })).toBe(true)
  await expect(style(page).getByRole('alert')).toContainText('This style picture could not be read.')
  await expect(page.getByRole('log')).not.toContainText('in-text.png')
})

test('nothing is dropped through an open dialog', async ({ page }) => {
  await openEmpty(page)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  expect(await give(page, { on: '[role=dialog]', file: 'under.png' })).toBe(true)
  expect(await give(page, { on: '[role=dialog]', file: 'under.png', type: 'paste' })).toBe(false)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // Drops arrive in order, so the earlier one was refused.
  expect(await give(page, { on: 'main', file: 'later.png' })).toBe(true)
  await expect(style(page).getByRole('alert')).toContainText('later.png')
  await expect(style(page).getByRole('alert')).toHaveCount(1)
  await expect(page.getByRole('log')).not.toContainText('under.png')
})

test('what is dropped while a project opens waits for it', async ({ page }) => {
  await openEmpty(page)
  await page.getByRole('button', { name: 'Projects' }).click()
  await expect(page.getByRole('list', { name: 'Projects' })).toBeVisible()
  const early = await page.evaluate(() => {
    const name = document.querySelector<HTMLElement>('[aria-label="Projects"] button')
    name?.click()
    const carried = new DataTransfer()
    carried.items.add(new File(['no picture'], 'early.png', { type: 'image/png' }))
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: carried })
    return {
      opened: document.querySelector('.editor section') !== null,
      left: document.body.dispatchEvent(drop),
    }
  })
  expect(early).toEqual({ opened: false, left: false })
  await expect(style(page).getByRole('alert')).toContainText('This style picture could not be read.')
})

test('what is dropped before the app is there leaves neither', async ({ page }) => {
  let go: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    go = resolve
  })
  await page.route('**/assets/index-*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('./', { waitUntil: 'commit' })
  await expect(page.locator('.first-words')).toBeAttached()
  expect(await give(page, { on: 'body', file: 'early.png' })).toBe(true)
  go()
  await expect(page.getByRole('button', { name: 'Try the sample' })).toBeVisible()
})
