import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { directSample, expect, shot, step, test, watch } from './app.ts'
import { expectAccessible } from './axe.ts'
import { expectKept, startPlainHost } from './plain-host.ts'
import { makeSecondBuild } from './second-build.ts'

const DIST = fileURLToPath(new URL('../../dist', import.meta.url))

/** A script of the second build, whose name has a mark. */
const isSecond = (page: Page) => page.locator('link[href*="/index-"][href$="-second.js"]')

test('an update that one tab accepts waits for a job in another tab', { tag: '@whole' }, async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const second = makeSecondBuild(DIST)
  // A careless host answers missing files with the page and lets browsers cache for a year.
  const host = await startPlainHost(DIST, { careless: true })
  const context = await browser.newContext({ baseURL: host.url, serviceWorkers: 'allow' })
  const problems = watch(context)

  const firstVisit = await context.newPage()
  await firstVisit.goto('./')
  await expectKept(firstVisit)
  const pastWorker = await context.newPage()
  await pastWorker.goto('./')
  const session = await context.newCDPSession(pastWorker)
  await Promise.all([pastWorker.waitForEvent('load'), session.send('Page.reload', { ignoreCache: true })])
  expect(await pastWorker.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
  const a = await context.newPage()
  await directSample(a, 3, { strip: true })
  // One picture under way and one that waits are enough.
  await a.getByRole('button', { name: 'Actions of shot 3' }).click()
  await a.getByRole('menuitem', { name: 'Delete shot' }).click()
  await expect(shot(a, 3)).toHaveCount(0)
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
  await expectAccessible(b, 'an update')
  await expect(a.getByRole('button', { name: 'Update', exact: true })).toBeVisible()
  // From here on the server lacks the scripts that a job in A loads.
  await step(a, 'Generate all images').click()
  await expect(shot(a, 1).getByText('Drawing…')).toBeVisible()
  // It is paused, so that it cannot end before the update is accepted.
  await a.getByRole('button', { name: 'Pause' }).click()
  // Another tab has an unfinished name in a dialog.
  await firstVisit.getByRole('button', { name: 'Project actions' }).click()
  await firstVisit.getByRole('menuitem', { name: 'Rename' }).click()
  const name = firstVisit.getByRole('dialog').getByLabel('Name')
  await name.fill('Half a na')
  await update.click()
  await expect(b.getByText('Updates when the job ends')).toBeVisible()
  // Before the switch a tab may start jobs and cancel them.
  await b.getByRole('button', { name: 'Try the sample' }).click()
  await expect(b.getByRole('list', { name: 'Frames' }).getByRole('img')).toHaveCount(6, { timeout: 30_000 })
  await a.getByRole('button', { name: 'Resume' }).click()
  await expect(isSecond(a)).toHaveCount(1, { timeout: 200_000 })
  await expect(isSecond(pastWorker)).toHaveCount(1, { timeout: 30_000 })
  await expect(isSecond(firstVisit)).toHaveCount(0)
  await name.fill('Half a name')
  await firstVisit.getByRole('button', { name: 'Rename', exact: true }).click()
  for (const page of [b, firstVisit]) {
    await expect(isSecond(page)).toHaveCount(1, { timeout: 30_000 })
  }

  await expect(firstVisit.getByRole('button', { name: 'Half a name', exact: true })).toBeVisible()
  for (let number = 1; number <= 2; number++) {
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
