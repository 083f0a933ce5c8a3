import { expect, type Page } from '@playwright/test'

/** Closes the page, which the browser asks about, and stays. */
export async function staysWhenAsked(page: Page): Promise<void> {
  const asked = page.waitForEvent('dialog')
  const leaving = page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await leaving
}
