import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './app.ts'

/**
 * Playwright's axe by default opens two pages for each result, to gather those of other hosts'
 * frames: the app has none.
 */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })

/**
 * axe finds nothing on what the page shows now: by all its rules in light, and in dark by those
 * that colours can break.
 */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const light = await axe(page).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await axe(page).withRules(['color-contrast', 'link-in-text-block']).analyze()
  const found = [light, dark].flatMap(({ violations }, index) =>
    violations.map(
      ({ id, nodes }) =>
        `${screen}, ${index === 0 ? 'light' : 'dark'}: ${id} ${nodes.map(({ html }) => html).join(' ')}`,
    ),
  )
  // Soft: one screen's fault does not hide the next screen's.
  expect.soft(found).toEqual([])
}
