import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './app.ts'

/**
 * Legacy mode, because the default opens two pages per result for frames of other hosts, which the
 * app lacks.
 */
async function axe(page: Page): Promise<AxeBuilder> {
  // Axe puts its half a megabyte of script into the page twice a run, also where it already is.
  const isThere = page.frames().length === 1 && (await page.evaluate(() => 'axe' in window))
  const builder = new AxeBuilder({ page, ...(isThere && { axeSource: '0' }) })
  return builder.setLegacyMode().options({ resultTypes: ['violations'] })
}

/**
 * Expects no violation on the current screen: of any rule in light, of the colour rules in dark.
 */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const light = await (await axe(page)).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await (await axe(page)).withRules(['color-contrast', 'link-in-text-block']).analyze()
  const found = [light, dark].flatMap(({ violations }, index) =>
    violations.map(
      ({ id, nodes }) =>
        `${screen}, ${index === 0 ? 'light' : 'dark'}: ${id} ${nodes.map(({ html }) => html).join(' ')}`,
    ),
  )
  // Soft: one screen's fault does not hide the next screen's.
  expect.soft(found).toEqual([])
}
