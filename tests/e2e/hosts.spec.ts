import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, watch } from './app.ts'
import { expectAccessible } from './axe.ts'
import { expectKept, startPlainHost } from './plain-host.ts'
import { makeSecondBuild } from './second-build.ts'

const DIST = fileURLToPath(new URL('../../dist', import.meta.url))

test('the app starts offline although its host answers what is missing with the page', {
  tag: '@whole',
}, async ({ browser }) => {
  // The host lets browsers cache everything for a year.
  const host = await startPlainHost(DIST, { path: '/', careless: true, tidiesAddresses: true })
  const context = await browser.newContext({ baseURL: host.url, serviceWorkers: 'allow' })
  const problems = watch(context)
  const page = await context.newPage()
  await page.goto('./')
  await expectKept(page)
  await host.stop()
  await page.reload()
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible()
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  expect(problems).toEqual([])
  await context.close()
})

test('an app whose own files do not come says so, on a first visit and on later ones, and reloads', async ({
  page,
  clean,
}) => {
  clean.allow(/Failed to load resource|Failed to fetch dynamically imported module/)
  const title = page.getByText('The app could not be loaded.')
  const isThere = page.getByRole('button', { name: 'New project' })
  for (const visit of ['first', 'later']) {
    await page.route('**/assets/react-*.js', (route) => route.abort())
    if (visit === 'first') await page.goto('./')
    else await page.reload()
    await expect(page.getByRole('alert').filter({ has: title }), visit).toBeVisible()
    await page.unroute('**/assets/react-*.js')
    await page.getByRole('button', { name: 'Reload' }).click()
    await expect(isThere).toBeVisible()
    await expect(title).toHaveCount(0)
    await page.evaluate(() => localStorage.setItem('maestro.has-projects', '1'))
  }
})

test('an app whose own files come late says that it loads', async ({ page }) => {
  await page.route('**/assets/react-*.js', () => undefined)
  await page.goto('./', { waitUntil: 'commit' })
  const waiting = page.getByRole('status').filter({ hasText: 'Loading the app' })
  await expect(waiting).toBeVisible()
  await page.unroute('**/assets/react-*.js')
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible()
  await expect(waiting).toHaveCount(0)
})

test('a deployment in the middle of the installation leaves nothing wrong behind', { tag: '@whole' }, async ({
  browser,
}) => {
  // During a deployment: the first build's worker with the second build's files.
  const between = makeSecondBuild(DIST)
  const host = await startPlainHost(between, { careless: true })
  copyFileSync(join(DIST, 'sw.js'), join(between, 'sw.js'))
  const context = await browser.newContext({ baseURL: host.url, serviceWorkers: 'allow' })
  const page = await context.newPage()
  await page.goto('./')
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible()
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Use offline' }).click()
  await expect(dialog.getByRole('alert')).toContainText('could not be loaded', { timeout: 30_000 })
  await expect(dialog.getByRole('listitem').filter({ hasText: 'App' })).toContainText('not downloaded')

  host.deploy(DIST)
  await page.goto('./')
  await expectKept(page)
  await page.reload()
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible()
  await context.close()
  await host.stop()
  rmSync(between, { recursive: true, force: true })
})

test('on a full disk the app runs, and Use offline says why it cannot', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ serviceWorkers: 'allow' })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const origin = new URL(baseURL ?? '').origin
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 300_000 })
  await page.goto('./')
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible()
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Use offline' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible({ timeout: 30_000 })
  await expect(dialog.getByRole('alert')).toContainText('would not fit on the disk')
  await expect(dialog.getByRole('button', { name: 'Use offline' })).toBeVisible()
  await context.close()
})

test('over plain http the app runs and says what is missing', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const problems = watch(context)
  const page = await context.newPage()
  await context.route('http://plain.test/**', async (route) => {
    const { pathname } = new URL(route.request().url())
    await route.fulfill({ response: await route.fetch({ url: new URL(pathname, baseURL).href }) })
  })
  await page.goto('http://plain.test/')
  await expect(page.getByRole('alert')).toContainText('This page came over plain http.')
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible()
  await expectAccessible(page, 'plain http')
  expect(
    problems.filter(
      (text) => !/Cross-Origin-(?:Opener|Embedder)-Policy|request to http:..plain\.test/.test(text),
    ),
  ).toEqual([])
  await context.close()
})

test('inside another page the app does not run', async ({ browser }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  const host = await startPlainHost(DIST)
  const folder = mkdtempSync(join(tmpdir(), 'maestro-outside-'))
  writeFileSync(join(folder, 'index.html'), `<iframe src="${host.url}"></iframe>`)
  const outside = await startPlainHost(folder)
  await page.goto(outside.url)
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('link', { name: 'Open it by itself' })).toBeVisible({ timeout: 30_000 })
  await expect(frame.getByRole('button')).toHaveCount(0)
  await context.close()
  await host.stop()
  await outside.stop()
  rmSync(folder, { recursive: true })
})
