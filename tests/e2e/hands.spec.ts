import type { Page } from '@playwright/test'
import { expect, openSample, scene, test } from './app.ts'

interface Dropped {
  readonly on: string
  readonly address?: string
  readonly words?: string
  readonly file?: string
  readonly type?: 'drop' | 'paste'
}

/**
 * Drops or pastes something as another program would. @returns true when the browser is kept from
 * its own use of it.
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

test('a drop never leaves the page, and what is pasted or dropped goes where it is wanted', async ({
  page,
  context,
}) => {
  await openSample(page)
  const style = page.getByRole('region', { name: 'Style' })
  const log = page.getByRole('log')
  // A link of another page; words in a text are the text's own.
  expect(await give(page, { on: 'header', address: 'https://example.com/a.png' })).toBe(true)
  await expect(style.getByRole('alert')).toContainText('This is a link, not a file.')
  await expect(style.getByRole('alert')).toContainText('https://example.com/a.png')
  expect(await give(page, { on: 'main', words: 'words' })).toBe(true)
  expect(await give(page, { on: '#scene-text', address: 'https://example.com/' })).toBe(false)
  const square = await page.evaluate(() => document.createElement('canvas').toDataURL())
  expect(await give(page, { on: 'main', address: square })).toBe(true)
  await expect(log).toContainText('Style picture Dropped picture.png')

  // An office program copies a picture of the words with them.
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await scene(page).fill('')
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
  await expect(style.getByRole('alert')).toContainText('This style picture could not be read.')

  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  expect(await give(page, { on: '[role=dialog]', file: 'under.png' })).toBe(true)
  expect(await give(page, { on: '[role=dialog]', file: 'under.png', type: 'paste' })).toBe(false)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  // While a project opens, what is dropped waits for it.
  await page.getByRole('button', { name: 'Projects' }).click()
  const list = page.getByRole('list', { name: 'Projects' })
  await expect(list).toBeVisible()
  const early = await page.evaluate(() => {
    const name = document.querySelector<HTMLElement>('[aria-label="Projects"] button')
    name?.click()
    const carried = new DataTransfer()
    carried.items.add(new File(['no picture'], 'early.png', { type: 'image/png' }))
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: carried })
    return {
      opened: document.querySelector('.desk section') !== null,
      left: document.body.dispatchEvent(drop),
    }
  })
  expect(early).toEqual({ opened: false, left: false })
  await expect(style.getByRole('alert')).toContainText('This style picture could not be read.')
  await expect(log).not.toContainText('in-text.png')
  await expect(log).not.toContainText('under.png')
  await expect(log).toContainText('Dropped picture.png')
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
