import type { Page } from '@playwright/test'
import { expect, shot, step, test } from './app.ts'
import { claim } from './claim.ts'
import { openDrawnBoard } from './drawn-board.ts'
import { bytesOf, closeHandOver, handOver, previewOf } from './hand-over.ts'

/** A name is asked in a dialog above the other one. */
async function nameIt(page: Page, title: string, name: string, submit = title): Promise<void> {
  const asks = page.getByRole('dialog', { name: title })
  await asks.getByRole('textbox', { name: 'Name' }).fill(name)
  await asks.getByRole('button', { name: submit }).click()
}

const version = (page: Page, name: string) => handOver(page).getByRole('radio', { name, exact: true })

/** Makes the shot list alone. @returns its rows. */
async function shotList(page: Page): Promise<readonly string[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    handOver(page).getByRole('button', { name: 'Make 1 file' }).click(),
  ])
  return (await bytesOf(download)).toString('utf8').trim().split('\r\n')
}

/** Runs in the page: the disk has no room for a version, or has some again. */
function fillForVersions(full: boolean): void {
  const { put } = IDBObjectStore.prototype
  const real: typeof put = Reflect.get(window, 'realPut') ?? put
  Reflect.set(window, 'realPut', real)
  IDBObjectStore.prototype.put = function (...args) {
    if (full && this.name === 'versions') throw new DOMException('full', 'QuotaExceededError')
    return real.apply(this, args)
  }
}

test('a version is frozen, handed over, compared with, and deleted', { tag: '@whole' }, async ({
  page,
  context,
}) => {
  await openDrawnBoard(page, 3)
  const dialog = handOver(page)
  await claim('a disk without room for it is told, and nothing is kept', async () => {
    await step(page, 'Hand over').click()
    await page.evaluate(fillForVersions, true)
    await dialog.getByRole('button', { name: 'Freeze this version' }).click()
    await nameIt(page, 'Freeze this version', 'Client 0')
    await expect(dialog.getByRole('alert')).toContainText('space')
    await expect(version(page, 'Client 0')).toHaveCount(0)
    await page.evaluate(fillForVersions, false)
  })
  await claim('it has a name and stays when the board changes', async () => {
    await dialog.getByRole('button', { name: 'Freeze this version' }).click()
    await nameIt(page, 'Freeze this version', 'Client 1')
    await expect(version(page, 'Client 1')).toBeVisible()
    await expect(dialog.getByRole('alert')).toHaveCount(0)
    await closeHandOver(page)
    await shot(page, 2).getByRole('textbox', { name: 'Description' }).fill('The fox waits.')
    await page.reload()
    await step(page, 'Hand over').click()
    await expect(version(page, 'Client 1')).toBeVisible()
  })
  await claim('it is handed over as it was, signed, with a hash for each picture', async () => {
    await dialog.getByRole('radio', { name: 'Client', exact: true }).check({ force: true })
    await version(page, 'Client 1').check()
    const { preview } = previewOf(page)
    const text = (pattern: RegExp) => preview.locator('text').filter({ hasText: pattern })
    await expect(text(/version “Client 1”/).first()).toBeVisible()
    await expect(text(/^Signature$/)).toHaveCount(1)
    await expect(text(/^[0-9a-f]{12}$/)).toHaveCount(3)
    await expect(text(/The fox waits/)).toHaveCount(0)
    await expect(preview.locator('image')).toHaveCount(3)
  })
  await claim(
    'a later shot list tells what has changed since, and an addendum holds nothing else',
    async () => {
      await version(page, 'The board as it is').check()
      await dialog.getByRole('combobox', { name: 'Changes since' }).selectOption('Client 1')
      await dialog.getByRole('radio', { name: 'Production' }).check({ force: true })
      for (const name of ['README.txt', 'board.fountain', 'pictures', 'scene.txt']) {
        const box = dialog.getByRole('checkbox', { name, exact: true })
        if ((await box.count()) > 0) await box.uncheck()
      }
      const whole = await shotList(page)
      expect(whole.map((row) => row.split(',').at(-1))).toEqual(['Changed', '', 'Changed: words', ''])
      await dialog.getByRole('checkbox', { name: 'Only shots that have changed' }).check()
      const addendum = await shotList(page)
      expect(addendum).toHaveLength(2)
      expect(addendum[1]).toMatch(/,2,The fox waits\.,/)
    },
  )
  await claim('another tab sees it, may hand it over, and says why it changes nothing', async () => {
    const second = await context.newPage()
    await second.goto(page.url())
    await step(second, 'Hand over').click()
    await expect(version(second, 'Client 1')).toBeVisible()
    await expect(
      handOver(second).getByRole('button', { name: 'Freeze this version' }),
    ).toHaveAccessibleDescription('Another tab writes this project.')
    await dialog.getByRole('button', { name: 'Rename Client 1' }).click()
    await nameIt(page, 'Rename version', 'Client, first look', 'Rename')
    await expect(version(second, 'Client, first look')).toBeVisible()
    await second.close()
  })
  await claim('deleting it asks, says what it frees, and goes through', async () => {
    await dialog.getByRole('button', { name: 'Delete Client, first look' }).click()
    const asks = page.getByRole('alertdialog')
    await expect(asks).toContainText('0 bytes are freed.')
    await asks.getByRole('button', { name: 'Delete for good' }).click()
    await expect(version(page, 'Client, first look')).toHaveCount(0)
    await page.reload()
    await step(page, 'Hand over').click()
    await expect(dialog.getByRole('button', { name: 'Freeze this version' })).toBeVisible()
    await expect(version(page, 'Client, first look')).toHaveCount(0)
  })
})
