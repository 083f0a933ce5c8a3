import type { Page } from '@playwright/test'

export const dialog = (page: Page) => page.getByRole('dialog', { name: 'Settings' })
export const openSettings = (page: Page) =>
  page.getByRole('button', { name: 'Settings', exact: true }).click()

/** Types the address of the service into Settings, which remain open. */
export async function setAddress(page: Page, url: string): Promise<void> {
  await openSettings(page)
  await dialog(page).getByLabel('API base URL').fill(url)
  await dialog(page).getByLabel('API base URL').blur()
}
