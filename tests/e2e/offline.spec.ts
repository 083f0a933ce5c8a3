import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { expect, scene, shot, step, test, trySample, watch } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim, wholeClaim } from './claim.ts'
import { openDrawnBoard } from './drawn-board.ts'
import { bytesOf, closeHandOver, handOverAlone, handOverTo } from './hand-over.ts'
import { startPlainHost } from './plain-host.ts'

const DIST = fileURLToPath(new URL('../../dist', import.meta.url))

const videoTools = (page: Page) => page.getByRole('listitem').filter({ hasText: 'Video tools' })

test('a download that fails leaves nothing; after Use offline the whole job is done without a server, and what was kept can go', async ({
  launchOptions,
}) => {
  test.setTimeout(360_000)
  const profile = mkdtempSync(join(tmpdir(), 'maestro-profile-'))
  const host = await startPlainHost(DIST)
  const problems: (readonly string[])[] = []
  const start = async (): Promise<BrowserContext> => {
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions,
      baseURL: host.url,
      serviceWorkers: 'allow',
    })
    problems.push(watch(context))
    return context
  }

  const online = await start()
  const first = await online.newPage()
  await first.goto('./')
  expect(await first.evaluate(() => crossOriginIsolated)).toBe(false)
  await first.getByRole('button', { name: 'New project' }).click()
  await first.getByLabel('Project name').fill('Begun online')
  await scene(first).fill('A fox on a quay.')
  await expect(first.getByText('Saved', { exact: true })).toBeVisible()
  await first.getByRole('button', { name: 'Settings', exact: true }).click()
  const parts = first.getByRole('list', { name: 'Kept on this device' }).getByRole('listitem')
  await expect(parts).toHaveText([
    /^App/,
    /^People findernot downloaded · 3 MB/,
    /^Video toolsnot downloaded · 32 MB/,
    /^Photo formatsnot downloaded · 15 MB/,
    /^Upscalernot downloaded · 2 MB/,
    /^Fonts for PDFnot downloaded · 32 MB/,
  ])
  const dialog = first.getByRole('dialog')
  const use = dialog.getByRole('button', { name: 'Use offline' })
  await claim('a damaged part is refused', async () => {
    await online.route(/ffmpeg-core.*\.bin$/, (route) => route.fulfill({ body: 'not what it was' }))
    await use.click()
    // The other parts are loaded before that is told.
    await expect(dialog.getByRole('alert')).toContainText('could not be loaded', { timeout: 60_000 })
    await expect(videoTools(first)).toContainText('not downloaded')
  })
  await online.unroute(/ffmpeg-core.*\.bin$/)
  await wholeClaim('a cancelled part is not there', async () => {
    await online.route(/ffmpeg-core.*\.bin$/, () => undefined)
    await use.click()
    await expect(videoTools(first).getByRole('progressbar')).toBeVisible()
    await expectAccessible(first, 'a download')
    await dialog.getByRole('button', { name: 'Cancel download' }).click()
    await expect(videoTools(first)).toContainText('not downloaded')
    await expect(dialog.getByRole('alert')).toHaveCount(0)
    await online.unroute(/ffmpeg-core.*\.bin$/)
  })
  await use.click()
  await expect(parts).toHaveText(
    [
      /^Appready/,
      /^People finderready/,
      /^Video toolsready/,
      /^Photo formatsready/,
      /^Upscalerready/,
      /^Fonts for PDFready/,
    ],
    {
      timeout: 60_000,
    },
  )
  await first.evaluate(async () => {
    const packs = await caches.open('maestro-packs')
    const [one] = await packs.keys()
    await packs.put(`${one?.url.replace(/[^/]*$/, '')}of-an-old-version.bin?whole`, new Response('old'))
  })
  await online.close()
  await host.stop()

  const offline = await start()
  const page = await offline.newPage()
  await page.goto('./')
  await page.getByRole('button', { name: 'Begun online', exact: true }).click()
  await expect(scene(page)).toHaveValue('A fox on a quay.')
  await claim('a part of an old version goes by itself', async () => {
    const kept = () =>
      page.evaluate(async () => (await (await caches.open('maestro-packs')).keys()).map(({ url }) => url))
    await expect.poll(async () => (await kept()).filter((url) => url.includes('old-version'))).toEqual([])
    expect((await kept()).length).toBeGreaterThan(0)
  })
  await trySample(page)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  const script = await page.locator('link[rel="modulepreload"]').first().getAttribute('href')
  const headers = await page.evaluate(async (path) => [...(await fetch(path)).headers], script ?? '')
  expect(new Map(headers).get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self' /)
  await step(page, 'Analyze video').click()
  await expect(scene(page)).not.toHaveValue('', { timeout: 60_000 })
  await page.getByRole('combobox', { name: 'Number of shots' }).selectOption('3')
  await step(page, 'Generate shots').click()
  await expect(shot(page, 3)).toBeVisible({ timeout: 30_000 })
  await shot(page, 1).getByRole('button', { name: 'Generate image' }).click()
  await expect(page.getByText('Pictures: 1 drawn.')).toBeVisible({ timeout: 180_000 })
  await wholeClaim('everything is handed over', async () => {
    const zip = await handOverTo(page, 'Everything')
    expect(zip.suggestedFilename()).toBe('sample-storyboard_everything.zip')
    await closeHandOver(page)
  })
  // Letters that come in slices are here, too.
  await page.getByLabel('Project name').fill('夜の港')
  const pdf = (await bytesOf(await handOverAlone(page, 'board.pdf'))).toString('latin1')
  expect(pdf).toContain('NotoSansJP-Bold')

  await wholeClaim('a picture is upscaled', async () => {
    // A small one, because the test only needs the upscaler to run.
    await openDrawnBoard(page, 1)
    await shot(page, 1).getByRole('button', { name: 'Upscale', exact: true }).click()
    await expect(page.getByText('Upscaling: 1 upscaled.')).toBeVisible({ timeout: 80_000 })
  })
  await claim('downloads go when they are removed', async () => {
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    await expect(videoTools(page)).toContainText('ready')
    await page.getByRole('dialog').getByRole('button', { name: 'Remove downloads' }).click()
    await expect(videoTools(page)).toContainText('not downloaded')
  })
  await offline.close()
  rmSync(profile, { recursive: true, force: true })
  expect(problems.flat().filter((text) => !/ERR_CONNECTION_REFUSED|ERR_FAILED/.test(text))).toEqual([])
})
