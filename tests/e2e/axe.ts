import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './app.ts'
import { WHOLE } from './claim.ts'

const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

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
 * Those take two thirds of the time. `npm test` looks at the colours of few screens (`colours`) and
 * holds the palette's in contrast.test.ts; a whole run looks at all.
 */
export async function expectAccessible(
  page: Page,
  screen: string,
  { colours = WHOLE }: { readonly colours?: boolean } = {},
): Promise<void> {
  if (colours) await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const light = await axe(page)
  const found = [await (colours ? light : light.disableRules(COLOUR_RULES)).analyze()]
  if (colours) {
    await page.emulateMedia({ colorScheme: 'dark' })
    found.push(await (await axe(page)).withRules(COLOUR_RULES).analyze())
  }
  const faults = found.flatMap(({ violations }, index) =>
    violations.map(
      ({ id, nodes }) =>
        `${screen}, ${index === 0 ? 'light' : 'dark'}: ${id} ${nodes.map(({ html }) => html).join(' ')}`,
    ),
  )
  // Soft: one screen's fault does not hide the next screen's.
  expect.soft(faults).toEqual([])
}
