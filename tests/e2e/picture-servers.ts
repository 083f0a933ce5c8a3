import type { Page } from '@playwright/test'
import { expect, shot } from './app.ts'
import { dialog, openSettings } from './settings.ts'

/** Console messages of the browser for routes that a server lacks, and for one that is refused. */
export const PROBES =
  /status of (400|404|409|500|502)|ERR_CONNECTION_REFUSED|ERR_CONTENT_LENGTH_MISMATCH|ERR_FAILED|blocked by CORS policy/

export const newTake = (page: Page, number: number) =>
  shot(page, number).getByRole('button', { name: /^(New take|Generate image)$/ })
export const inspector = (page: Page, number: number) =>
  page.getByRole('region', { name: `Shot ${number}`, exact: true })
export const takes = (page: Page) => page.locator('.inspector ul.takes button')
export const group = (page: Page) =>
  dialog(page).getByRole('group', { name: 'Pictures from a server on this machine' })
export const close = (page: Page) => dialog(page).getByRole('button', { name: 'Close' }).click()

export async function openTab(page: Page, number: number, name: 'Takes' | 'Receipt'): Promise<void> {
  await page.getByRole('button', { name: `Camera of shot ${number}`, exact: true }).click()
  await inspector(page, number)
    .getByRole('tab', { name: new RegExp(`^${name}`) })
    .click()
}

export async function lookFor(page: Page, url: string): Promise<void> {
  await dialog(page).getByLabel('Address of the picture server').fill(url.replace('http://', ''))
  await dialog(page).getByRole('button', { name: 'Look for it' }).click()
}

export const chooseWorkflow = (page: Page, text: string, name = 'board.json') =>
  group(page)
    .getByLabel(/^Choose (a|another) workflow$/)
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })

interface Setup {
  readonly workflow?: string
  readonly start?: string
}

/** Makes a server the one that draws the pictures. */
export async function drawWith(page: Page, url: string, { workflow, start }: Setup = {}): Promise<void> {
  await openSettings(page)
  await lookFor(page, url)
  await expect(group(page).getByRole('status')).toBeVisible()
  if (workflow) await chooseWorkflow(page, workflow)
  await dialog(page).getByLabel('Pictures by').selectOption('A server on this machine')
  if (start) await dialog(page).getByLabel('Begin with').selectOption(start)
  await dialog(page).getByLabel('Long side').selectOption('512')
  await close(page)
}
