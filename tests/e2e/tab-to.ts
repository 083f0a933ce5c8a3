import { expect, type Page } from '@playwright/test'

const MOST_TABS = 120

/** Presses Tab until a control of this name has the focus, and expects a visible focus ring. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
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
