import { readFileSync } from 'node:fs'
import type { Download, Page } from '@playwright/test'
import { expect, step } from './app.ts'

/** The dialog that makes files for others. */
export const handOver = (page: Page) => page.getByRole('dialog', { name: 'Hand over' })

/** Where the dialog shows what is handed over, and the pages of the PDF in it. */
export function previewOf(page: Page) {
  const preview = handOver(page).getByRole('region', { name: 'Preview' })
  return { preview, pages: preview.getByRole('img', { name: /^Page \d+ of \d+$/, includeHidden: true }) }
}

export const layoutOf = (page: Page, name: string) =>
  handOver(page).getByRole('radiogroup', { name: 'Layout' }).getByRole('radio', { name, exact: true })

/** Videos, and what needs one: they take longest, and play.spec.ts makes them. */
const VIDEOS = ['board.edl', 'animatic.mp4', 'animatic.gif']

/**
 * Opens the dialog, chooses for whom, makes the usual files but videos. @returns the download.
 */
export async function handOverTo(page: Page, whom: string): Promise<Download> {
  await step(page, 'Hand over').click()
  await handOver(page).getByRole('radio', { name: whom }).check({ force: true })
  for (const name of VIDEOS) {
    await handOver(page).getByRole('checkbox', { name, exact: true }).uncheck()
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    handOver(page)
      .getByRole('button', { name: /^Make \d+ files?$/ })
      .click(),
  ])
  return download
}

/** Hands over one file alone, of a client's, and closes the dialog. @returns the download. */
export async function handOverAlone(page: Page, file: string): Promise<Download> {
  await step(page, 'Hand over').click()
  const dialog = handOver(page)
  await dialog.getByRole('radio', { name: 'Client' }).check({ force: true })
  const ticked = dialog.getByRole('region', { name: 'Files' }).getByRole('checkbox', { checked: true })
  const names = await ticked.evaluateAll((boxes) =>
    boxes.map((box) => document.getElementById(box.getAttribute('aria-labelledby') ?? '')?.textContent ?? ''),
  )
  for (const name of names) {
    if (name !== file) await dialog.getByRole('checkbox', { name, exact: true }).uncheck()
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Make 1 file' }).click(),
  ])
  await closeHandOver(page)
  return download
}

export async function closeHandOver(page: Page): Promise<void> {
  await handOver(page).getByRole('button', { name: 'Close', exact: true }).click()
  await expect(handOver(page)).toBeHidden()
}

export const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path())

/** The paths in a zip, from its central directory (PKWARE APPNOTE 4.3.12, 4.3.16). */
export function pathsIn(zip: Buffer): readonly string[] {
  const end = zip.lastIndexOf('PK\u0005\u0006')
  let at = zip.readUInt32LE(end + 16)
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    const path = zip.toString('utf8', at + 46, at + 46 + (name ?? 0))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
    return path
  })
}
