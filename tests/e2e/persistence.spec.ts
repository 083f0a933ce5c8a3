import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import {
  directSample,
  expect,
  exportSample,
  loseMedia,
  openSample,
  scene,
  shot,
  step,
  test,
  withoutPicker,
} from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim } from './claim.ts'
import { log } from './drawn-board.ts'

test('undo takes edits back and leaves the pictures that arrived', async ({ page, fake }) => {
  await directSample(page, 3, { fake: fake.url })
  const text = shot(page, 1).getByRole('textbox', { name: 'Description' })
  const before = await text.inputValue()
  await text.fill('A dog instead.')
  await shot(page, 1).getByRole('button', { name: 'Generate image' }).click()
  await expect(shot(page, 1).getByRole('img', { name: /^Shot 1/ })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Pictures: 1 drawn.')).toBeAttached({ timeout: 30_000 })
  await page.keyboard.press('Control+z')
  await expect(text).toHaveValue(before)
  await expect(shot(page, 1).getByRole('img', { name: /^Shot 1/ })).toBeVisible()
  await expect(shot(page, 1)).toContainText('Drawn from earlier words.')
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(text).toHaveValue('A dog instead.')

  await shot(page, 1).getByRole('button', { name: 'New take' }).click()
  await expect(shot(page, 1).getByRole('button', { name: /^Take \d/ })).toHaveCount(2, { timeout: 30_000 })
  await page.getByRole('button', { name: 'Open shot 1 large' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: /^Compare with/ }).selectOption('Take 1')
  await expect(dialog.getByRole('slider', { name: /Take 1/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Star' }).click()
  await dialog.getByRole('button', { name: 'Delete take' }).click()
  await expect(dialog.getByText('Deleted takes (1)')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(shot(page, 1).getByRole('button', { name: /^Take \d/ })).toHaveCount(2)

  await shot(page, 1).getByRole('button', { name: 'Actions of shot 1' }).click()
  await page.getByRole('menuitem', { name: 'Delete shot' }).click()
  await expect(shot(page, 3)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(shot(page, 3)).toBeVisible()
})

test('a second tab reads along, takes over, and overwrites nothing', async ({ page, context }) => {
  await openSample(page)
  await expect(page.getByText(/frames · identity/)).toBeVisible()
  const second = await context.newPage()
  await second.goto(page.url())
  await expect(second.getByRole('button', { name: 'Take over here' })).toBeVisible()
  await expect(scene(second)).not.toBeEditable()
  await expectAccessible(second, 'read-only')
  await scene(page).fill('Written in the first tab.')
  await expect(scene(second)).toHaveValue('Written in the first tab.')
  // Taken over within the autosave delay: the first tab saves before it releases.
  await scene(page).fill('Written at the last moment.')
  await second.getByRole('button', { name: 'Take over here' }).click()
  await expect(scene(second)).toBeEditable()
  await expect(scene(second)).toHaveValue('Written at the last moment.')
  await expect(scene(page)).not.toBeEditable()
  await scene(second).fill('Written in the second tab.')
  await expect(scene(page)).toHaveValue('Written in the second tab.')
  await second.close()
  await page.reload()
  await expect(scene(page)).toBeEditable()
  await expect(scene(page)).toHaveValue('Written in the second tab.')
})

test('what is typed just before the tab is closed is there when it is opened again', async ({
  page,
  context,
}) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'New project' }).click()
  await expect(scene(page)).toBeEditable()
  await scene(page).fill('Typed in the last moment.')
  const link = page.url()
  await page.close({ runBeforeUnload: true })
  const later = await context.newPage()
  await later.goto(link)
  await expect(scene(later)).toHaveValue('Typed in the last moment.')
})

test('a job that was cut off is told of, keeps what had arrived, and goes on with one button', async ({
  page,
}) => {
  await directSample(page, 3, { strip: true })
  await step(page, 'Generate all images').click()
  // What arrives is told once it is on disk.
  await expect(log(page)).toContainText('Shot 1 drawn ', { timeout: 60_000 })
  await page.reload()
  await expect(page.getByText('Drawing pictures was cut off.', { exact: true })).toBeVisible()
  await expect(shot(page, 1).getByRole('img', { name: /^Shot 1/ })).toBeVisible()
  await expectAccessible(page, 'cut off')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('img', { name: /^Shot 3/ })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/Pictures: \d drawn\./)).toBeAttached({ timeout: 60_000 })
  await page.reload()
  await expect(shot(page, 3)).toBeVisible()
  await expect(page.getByText('was cut off', { exact: false })).toHaveCount(0)
})

test('a project leaves as a file and comes back as others', async ({ page, fake }) => {
  // Without the file picker the export is a download.
  await page.addInitScript(() => {
    const refuse = () => Promise.reject(new DOMException('Must be handling a user gesture.', 'SecurityError'))
    Object.defineProperty(window, 'showSaveFilePicker', { value: refuse })
  })
  await openSample(page, { fake: fake.url })
  await expect(page.getByText(/frames · identity/)).toBeVisible()
  await scene(page).fill('A fox on a quay.')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Projects' }).click()
  await page.getByRole('button', { name: 'Project actions' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Export project' }).click()
  const file = await download
  const whole = readFileSync(await file.path())
  const list = page.getByRole('list', { name: 'Projects' })
  const alerts = page.getByRole('alert')
  await claim('the file has the name of the project, and no key in it', async () => {
    expect(file.suggestedFilename()).toBe('Sample-storyboard.maestro')
    expect(whole.includes('sk-or-')).toBe(false)
  })
  await claim('of several files each that can be read makes a project', async () => {
    const named = (name: string, buffer: Buffer) => ({ name, mimeType: '', buffer })
    await page
      .getByLabel('Import project')
      .setInputFiles([
        named('a.maestro', whole),
        named('b.maestro', whole.subarray(0, 5000)),
        named('c.zip', whole),
        named('d.maestro', Buffer.from('hello')),
      ])
    await expect(list.getByRole('listitem')).toHaveCount(3)
    await expect(alerts).toHaveCount(2)
    await expect(alerts.first()).toContainText(/damaged[\s\S]*b\.maestro/)
    await expect(alerts.last()).toContainText(/not a Maestro project file[\s\S]*d\.maestro/)
  })
  await claim('the files of a folder make a project', async () => {
    const folder = await unpacked(whole)
    await page.getByRole('button', { name: 'Storage' }).click()
    await page.getByLabel('Import from a folder').setInputFiles(folder)
    await expect(list.getByRole('listitem')).toHaveCount(4)
    await expect(alerts).toHaveCount(0)
    rmSync(folder, { recursive: true })
  })
  await claim('an imported project is whole', async () => {
    await list.getByRole('button', { name: 'Sample storyboard' }).first().click()
    await expect(scene(page)).toHaveValue('A fox on a quay.')
    await expect(page.getByRole('img', { name: 'Video preview' })).toBeVisible()
  })
  await claim('an export names the file that it lacks', async () => {
    await loseMedia(page, 'video/mp4')
    await page.getByRole('button', { name: 'Projects' }).click()
    await page.getByRole('button', { name: 'Project actions' }).first().click()
    const second = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Export project' }).click()
    await second
    await expect(alerts).toContainText(/no longer here[\s\S]*the clip/)
    await list.getByRole('button', { name: 'Sample storyboard' }).first().click()
    await expect(page.getByRole('log').getByText(/no longer here/)).toHaveCount(1)
  })
})

/**
 * A backup folder of the project's files.
 * @returns its path.
 */
async function unpacked(file: Buffer): Promise<string> {
  const top = mkdtempSync(join(tmpdir(), 'maestro-backup-'))
  const reader = new ZipReader(new BlobReader(new Blob([new Uint8Array(file)])))
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue
    const path = join(top, 'Sample-storyboard-1a2b', entry.filename)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, await entry.getData(new Uint8ArrayWriter()))
  }
  return top
}

test('a project’s folder is opened where it is dragged in', async ({ page }) => {
  await page.addInitScript(withoutPicker)
  await openSample(page)
  const folder = await unpacked(readFileSync(await exportSample(page)))
  const list = page.getByRole('list', { name: 'Projects' })
  await expect(list.getByRole('listitem')).toHaveCount(1)
  // A native drag, because a script cannot create a folder entry.
  const browser = await page.context().newCDPSession(page)
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await browser.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  }
  await expect(list.getByRole('listitem')).toHaveCount(2)
  rmSync(folder, { recursive: true })
  await list.getByRole('button', { name: 'Sample storyboard' }).first().click()
  await expect(page.getByRole('list', { name: 'Frames' }).getByRole('img')).toHaveCount(6)
})

