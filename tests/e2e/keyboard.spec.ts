import type { FileChooser, Page } from '@playwright/test'
import { directSample, expect, scene, shot, step, test } from './app.ts'
import { claim } from './claim.ts'
import { tabTo } from './tab-to.ts'

test('the whole job is done with the keyboard alone', async ({ page }) => {
  test.setTimeout(120_000)
  const press = async (name: RegExp) => {
    await tabTo(page, name)
    await page.keyboard.press('Enter')
  }
  await page.goto('./')
  await expect(page.getByRole('button', { name: 'Try the sample' })).toBeVisible()
  await press(/^Try the sample$/)
  await expect(page.getByText(/frames · identity/)).toBeVisible({ timeout: 30_000 })
  await tabTo(page, /^Number of shots/)
  await page.keyboard.press('Home')
  await expect(page.getByRole('combobox', { name: 'Number of shots' })).toHaveValue('3')
  await expect(step(page, 'Analyze video')).toBeEnabled()
  await press(/^Analyze video$/)
  await expect(step(page, 'Analyze video')).toBeFocused()
  await expect(scene(page)).not.toHaveValue('', { timeout: 30_000 })
  await expect(step(page, 'Generate shots')).toBeEnabled({ timeout: 30_000 })
  await press(/^Generate shots$/)
  await expect(shot(page, 3)).toBeVisible({ timeout: 30_000 })
  // When the focused element is removed, the focus moves to a neighbour.
  await press(/^Actions of shot 3$/)
  // The focus follows a frame after the menu is seen, and after an arrow.
  await expect(page.getByRole('menuitem', { name: 'Insert a shot after' })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('menuitem', { name: 'Delete shot' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(shot(page, 3)).toHaveCount(0)
  await expect(shot(page, 2).locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(shot(page, 3)).toBeVisible()
  // Two pictures are enough to go from one to the next.
  await page.keyboard.press('Control+Shift+z')
  await expect(shot(page, 3)).toHaveCount(0)
  await expect(step(page, 'Generate all images')).toBeEnabled()
  await press(/^Generate all images$/)
  await expect(page.getByText('Pictures: 2 drawn.')).toBeVisible({ timeout: 60_000 })
  await expect(step(page, 'Generate all images')).toBeFocused()

  await press(/^Open shot 1 large$/)
  const viewer = page.getByRole('dialog', { name: 'Shot 1' })
  await expect(viewer).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('dialog', { name: 'Shot 2' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Open shot 1 large' })).toBeFocused()

  await press(/^Settings$/)
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Settings', exact: true })).toBeFocused()

  const download = page.waitForEvent('download')
  await press(/^Hand over$/)
  await press(/^Make \d+ files?$/)
  expect((await download).suggestedFilename()).toBe('sample-storyboard_client.zip')
})

test('a key does what the list of keys says, whatever the layout', async ({ page }) => {
  await directSample(page)
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  // Registered first, because Playwright would send the key before the listener is active.
  const choosers: FileChooser[] = []
  page.on('filechooser', (chooser) => void choosers.push(chooser))
  await claim('F1 opens the list, under which no other key acts', async () => {
    await page.keyboard.press('F1')
    await expect(list).toBeVisible()
    await page.keyboard.press('Control+o')
    await page.keyboard.press('Escape')
    await expect(list).toHaveCount(0)
  })
  await claim('Ctrl+O asks for files', async () => {
    await page.keyboard.press('Control+o')
    await expect.poll(() => choosers.map((chooser) => chooser.isMultiple())).toEqual([true])
  })
  await claim('Ctrl+S says that all is saved', async () => {
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('log')).toContainText('Saved')
  })
  await claim('select all, find again, italic and the address are left to the browser', async () => {
    const left = await page.evaluate(() => {
      const press = (key: string) =>
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true }),
        )
      return ['a', 'g', 'i', 'l'].filter(press)
    })
    expect(left).toEqual(['a', 'g', 'i', 'l'])
    await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0)
    await expect(page.getByRole('log')).toContainText('Saved')
  })
  await claim('Ctrl+Enter leads to the next step', async () => {
    await scene(page).focus()
    await page.keyboard.press('Control+Enter')
    await expect(step(page, 'Generate all images')).toBeFocused()
    await page.keyboard.press('Control+Enter')
    await expect(step(page, 'Generate all images')).toBeEnabled()
  })
  await claim('Ctrl+Z is the key of that place on a Cyrillic layout', async () => {
    await removeThird(page)
    await page.evaluate(() => {
      const cyrillic = { key: 'я', code: 'KeyZ', ctrlKey: true, bubbles: true, cancelable: true }
      document.body.dispatchEvent(new KeyboardEvent('keydown', cyrillic))
    })
    await expect(shot(page, 3)).toBeVisible()
  })
})

test('a text that has the focus keeps its keys', async ({ page }) => {
  await directSample(page)
  const before = await scene(page).inputValue()
  await claim('Ctrl+Z in the scene takes typing back, whatever was done since', async () => {
    await scene(page).focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText(' Rain.')
    await expect(scene(page)).toHaveValue(`${before} Rain.`)
    await removeThird(page)
    await scene(page).focus()
    await page.keyboard.press('Control+z')
    await expect(scene(page)).toHaveValue(before)
    await expect(shot(page, 3)).toHaveCount(0)
  })
  await claim('Ctrl+Z in the name takes typing back', async () => {
    const name = page.getByRole('textbox', { name: 'Project name' })
    await name.focus()
    await page.keyboard.press('End')
    await page.keyboard.insertText(' of rain')
    await page.keyboard.press('Control+z')
    await expect(name).toHaveValue('Sample storyboard')
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute(
      'title',
      /^Undo: Scene description/,
    )
    await expect(shot(page, 3)).toHaveCount(0)
  })
  await claim("Ctrl+Enter while an input method composes is the method's", async () => {
    await scene(page).focus()
    await page.keyboard.press('Control+End')
    const method = await page.context().newCDPSession(page)
    await method.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 })
    await page.keyboard.press('Control+Enter')
    await expect(scene(page)).toBeFocused()
    await method.send('Input.insertText', { text: '日本' })
    await expect(scene(page)).toHaveValue(`${before}日本`)
    await expect(shot(page, 3)).toHaveCount(0)
  })
})

async function removeThird(page: Page): Promise<void> {
  await shot(page, 3).getByRole('button', { name: 'Actions of shot 3' }).click()
  await page.getByRole('menuitem', { name: 'Delete shot' }).click()
  await expect(shot(page, 3)).toHaveCount(0)
}
