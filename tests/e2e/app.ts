import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { type FakeOpenRouter, startFakeOpenRouter } from '../fake-openrouter/fake-openrouter.ts'
import { installRawDatabase } from '../raw-database.mjs'
import { type Opening, openKept } from './kept-sample.ts'
import { agreeAlways } from './with-fake.ts'

interface AppFixtures {
  /** Fails every test on a console error, a page error or a request to another host. */
  readonly clean: { readonly allow: (text: RegExp) => void }
  readonly fake: FakeOpenRouter
  /** Longer side of the imitation's pictures in pixels. */
  readonly longSide: number
  /** The browser's Save-Data: late parts load when they are opened. */
  readonly saveData: boolean
}

/**
 * Collects the faults of all tabs of a context: console errors and warnings, uncaught errors, and
 * requests to other machines.
 */
export function watch(context: BrowserContext): readonly string[] {
  const problems: string[] = []
  context.on('console', (message) => {
    // Playwright logs this where a test blocks the service worker.
    if (message.text() === 'Service Worker registration blocked by Playwright') return
    if (!['error', 'warning'].includes(message.type())) return
    const { url, lineNumber } = message.location()
    problems.push(`console: ${message.text()} (${url}:${lineNumber})`)
  })
  context.on('weberror', (error) => problems.push(`uncaught: ${error.error().message}`))
  context.on('request', (request) => {
    const { hostname, origin, protocol } = new URL(request.url())
    const local = ['127.0.0.1', 'localhost'].includes(hostname) || ['blob:', 'data:'].includes(protocol)
    if (!local) problems.push(`request to ${origin}`)
  })
  return problems
}

/** Runs in the page. */
function saveDataHere(): void {
  Object.defineProperty(Reflect.get(navigator, 'connection'), 'saveData', { value: true })
}

/**
 * Every test fails on a console error, an uncaught error, a request to another machine, and a
 * policy violation in a page or worker, also of a test that runs at the same time.
 */
export const test = base.extend<AppFixtures>({
  clean: [
    async ({ context, baseURL, saveData }, use) => {
      if (saveData) await context.addInitScript(saveDataHere)
      const problems = watch(context)
      const allowed: RegExp[] = []
      const reports: () => Promise<string[]> = async () =>
        (await fetch(new URL('policy-reports', baseURL))).json()
      // What a page is refused stands in its console too, which names the right test.
      const ofPage = new RegExp(` (?:in|of) ${baseURL}(?:[?#]\\S*)?(?: \\(.*\\))?$`)
      const reported = async () => (await reports()).filter((line) => !ofPage.test(line))
      // A report and the console name no kind of request; this does.
      const refused: string[] = []
      context.on('requestfailed', (request) => {
        if (request.failure()?.errorText === 'csp') refused.push(`${request.resourceType()} ${request.url()}`)
      })
      await use({ allow: (text) => allowed.push(text) })
      const left = problems.filter((problem) => !allowed.some((text) => text.test(problem)))
      expect(left, `refused here: ${refused}`).toEqual([])
      // A report fails one test of those that ran at once, not each of them.
      expect(await reported(), `refused here: ${refused}`).toEqual([])
    },
    { auto: true },
  ],
  // Loading them all costs a second of processor time a page; few tests are about that.
  saveData: [true, { option: true }],
  // Few tests depend on the size of pictures, and large ones cost processor time.
  longSide: [256, { option: true }],
  fake: async ({ longSide }, use) => {
    const fake = await startFakeOpenRouter({ longSide })
    await use(fake)
    expect(fake.violations).toEqual([])
    await fake.close()
  },
})

export { expect }

