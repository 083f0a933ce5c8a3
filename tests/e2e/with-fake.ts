import type { Page } from '@playwright/test'
import { FAKE_KEY } from '../fake-openrouter/accounts.ts'

/** Consents to every request, also while a test waits for something outside the page. */
function sendAlways(): void {
  new MutationObserver(() => {
    document.querySelector<HTMLElement>('.dialog.sending button.primary')?.click()
  }).observe(document, { subtree: true, childList: true })
}

export async function agreeAlways(page: Page): Promise<void> {
  await page.addInitScript(sendAlways)
  await page.evaluate(sendAlways)
}

/**
 * Stores the imitation's address, its key and its engine as Settings do, on a page of the app's
 * origin before the app loads.
 */
export async function storeFake(page: Page, baseUrl: string): Promise<void> {
  const engines = { describe: 'openrouter', direct: 'openrouter', draw: 'openrouter' }
  await page.evaluate(
    ({ settings, key }) => {
      localStorage.setItem('maestro.settings', JSON.stringify(settings))
      sessionStorage.setItem(`maestro.key:${new URL(settings.openRouter.baseUrl).origin}`, key)
    },
    { settings: { engines, openRouter: { baseUrl } }, key: FAKE_KEY },
  )
}
