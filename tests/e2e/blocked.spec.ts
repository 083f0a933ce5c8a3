import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumPath } from '../chromium.mjs'
import { FAKE_KEY } from '../fake-openrouter/accounts.ts'
import { installRawDatabase } from '../raw-database.mjs'
import { expect, test as open, scene, shot, step, trySample, useFake } from './app.ts'
import { claim } from './claim.ts'
import { staysWhenAsked } from './stays-when-asked.ts'

/** Chromium with "cookies and site data" blocked by the profile's own setting. */
const test = open.extend({
  context: async ({ playwright, baseURL, launchOptions }, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'maestro-blocked-'))
    mkdirSync(join(profile, 'Default'))
    const setting = { profile: { default_content_setting_values: { cookies: 2 } } }
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(setting))
    // The headless shell ignores the profile's settings.
    const executablePath = chromiumPath({ whole: true })
    const context = await playwright.chromium.launchPersistentContext(profile, {
      ...launchOptions,
      ...(executablePath ? { executablePath } : { channel: 'chromium' }),
      ...(baseURL ? { baseURL } : {}),
    })
    await use(context)
    await context.close()
    rmSync(profile, { recursive: true })
  },
})

const notice = { hasText: 'Nothing is kept after this visit.' }

test('with site data blocked the whole job works for this visit, and says that nothing is kept', async ({
  page,
  fake,
}) => {
  test.setTimeout(180_000)
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await page.goto('./')
  await expect(page.getByRole('status').filter(notice)).toContainText('paid for')
  // A redirect would lose the unsaved project, so a pasted code is offered.
  await page.getByRole('button', { name: 'Sign in with OpenRouter' }).click()
  await expect(page.getByRole('link', { name: 'Open the sign-in page' })).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).click()
  await trySample(page)
  await expect(page.getByRole('status').filter(notice)).toBeVisible()
  await expect(page.getByText('Kept for this visit', { exact: true })).toBeVisible()

  await useFake(page, fake.url, FAKE_KEY)
  await step(page, 'Analyze video').click()
  await expect(scene(page)).not.toHaveValue('', { timeout: 30_000 })
  await page.getByRole('combobox', { name: 'Number of shots' }).selectOption('3')
  await step(page, 'Generate shots').click()
  await expect(shot(page, 3)).toBeVisible({ timeout: 30_000 })
  await step(page, 'Generate all images').click()
  await expect(page.getByText('Pictures: 3 drawn.')).toBeVisible({ timeout: 60_000 })

  // The project lasts until the page is closed.
  await page.getByRole('button', { name: 'Projects' }).click()
  await page.getByRole('button', { name: 'Sample storyboard', exact: true }).click()
  await expect(shot(page, 3).getByRole('img').first()).toBeVisible()
  const tops = await scene(page).evaluateHandle((field) => {
    const tops = new Set<number>()
    const look = () => {
      tops.add(field.getBoundingClientRect().top)
      requestAnimationFrame(look)
    }
    look()
    return tops
  })
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export project' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.maestro$/)
  await claim('an export says its end and moves nothing of the board', async () => {
    const end = page.getByRole('status').filter({ hasText: 'Sample-storyboard.maestro is exported.' })
    await expect(end).toBeInViewport({ ratio: 1 })
    expect(await tops.evaluate((all) => all.size)).toBe(1)
    await end.getByRole('button', { name: 'Dismiss' }).click()
    await expect(end).toHaveCount(0)
  })

  // Closing the page asks first, because nothing is stored.
  await staysWhenAsked(page)
})

/** Properties that throw when they are read, as in browsers with site data blocked. */
const REFUSED = [
  ['indexedDB'],
  ['localStorage', 'sessionStorage', 'caches', 'BroadcastChannel', 'locks', 'serviceWorker', 'storage'],
]

open('the notice takes no press away that began before it came', async ({ page }) => {
  await page.addInitScript(() => void Object.defineProperty(window, 'indexedDB', { value: undefined }))
  let goOn = () => {}
  const pressed = new Promise<void>((resolve) => {
    goOn = resolve
  })
  await page.route(/memory-database/, async (route) => {
    await pressed
    await route.continue()
  })
  await page.goto('./')
  const button = page.getByRole('button', { name: 'New project' })
  await button.hover()
  const before = await button.boundingBox()
  await page.mouse.down()
  goOn()
  await expect(page.getByRole('status').filter(notice)).toBeInViewport({ ratio: 1 })
  expect(await button.boundingBox()).toEqual(before)
  await page.mouse.up()
  await expect(scene(page)).toBeVisible()
})

open('the database alone may be refused, or all but the database', async ({ context }) => {
  for (const refused of REFUSED) {
    const page = await context.newPage()
    await page.addInitScript((names) => {
      for (const name of names) {
        Object.defineProperty(name in Navigator.prototype ? navigator : window, name, {
          configurable: true,
          get: () => {
            throw new DOMException('Access is denied for this document.', 'SecurityError')
          },
        })
      }
    }, refused)
    await page.goto('./')
    await page.getByRole('button', { name: 'New project' }).click()
    await scene(page).fill('A fox in the harbour.')
    const lost = refused.includes('indexedDB')
    await expect(page.getByText(lost ? 'Kept for this visit' : 'Saved', { exact: true })).toBeVisible()
    await expect(page.getByRole('status').filter(notice)).toHaveCount(lost ? 1 : 0)
    await expect(page.getByRole('alert')).toHaveCount(0)
    await page.close()
  }
})

open('a screen that cannot be drawn says so and leaves ways out', async ({ page, clean }) => {
  clean.allow(/properties of null/)
  await page.goto('./')
  await page.getByRole('button', { name: 'New project' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Projects' }).click()
  await page.evaluate(installRawDatabase)
  await page.evaluate(async () => {
    const projects = await rawDatabase.read('maestro', 'projects')
    // A record that a defect of the app could have written.
    const broken = projects.map(([id, project]) => [id, { ...project, settings: null }] as const)
    await rawDatabase.write('maestro', 'projects', broken)
  })
  await page.reload()
  await page.getByRole('button', { name: 'Untitled storyboard', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('Something unexpected failed.')
  await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Export project' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy the log' })).toBeVisible()
  await page.getByRole('button', { name: 'All projects' }).click()
  await expect(page.getByRole('list', { name: 'Projects' })).toBeVisible()
})