/** The button of a step; on a phone the next step's is at the bottom. */
export const step = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Draws what is missing, and again what a person has changed something for. */
export async function drawChanged(page: Page): Promise<void> {
  await step(page, 'Generate all images').click()
  await page
    .getByRole('alertdialog', { name: 'Which pictures are drawn?' })
    .getByRole('button', { name: /^Missing and changed \(/ })
    .click()
}

export const shot = (page: Page, number: number | string) =>
  page.getByRole('article', { name: `Shot ${number}`, exact: true })

export const scene = (page: Page) => page.getByRole('textbox', { name: 'Scene description' })

/** Opens the sample through its button and waits for its frames. */
export async function trySample(page: Page): Promise<void> {
  await page.goto('./')
  await page.getByRole('button', { name: 'Try the sample' }).click()
  await expect(page.getByRole('img', { name: 'Video preview' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('img', { name: 'Style preview' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Frames' }).getByRole('img')).toHaveCount(6, {
    timeout: 30_000,
  })
}

/** The sample with its frames, from the database. */
export async function openSample(page: Page, how?: Opening): Promise<void> {
  await openKept(page, 'sampled', how)
  await expect(page.getByRole('img', { name: 'Video preview' })).toBeVisible()
  await expect(page.getByRole('img', { name: 'Style preview' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Frames' }).getByRole('img')).toHaveCount(6)
}

/** The sample, analyzed by the Sketch engine, from the database. */
export async function analyzeSample(page: Page, how?: Opening): Promise<void> {
  await openKept(page, 'analyzed', how)
  await expect(scene(page)).not.toHaveValue('')
  await expect(step(page, 'Generate shots')).toBeEnabled()
}

/**
 * Opens the sample, with or without shots, from a file. The browser reads the file itself: bytes
 * that Playwright hands over cost a second of processor time.
 */
export async function importSample(page: Page, path: string, name = 'Sample storyboard'): Promise<void> {
  await page.getByLabel('Import project').setInputFiles(path)
  await page.getByRole('list', { name: 'Projects' }).getByRole('button', { name, exact: true }).click()
}

/** Makes files downloads, by removing the file picker; runs in the page. */
export const withoutPicker = () => void Reflect.deleteProperty(window, 'showSaveFilePicker')

/** Exports the only project to a file of this test; its path. */
export async function exportSample(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Projects' }).click()
  await page.getByRole('button', { name: 'Project actions' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Export project' }).click()
  const download = await downloading
  const path = test.info().outputPath(download.suggestedFilename())
  await download.saveAs(path)
  return path
}

/**
 * The sample with three shots, none drawn, from the database; the app itself writes another number.
 */
export async function directSample(page: Page, count = 3, how?: Opening): Promise<void> {
  if (count === 3) {
    await openKept(page, 'directed', how)
    await expect(shot(page, 3)).toBeVisible()
    return
  }
  await analyzeSample(page, how)
  await page.getByRole('combobox', { name: 'Number of shots' }).selectOption(String(count))
  await step(page, 'Generate shots').click()
  await expect(shot(page, count)).toBeVisible({ timeout: 30_000 })
}

/** The sample with three shots, each drawn once by Sketch, from the database. */
export async function drawnSample(page: Page, how?: Opening): Promise<void> {
  await openKept(page, 'drawn', how)
  await expect(shot(page, 3).getByRole('img').first()).toBeVisible()
}

/** The consent dialog before a project's first call. */
export const sheet = (page: Page) => page.getByRole('dialog', { name: 'What leaves this device' })

/** Sets the imitation's address and key in Settings. With `agree` it consents to every request. */
export async function useFake(page: Page, url: string, key: string, agree = true): Promise<void> {
  if (agree) await agreeAlways(page)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('API base URL').fill(url)
  await dialog.getByLabel('API base URL').blur()
  await dialog.getByLabel('API key').fill(key)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('combobox', { name: 'Engine' }).selectOption('OpenRouter')
}

/** Deletes every file of a type from the browser's storage, as a browser short of space may do. */
export async function loseMedia(page: Page, type: string): Promise<void> {
  await page.evaluate(installRawDatabase)
  await page.evaluate(async (lost) => {
    const media = await rawDatabase.read('maestro', 'media')
    const keys = media.flatMap(([key, file]) => (file.type === lost ? [key] : []))
    await rawDatabase.remove('maestro', 'media', keys)
  }, type)
}
