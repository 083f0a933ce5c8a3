import type { Page } from '@playwright/test'
import { expect, scene, shot, step, test } from './app.ts'

const MOST_TABS = 120

/** Presses Tab until a control of this name has the focus, and sees that the focus can be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const target = document.activeElement
      const label =
        target instanceof HTMLElement && 'labels' in target ? [...(target.labels as NodeList)] : []
      const text = target?.getAttribute('aria-label') ?? label[0]?.textContent ?? target?.textContent ?? ''
      return { text: text.trim(), visible: target?.matches(':focus-visible') }
    })
    if (!name.test(focused.text)) continue
    expect(focused.visible).toBe(true)
    return
  }
  throw new Error(`Tab does not lead to ${name}`)
}

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
  await page.keyboard.type('3')
  await expect(step(page, 'Analyze video')).toBeEnabled()
  await press(/^Analyze video$/)
  await expect(scene(page)).not.toHaveValue('', { timeout: 30_000 })
  await expect(step(page, 'Generate shots')).toBeEnabled({ timeout: 30_000 })
  await press(/^Generate shots$/)
  await expect(shot(page, 3)).toBeVisible({ timeout: 30_000 })
  await expect(step(page, 'Generate all images')).toBeEnabled()
  await press(/^Generate all images$/)
  await expect(page.getByText('Pictures: 3 drawn.')).toBeVisible({ timeout: 60_000 })

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
  await press(/^Download board$/)
  expect((await download).suggestedFilename()).toBe('Sample-storyboard.zip')
})
