import type { Page } from '@playwright/test'
import { type FakeModel, installLanguageModel, type ModelPlan } from '../fixtures/fake-language-model.ts'
import { expect, openSample, scene, sheet, shot, step, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim } from './claim.ts'
import { dialog, openSettings } from './settings.ts'

const group = (page: Page) => dialog(page).getByRole('group', { name: 'Your browser’s own model' })
const use = (page: Page) => group(page).getByRole('button', { name: 'Use your browser’s own model' })
const close = (page: Page) => dialog(page).getByRole('button', { name: 'Close' }).click()
const log = (page: Page) => page.getByRole('log', { name: 'Activity log' })
const send = (page: Page) => sheet(page).getByRole('button', { name: 'Send', exact: true }).click()

/** What the imitation has been asked, and what broke the interface. */
const heard = (page: Page): Promise<Pick<FakeModel, 'calls' | 'violations' | 'open'>> =>
  page.evaluate(() => {
    const { calls, violations, open } = Reflect.get(globalThis, 'fakeLanguageModel')
    return { calls, violations, open }
  })

const plan = (page: Page, next: ModelPlan) =>
  page.evaluate(
    (change) => void Object.assign(Reflect.get(globalThis, 'fakeLanguageModel'), { plan: change }),
    next,
  )

/** The imitation counts from here on. */
const forget = (page: Page) =>
  page.evaluate(() => void Reflect.get(globalThis, 'fakeLanguageModel').calls.splice(0))

const ready: ModelPlan = { state: 'available' }
const stuck: ModelPlan = { state: 'downloadable', download: 'stuck' }

test('the browser’s own model is got by a click, shown what it gets, and writes scene and shots', {
  tag: '@whole',
}, async ({ page }) => {
  await page.addInitScript(installLanguageModel, stuck)
  await openSample(page)
  await claim('Settings alone offer one that must be downloaded', async () => {
    await openSettings(page)
    await expect(use(page)).toHaveText(/downloads some gigabytes once/)
    await expect(group(page)).toContainText('a page cannot know')
    await expect(page.getByText('Your browser has a model of its own.')).toBeHidden()
  })
  await claim('its download is shown and stopped, and one that breaks is told', async () => {
    await use(page).click()
    await expect(group(page).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '0.5')
    await expect(group(page)).toContainText(/50\s?% downloaded/)
    await group(page).getByRole('button', { name: 'Stop the download' }).click()
    await expect(use(page)).toBeVisible()
    await plan(page, { state: 'downloadable', download: 'broken' })
    await use(page).click()
    await expect(group(page).getByRole('alert')).toContainText('The download broke off.')
  })
  await claim('once it is there it describes and directs', async () => {
    await plan(page, { state: 'downloadable' })
    await use(page).click()
    await expect(group(page)).toContainText('In use for the scene and the shots.')
    await expect(dialog(page).getByLabel('Scene by')).toHaveValue('browser-model')
    await expect(dialog(page).getByLabel('Pictures by')).toHaveValue('auto')
    await close(page)
    await expect(page.getByText('scene by your browser’s own model')).toBeVisible()
  })
  await claim('the sheet shows each question as it is asked, and the frames that it looks at', async () => {
    await step(page, 'Analyze video').click()
    await expect(sheet(page)).toContainText(
      'this goes to your browser’s own model. It may work on this device',
    )
    await expect(sheet(page)).toContainText('5 of 6 frames')
    await expect(sheet(page)).toContainText('It looks at a few of them only')
    await sheet(page).getByText('The whole request').click()
    const shown = JSON.parse((await sheet(page).locator('.sending-body').textContent()) ?? '')
    await send(page)
    await expect(scene(page)).toHaveValue(/^A woman in a red coat .* still\.$/)
    const { calls } = await heard(page)
    expect(calls.map(({ kind }) => kind)).toEqual(['look', 'look', 'look', 'look', 'look', 'join'])
    expect(shown.said.slice(0, 5).map(({ text }: { text: string }) => text)).toEqual(
      calls.slice(0, 5).map(({ words }) => words),
    )
    await expect(log(page)).toContainText('Scene described by your browser’s own model')
  })
  await claim('shots come by the schema from words alone, five a call', async () => {
    await page.getByLabel('Number of shots').selectOption('10')
    await step(page, 'Generate shots').click()
    // Words need no sheet where the frames were agreed to.
    await expect(shot(page, 10).getByRole('textbox', { name: 'Description' })).toHaveValue(/by the model/)
    const calls = (await heard(page)).calls.slice(6)
    expect(calls.map(({ schema, picture }) => ({ schema, picture }))).toEqual(
      Array.from({ length: 2 }, () => ({ schema: 'told', picture: false })),
    )
  })
  await claim('where it gives up Sketch does the step, and the reason stands there', async () => {
    await plan(page, { state: 'downloadable' })
    await step(page, 'Analyze video').click()
    await expect(page.getByRole('alert').filter({ hasText: 'Sketch did.' })).toContainText(
      'The model is not on this device, or no longer',
    )
    await expect(scene(page)).not.toHaveValue(/red coat/)
  })
  const { violations, open } = await heard(page)
  expect({ violations, open }).toEqual({ violations: [], open: 0 })
})

