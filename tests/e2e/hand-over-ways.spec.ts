import type { BrowserContext, Page } from '@playwright/test'
import { expect, shot, step, test } from './app.ts'
import { claim } from './claim.ts'
import { openDrawnBoard } from './drawn-board.ts'
import { bytesOf, closeHandOver, handOver, handOverTo, pathsIn, previewOf } from './hand-over.ts'

/**
 * Runs in the page, for no test can press the system's own dialogs: a folder of the browser's own
 * store is picked, which is written like any other, and what is shared is noted. Chromium passes no
 * zip on.
 */
function standInForDialogs(): void {
  const shared: (readonly string[])[] = []
  const canShare = ({ files = [] }: ShareData) => files.every(({ type }) => type !== 'application/zip')
  const share = async ({ files = [] }: ShareData) => void shared.push(files.map(({ name }) => name))
  Object.assign(window, {
    shared,
    async showDirectoryPicker() {
      const root = await navigator.storage.getDirectory()
      return root.getDirectoryHandle('picked', { create: true })
    },
  })
  Object.assign(navigator, { canShare, share })
}

/** The paths of all files in the folder that was picked. */
const inFolder = (page: Page) =>
  page.evaluate(async () => {
    async function pathsOf(home: FileSystemDirectoryHandle, at: string): Promise<readonly string[]> {
      const found: string[] = []
      for await (const [name, handle] of home as unknown as AsyncIterable<[string, FileSystemHandle]>) {
        if (handle.kind === 'file') found.push(`${at}${name}`)
        else found.push(...(await pathsOf(handle as FileSystemDirectoryHandle, `${at}${name}/`)))
      }
      return found.sort()
    }
    const root = await navigator.storage.getDirectory()
    return pathsOf(await root.getDirectoryHandle('picked'), '')
  })

async function fillDisk(context: BrowserContext, page: Page, bytes: number): Promise<void> {
  const session = await context.newCDPSession(page)
  const { origin } = new URL(page.url())
  const { usage } = await session.send('Storage.getUsageAndQuota', { origin })
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + bytes })
}

test('files leave by every way: a part of the board, shared, into a folder, from a read-only tab', async ({
  page,
  context,
}) => {
  await page.addInitScript(standInForDialogs)
  await openDrawnBoard(page, 3)
  const dialog = handOver(page)
  await claim('only the selected shots leave, with the numbers that they have on the board', async () => {
    await shot(page, 2).click({ modifiers: ['ControlOrMeta'] })
    await step(page, 'Hand over').click()
    await dialog.getByRole('radio', { name: 'Client' }).check({ force: true })
    await expect(previewOf(page).preview.locator('image')).toHaveCount(3)
    await dialog.getByRole('combobox', { name: 'Shots' }).selectOption('Selected: 1')
    await expect(previewOf(page).preview.locator('image')).toHaveCount(1)
    await expect(previewOf(page).preview.locator('text').filter({ hasText: /^2$/ })).toBeVisible()
    await closeHandOver(page)
    const zip = await handOverTo(page, 'Production')
    expect(pathsIn(await bytesOf(zip)).filter((path) => path.includes('/pictures/'))).toEqual([
      'pilot/pictures/pilot_shot-002_take-1.png',
    ])
  })
  await claim('the files are shared as they are', async () => {
    await dialog.getByRole('button', { name: 'Share' }).click()
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'shared'))).toHaveLength(1)
    expect((await page.evaluate(() => Reflect.get(window, 'shared')))[0]).toContain('pilot-shots.csv')
  })
  await claim('they are written into a folder, each at its place', async () => {
    await dialog.getByRole('button', { name: 'Save into a folder' }).click()
    await expect(dialog.getByText('Saved into picked.')).toBeVisible()
    expect(await inFolder(page)).toEqual([
      'pilot/README.txt',
      'pilot/pictures/pilot_shot-002_take-1.png',
      'pilot/scene.txt',
      'pilot/script/board.fountain',
      'pilot/shots.csv',
    ])
  })
  await claim('a disk that is full while they are written is told, and they can be saved again', async () => {
    await fillDisk(context, page, 0)
    await dialog.getByRole('button', { name: 'Save into a folder' }).click()
    await expect(dialog.getByRole('alert')).toContainText('The folder could not be written.')
    await fillDisk(context, page, 100_000_000)
    const [again] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save again' }).click(),
    ])
    expect(pathsIn(await bytesOf(again))).toContain('pilot/shots.csv')
    await expect(dialog.getByRole('alert')).toHaveCount(0)
    await closeHandOver(page)
  })
  await claim('a read-only tab hands over too, and offers to lock nothing', async () => {
    const second = await context.newPage()
    await second.goto(page.url())
    await expect(second.getByRole('button', { name: 'Take over here' })).toBeVisible()
    const zip = await handOverTo(second, 'Everything')
    const paths = pathsIn(await bytesOf(zip))
    expect(paths).toContain('pilot/board.pdf')
    expect(paths.filter((path) => path.includes('/pictures/'))).toHaveLength(3)
    await expect(
      handOver(second)
        .getByRole('status')
        .filter({ hasText: /files are made/ }),
    ).toBeVisible()
    await expect(handOver(second).getByRole('button', { name: 'Lock numbers' })).toHaveCount(0)
    await second.close()
  })
})