test('a full disk keeps everything in memory, says so, and saves once there is room', async ({ page }) => {
  // The campaign fills a real quota, which Chromium notices late; this test simulates a disk that
  // fills between two pictures.
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function (value, key) {
      if ('full' in window && value instanceof Blob) throw new DOMException('full', 'QuotaExceededError')
      return put.call(this, value, key)
    }
  })
  await directSample(page, 3, { strip: true })
  // The estimate of a browser with little space.
  await page.evaluate(() => {
    navigator.storage.estimate = async () => ({ usage: 1e9, quota: 1e9 + 50_000 })
  })
  await step(page, 'Generate all images').click()
  await expect(page.getByText('This would not fit on the disk.', { exact: true })).toBeVisible()
  await page.evaluate(() => {
    Reflect.deleteProperty(navigator.storage, 'estimate')
    Reflect.set(window, 'full', true)
  })
  await step(page, 'Generate all images').click()
  await expect(page.getByText(/In memory only: .* file/)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(/Pictures: \d drawn, \d failed/).first()).toBeAttached({ timeout: 60_000 })
  const drawn = await page.getByRole('img', { name: /^Shot \d/ }).count()
  expect(drawn).toBeGreaterThan(0)
  await expectAccessible(page, 'a full disk')
  await page.evaluate(() => Reflect.deleteProperty(window, 'full'))
  // The app tries again by itself too, and may be first.
  await page
    .getByRole('alert')
    .filter({ hasText: 'In memory only' })
    .getByRole('button', { name: 'Try again' })
    .click({ timeout: 10_000 })
    .catch(() => undefined)
  await expect(page.getByText('In memory only')).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('img', { name: /^Shot \d/ })).toHaveCount(drawn)
})

test('leaving a running job asks first, whatever leads away from it', async ({ page, fake }) => {
  await directSample(page, 3, { fake: fake.url })
  fake.scenario({ kind: 'held', path: '/images', times: 3 })
  await step(page, 'Generate all images').click()
  await expect(page.getByText('Drawing…').first()).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Projects' }).click()
  const asks = async () => {
    await expect(page.getByRole('alertdialog')).toContainText('A job is still running')
    await page.getByRole('button', { name: 'Keep' }).click()
  }
  await page.getByRole('button', { name: 'New project' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await expectAccessible(page, 'leaving a job')
  await asks()
  await page.getByRole('button', { name: 'Project actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await asks()
  // Back answers the dialog with no.
  await page.getByRole('button', { name: 'New project' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(shot(page, 3)).toBeVisible()
  await page.getByRole('button', { name: 'Projects' }).click()
  await page
    .getByRole('list', { name: 'Projects' })
    .getByRole('button', { name: 'Sample storyboard' })
    .click()
  fake.release()
  await expect(page.getByRole('img', { name: /^Shot 3/ })).toBeVisible({ timeout: 60_000 })
})