test('a model that is ready is offered beside the engines, and every other state is said', {
  tag: '@whole',
}, async ({ page }) => {
  await page.addInitScript(installLanguageModel, ready)
  await openSample(page)
  const again = async (next: ModelPlan) => {
    await plan(page, next)
    await page.keyboard.press('Escape')
    await openSettings(page)
  }
  await claim('the offer leads to the button, which needs no download', async () => {
    await page.getByRole('button', { name: 'Use it', exact: true }).click()
    await expect(use(page)).toBeFocused()
    await expect(use(page)).toHaveText('Use your browser’s own model')
    await use(page).click()
    await expect(group(page)).toContainText('In use for the scene and the shots.')
  })
  await claim('one that is gone since is said, and can be left', async () => {
    await again({ state: 'downloadable' })
    await expect(group(page)).toContainText('It is chosen and not ready')
    await again({ state: 'unavailable' })
    await expect(group(page)).toContainText('not on this computer or not for this page')
    await group(page).getByRole('button', { name: 'Stop using it' }).click()
    await expect(dialog(page).getByLabel('Scene by')).toHaveValue('auto')
  })
  await claim('one without eyes writes the shots alone', async () => {
    await again({ state: 'available', sees: false })
    await expect(group(page)).toContainText('This one sees no pictures')
    await use(page).click()
    await expect(group(page)).toContainText('In use for the shots.')
    await expect(dialog(page).getByLabel('Scene by')).toHaveValue('auto')
    await group(page).getByRole('button', { name: 'Stop using it' }).click()
  })
  await claim('a full disk, a refusal and a download that another visit began', async () => {
    await again({ state: 'downloadable', download: 'full' })
    await use(page).click()
    await expect(group(page).getByRole('alert')).toContainText('The browser did not get its model.')
    await again({ state: 'downloading', activated: false })
    await expect(group(page)).toContainText('It is being downloaded already.')
    await use(page).click()
    await expect(group(page).getByRole('alert')).toContainText('The browser does not let this page use it.')
    await again({ state: 'downloading' })
    await use(page).click()
    await expect(group(page)).toContainText('In use for the scene and the shots.')
  })
  await expectAccessible(page, 'settings with a model in use')
  await page.keyboard.press('Escape')
  const alert = page.getByRole('alert').filter({ hasText: 'Sketch did.' })
  const faults: readonly (readonly [string, ModelPlan['does'], string])[] = [
    ['more than it holds', { look: ['overflow'] }, 'more than it can hold'],
    ['an answer held back', { join: ['withheld'] }, 'held its answer back'],
    ['garbage', { join: ['garbage'] }, 'no description'],
    ['nothing', { join: ['empty'] }, 'answered nothing'],
    ['a session that dies twice', { look: ['dies', 'dies'] }, 'stopped in the middle'],
    ['a picture that it does not take', { look: ['lacks'] }, 'does not take what was asked'],
    ['an answer without an end', { join: ['runaway'] }, 'went on for more than 5,000 characters'],
  ]
  for (const [name, does, said] of faults) {
    await claim(`the scene with ${name}`, async () => {
      await forget(page)
      await plan(page, { state: 'available', ...(does ? { does } : {}) })
      await step(page, 'Analyze video').click()
      if (name === faults[0]?.[0]) await send(page)
      await expect(alert).toContainText(said, { timeout: 60_000 })
      await expect(scene(page)).toHaveValue(/Sketch/)
    })
  }
  await claim('the shots with half a list, and half a repair', async () => {
    await forget(page)
    await plan(page, { state: 'available', does: { direct: ['half'], repair: ['half'] } })
    await step(page, 'Generate shots').click()
    await expect(alert.filter({ hasText: 'length limit' })).toBeVisible({ timeout: 60_000 })
    await expect(shot(page, 3).getByRole('textbox', { name: 'Description' })).not.toHaveValue(/by the model/)
  })
  await claim('a job under way is cancelled, and keeps its engine whatever is chosen meanwhile', async () => {
    await forget(page)
    await plan(page, { state: 'available', does: { look: ['good', 'never'] } })
    await step(page, 'Analyze video').click()
    await expect(page.getByText('Looking at the frames').first()).toBeAttached()
    await openSettings(page)
    await group(page).getByRole('button', { name: 'Stop using it' }).click()
    await page.keyboard.press('Escape')
    await expect.poll(async () => (await heard(page)).calls.length).toBe(2)
    await page.getByRole('button', { name: 'Cancel', exact: true }).first().click()
    await expect(log(page)).toContainText('Cancelled')
    await expect.poll(async () => (await heard(page)).open).toBe(0)
  })
  expect((await heard(page)).violations).toEqual([])
})

test('a browser without a model, or with one that it must fetch, mentions it in Settings alone', async ({
  page,
}) => {
  await openSample(page)
  const nowhere = () => expect(page.locator('main')).not.toContainText(/own model|model of its own/)
  await claim('as the browser is, nothing begins by itself', async () => {
    await nowhere()
    await openSettings(page)
    // Chromium as such answers with an error in the console, so only a click asks it.
    await group(page).getByRole('button', { name: 'See whether this browser has one' }).click()
    await expect(group(page)).toContainText(/has none|not on this computer|downloads some gigabytes/)
    await expect(group(page).getByRole('progressbar')).toHaveCount(0)
    await page.keyboard.press('Escape')
  })
  await claim('without the interface it says so, and what it would need', async () => {
    await page.evaluate(() => void Reflect.deleteProperty(globalThis, 'LanguageModel'))
    await openSettings(page)
    await expect(group(page)).toContainText('This browser has none that a page can use.')
    await expect(group(page)).toContainText('Chrome needs version 148')
    await expect(group(page).getByRole('button')).toHaveCount(0)
    await expect(dialog(page).getByLabel('Scene by')).not.toContainText('own model')
    await nowhere()
  })
})
