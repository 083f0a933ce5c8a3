import type { Page } from '@playwright/test'
import { directSample, expect, openSample, shot, step, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { openDrawnBoard } from './drawn-board.ts'

// Other tests check the states that they reach: `grep expectAccessible` lists all.

test('axe finds nothing on any screen of a first project, light and dark', async ({ page, fake }) => {
  test.setTimeout(300_000)
  await page.goto('./')
  await expect(page.getByRole('button', { name: 'Try the sample' })).toBeVisible()
  await expectAccessible(page, 'welcome', { colours: true })
  await page.getByRole('button', { name: 'New project' }).click()
  await expect(page.getByLabel('Project name')).toBeVisible()
  await expectAccessible(page, 'empty project')
  await directSample(page, 3, { fake: fake.url })
  await expectAccessible(page, 'shots')
  fake.scenario({ kind: 'held', path: '/images' })
  await shot(page, 1).getByRole('button', { name: 'Generate image' }).click()
  await expect(shot(page, 1).getByText('Drawing…')).toBeVisible()
  await expectAccessible(page, 'drawing')
  fake.release()
  await expect(page.getByText('Pictures: 1 drawn.')).toBeVisible({ timeout: 90_000 })
  await expectAccessible(page, 'board', { colours: true })
  await page.getByRole('button', { name: 'Change frames' }).click()
  await expect(page.getByRole('slider', { name: 'Time in the clip' })).toBeVisible()
  await expectAccessible(page, 'frames')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Open shot 1 large' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'viewer', { colours: true })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Video tools' })).toContainText('MB')
  await expectAccessible(page, 'settings', { colours: true })
  await page.keyboard.press('Escape')
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'shortcuts')
  await page.keyboard.press('Escape')
  // In large text a menu is higher than its room, and scrolls.
  await sideways(page, '200%')
  await page.getByRole('button', { name: 'Actions of shot 1' }).click()
  await expect(page.getByRole('menuitem').first()).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('End')
  await expect(page.getByRole('menuitem').last()).toBeInViewport({ ratio: 1 })
  await expectAccessible(page, 'shot menu')
  await page.keyboard.press('Escape')
  await sideways(page, '')
  await page.getByRole('button', { name: 'Projects' }).click()
  await page.getByRole('button', { name: 'Project actions' }).first().click()
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible()
  await expectAccessible(page, 'projects')
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'rename')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Project actions' }).first().click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByText(/was deleted/)).toBeVisible()
  await expectAccessible(page, 'deleted')
  await page.getByRole('button', { name: 'Storage' }).click()
  await expect(page.getByText('that the browser grants')).toBeVisible()
  await expectAccessible(page, 'storage')
})

/** Horizontal overflow in pixels with this root font size. */
const sideways = (page: Page, size: string) =>
  page.evaluate((fontSize) => {
    const { documentElement } = document
    documentElement.style.fontSize = fontSize
    return documentElement.scrollWidth - documentElement.clientWidth
  }, size)

/** True when nothing covers the centre of the focused element. */
const isSeen = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: focused } = document
    const box = focused?.getBoundingClientRect()
    const top = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    return top !== undefined && focused?.contains(top) === true
  })

test('on a phone the next step is at the bottom, once, and the page does not scroll sideways', {
  tag: '@whole',
}, async ({ page }) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 390, height: 844 })
  await openSample(page)
  await expect(step(page, 'Analyze video')).toHaveCount(1)
  await step(page, 'Analyze video').click()
  await expect(step(page, 'Generate shots')).toBeEnabled({ timeout: 30_000 })
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(wide).toBe(false)
  await expectAccessible(page, 'phone')
  // What came of a step scrolls into view.
  await expect(page.getByRole('textbox', { name: 'Scene description' })).toBeInViewport()
  await step(page, 'Generate shots').click()
  await expect(page.getByRole('toolbar', { name: 'Board' })).toBeInViewport({ timeout: 30_000 })

  await openDrawnBoard(page, 2)
  await expectAccessible(page, 'phone, board')
  // Large text in a small and in a wide window; no bar covers the focused element when zoomed in.
  for (const [width, size] of [
    [320, '200%'],
    [1280, '175%'],
    [1280, '200%'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    expect(await sideways(page, size), `${width} px, ${size}`).toBe(0)
  }
  await sideways(page, '')
  await page.setViewportSize({ width: 320, height: 256 })
  for (const name of ['Generate shots', 'Upscale all', 'Add shot']) {
    await page.evaluate(() => window.scrollTo(0, 0))
    await page.getByRole('button', { name, exact: true }).focus()
    expect(await isSeen(page), name).toBe(true)
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Open shot 1 large' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'phone, viewer')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'phone, settings')
})
