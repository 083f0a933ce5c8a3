import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { directSample, expect, shot, step, test } from './app.ts'
import { startPlainHost } from './plain-host.ts'
import { makeSecondBuild } from './second-build.ts'

const DIST = fileURLToPath(new URL('../../dist', import.meta.url))

/** The version of the page's script: of the second build it ends with a 2. */
const isSecond = (page: Page) => page.locator('script[src$="2.js"]')

test('an update that one tab accepts waits for a job in another; then both run the new version', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const second = makeSecondBuild(DIST)
  const host = await startPlainHost(DIST)
  const context = await browser.newContext({ baseURL: host.url, serviceWorkers: 'allow' })
  const problems: string[] = []
  context.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  context.on('weberror', (error) => problems.push(error.error().message))

  const a = await context.newPage()
  await a.goto('./')
  // The first visit is not of the service worker yet; from the second one on it is.
  await a.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await directSample(a, 6)
  const b = await context.newPage()
  await b.goto('./')
  await expect(isSecond(b)).toHaveCount(0)

  host.deploy(second)
  await b.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    await registration?.update()
  })
  const update = b.getByRole('button', { name: 'Update', exact: true })
  await expect(update).toBeVisible()
  await expect(a.getByRole('button', { name: 'Update', exact: true })).toBeVisible()
  // From here on the server has none of the scripts that a job in A loads.
  await step(a, 'Generate all images').click()
  await expect(shot(a, 1).getByText('Drawing…')).toBeVisible()
  await update.click()
  await expect(b.getByText('Updates when the job ends')).toBeVisible()
  await expect(isSecond(a)).toHaveCount(1, { timeout: 120_000 })
  await expect(isSecond(b)).toHaveCount(1)

  for (let number = 1; number <= 6; number++) {
    await expect(shot(a, number).getByRole('img').first()).toBeVisible()
  }
  for (const page of [a, b]) {
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  }
  expect(problems).toEqual([])
  await context.close()
  await host.stop()
  rmSync(second, { recursive: true, force: true })
})
