import type { Page } from '@playwright/test'
import { smallGif } from '../fixtures/small-gif.ts'
import { expect, test } from './app.ts'
import { expectKept } from './plain-host.ts'

interface Launch {
  readonly targetURL?: string
  readonly files: readonly { readonly getFile: () => Promise<File> }[]
}
type Launching = typeof window & { launch: (launch: Launch) => void }

const projectName = (page: Page) => page.getByRole('textbox', { name: 'Project name' })
const projects = (page: Page) => page.getByRole('button', { name: 'Project actions' })

const launch = (page: Page, hash: string) =>
  page.evaluate(
    (to) => (window as Launching).launch({ targetURL: new URL(to, document.baseURI).href, files: [] }),
    hash,
  )

test.describe('launched by the system', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      const launchQueue = {
        setConsumer: (consume: (launch: Launch) => void) => Object.assign(window, { launch: consume }),
      }
      Object.defineProperty(window, 'launchQueue', { value: launchQueue })
    })
    await page.goto('./#/new')
    await expect(projectName(page)).toBeVisible()
    // The launch event of the page's own start.
    await launch(page, '#/new')
    await projectName(page).fill('Open')
  })

  test('a shortcut makes another project beside the open one', async ({ page }) => {
    await launch(page, '#/new')
    await expect(projectName(page)).not.toHaveValue('Open')
    await page.getByRole('button', { name: 'Projects' }).click()
    await expect(projects(page)).toHaveCount(2)
    await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible()
  })

  test('a clip that is opened with the app makes a project of its name', async ({ page }) => {
    await page.evaluate(async () => {
      const clip = await (await fetch('sample/clip.mp4')).blob()
      const file = new File([clip], 'From the file manager.mp4', { type: 'video/mp4' })
      ;(window as Launching).launch({ files: [{ getFile: async () => file }] })
    })
    await expect(projectName(page)).toHaveValue('From the file manager')
    await expect(page.getByRole('img', { name: 'Video preview' })).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Projects' }).click()
    await expect(projects(page)).toHaveCount(2)
  })
})

test('each clip that another app shares makes a project, under its own name whatever that is', {
  tag: '@whole',
}, async ({ browser }) => {
  const context = await browser.newContext({ serviceWorkers: 'allow' })
  const page = await context.newPage()
  await page.goto('./')
  await expectKept(page)
  // Posted by fetch in place of the system: `form-action` forbids a form.
  const landed = await page.evaluate(async () => {
    const clip = await (await fetch('sample/clip.mp4')).blob()
    const share = (name: string) => {
      const form = new FormData()
      form.append('file', new File([clip], name, { type: 'video/mp4' }))
      return fetch('share', { method: 'POST', body: form })
    }
    // The second share arrives before a page has read the first.
    await share('First of two.mp4')
    return (await share('<img src=x onerror=alert(1)> \u202E4pm.mp4')).redirected
  })
  expect(landed).toBe(true)
  await page.goto('./#/shared')
  await expect(projectName(page)).toHaveValue('First of two')
  await expect(projectName(page)).toHaveValue(/^<img src=x onerror=alert\(1\)>/, { timeout: 30_000 })
  await expect(page.getByRole('img', { name: 'Video preview' })).toBeVisible({ timeout: 30_000 })
  expect(await page.evaluate(async () => (await (await caches.open('maestro-inbox')).keys()).length)).toBe(0)
  // An address that was typed or bookmarked imports nothing and shows no alert.
  await page.goto('./#/not-shared')
  await expect(projects(page)).toHaveCount(2)
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(page.url()).toMatch(/#\/$/)
  await context.close()
})

test('where the browser offers to install the app, a button does', async ({ page }) => {
  await page.goto('./')
  await page.evaluate(() => {
    const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: async () => Object.assign(window, { asked: true }),
    })
    window.dispatchEvent(offer)
    // The app must suppress the browser's own install bar.
    if (!offer.defaultPrevented) throw new Error('The offer was not taken.')
  })
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Install app' }).click()
  expect(await page.evaluate(() => 'asked' in window)).toBe(true)
  await page.evaluate(() => window.dispatchEvent(new Event('appinstalled')))
  await expect(page.getByRole('button', { name: 'Install app' })).toHaveCount(0)
})

test('a moving picture that comes alone is asked about, and gives its frames as the clip', async ({
  page,
}) => {
  await page.goto('./')
  await expect(page.getByRole('button', { name: 'Try the sample' })).toBeVisible()
  await page.evaluate(
    (bytes) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(bytes)], 'anim.gif', { type: 'image/gif' }))
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }))
    },
    [...smallGif(6)],
  )
  const question = page.getByRole('alertdialog', { name: 'Clip or style picture?' })
  await expect(question).toContainText('anim.gif')
  await question.getByRole('button', { name: 'Clip' }).click()
  await expect(page.getByRole('img', { name: 'Video preview' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('log')).toContainText("by the browser's decoder")
  // A GIF with a single picture is refused as a clip.
  await page.getByLabel('Video', { exact: true }).setInputFiles({
    ...{ name: 'still.gif', mimeType: 'image/gif', buffer: Buffer.from(smallGif(1)) },
  })
  await expect(page.getByRole('region', { name: 'Clip' }).getByRole('alert')).toContainText(
    'This picture stands still.',
  )
})
