import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './app.ts'

/**
 * Legacy mode, because the default opens two pages per result for frames of other hosts, which the
 * app lacks.
 */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })

/**
 * Expects no violation on the current screen: of any rule in light, of the colour rules in dark.
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
