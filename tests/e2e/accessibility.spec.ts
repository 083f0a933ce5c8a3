import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { directSample, expect, openSample, shot, step, test } from './app.ts'

async function expectNoViolations(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(
    ({ id, nodes }) => `${screen}: ${id} ${nodes.map(({ html }) => html).join(' ')}`,
  )
  expect(found).toEqual([])
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.emulateMedia({ colorScheme })
    await page.goto('./')
    await expect(page.getByRole('button', { name: 'Try the sample' })).toBeVisible()
    await expectNoViolations(page, 'welcome')
    await page.getByRole('button', { name: 'New project' }).click()
    await expect(page.getByLabel('Project name')).toBeVisible()
    await expectNoViolations(page, 'empty project')
    await directSample(page)
    await expectNoViolations(page, 'shots')
    await step(page, 'Generate all images').click()
    await expect(shot(page, 1).getByText('Drawing…')).toBeVisible()
    await expectNoViolations(page, 'drawing')
    await expect(page.getByText('Pictures: 3 drawn.')).toBeVisible({ timeout: 90_000 })
    await expectNoViolations(page, 'board')
    await page.getByRole('button', { name: 'Change frames' }).click()
    await expect(page.getByRole('slider', { name: 'Time in the clip' })).toBeVisible()
    await expectNoViolations(page, 'frames')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Open shot 1 large' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoViolations(page, 'viewer')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Video tools' })).toContainText('MB')
    await expectNoViolations(page, 'settings')
    await page.keyboard.press('Escape')
    await page.keyboard.press('F1')
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoViolations(page, 'shortcuts')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Projects' }).click()
    await page.getByRole('button', { name: 'Project actions' }).first().click()
    await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible()
    await expectNoViolations(page, 'projects')
    await page.getByRole('menuitem', { name: 'Rename' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoViolations(page, 'rename')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Project actions' }).first().click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await expect(page.getByText(/was deleted/)).toBeVisible()
    await expectNoViolations(page, 'deleted')
    await page.getByRole('button', { name: 'Storage' }).click()
    await expect(page.getByText('that the browser grants')).toBeVisible()
    await expectNoViolations(page, 'storage')
  })
}

test('on a phone the next step is at the bottom, once, and the page does not scroll sideways', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openSample(page)
  await expect(step(page, 'Analyze video')).toHaveCount(1)
  await step(page, 'Analyze video').click()
  await expect(step(page, 'Generate shots')).toBeEnabled({ timeout: 30_000 })
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(wide).toBe(false)
  await expectNoViolations(page, 'phone')
})
