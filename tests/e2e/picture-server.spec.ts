import type { Page } from '@playwright/test'
import { startFakePictures } from '../fake-pictures/fake-pictures.ts'
import { drawnSample, expect, sheet, shot, step, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim, wholeClaim } from './claim.ts'
import { dialog, openSettings } from './settings.ts'

/** Console messages of the browser for routes that a server lacks, and for one that is refused. */
const PROBES = /status of (404|500)|ERR_CONNECTION_REFUSED|ERR_FAILED|blocked by CORS policy/

const newTake = (page: Page, number: number) =>
  shot(page, number).getByRole('button', { name: 'New take', exact: true })
const inspector = (page: Page, number: number) =>
  page.getByRole('region', { name: `Shot ${number}`, exact: true })
const takes = (page: Page) => page.locator('.inspector ul.takes button')
const group = (page: Page) =>
  dialog(page).getByRole('group', { name: 'Pictures from a server on this machine' })
const close = (page: Page) => dialog(page).getByRole('button', { name: 'Close' }).click()

async function openTakes(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: `Camera of shot ${number}`, exact: true }).click()
  await inspector(page, number)
    .getByRole('tab', { name: /^Takes/ })
    .click()
  // A single take is no list.
  await expect(takes(page)).toHaveCount(0)
}

async function lookFor(page: Page, url: string): Promise<void> {
  await dialog(page).getByLabel('Address of the picture server').fill(url.replace('http://', ''))
  await dialog(page).getByRole('button', { name: 'Look for it' }).click()
}

test('pictures come from a server on this machine, which is found, shown what it gets, and told to stop', async ({
  page,
  clean,
}) => {
  test.setTimeout(180_000)
  clean.allow(PROBES)
  const webui = await startFakePictures('webui')
  const native = await startFakePictures('sd-server')
  await drawnSample(page)
  await openSettings(page)
  await claim(
    'an address elsewhere is refused, and one that lets no page in is told with its switches',
    async () => {
      await dialog(page).getByLabel('Address of the picture server').fill('https://example.com')
      await expect(group(page)).toContainText('Only a server on 127.0.0.1 or localhost')
      webui.fail('no-cors')
      await lookFor(page, webui.url)
      await expect(group(page).getByRole('alert')).toContainText('--cors-allow-origins in WebUI')
      webui.fail(undefined)
    },
  )
  await claim('it is found by what it answers', async () => {
    await lookFor(page, webui.url)
    await expect(group(page)).toContainText('Stable Diffusion WebUI, with dreamshaper_8.')
    await expect(dialog(page).getByLabel('Begin with')).toHaveValue('still')
    await dialog(page).getByLabel('Long side').selectOption('512')
    await dialog(page).getByLabel('How far it may go').fill('0.35')
    await expectAccessible(page, 'settings with a picture server')
    await dialog(page).getByLabel('Pictures by').selectOption('A server on this machine')
    await close(page)
  })
  await claim('the sheet shows the very request, and nothing costs', async () => {
    await openTakes(page, 1)
    await newTake(page, 1).click()
    await expect(sheet(page)).toContainText(new URL(webui.url).host)
    await expect(sheet(page)).toContainText('a server on this machine')
    await expect(sheet(page)).toContainText('Sketch first draws the shot from these here')
    await expect(sheet(page).locator('.price')).toHaveCount(0)
    await sheet(page).getByText('The whole request').click()
    const shown = JSON.parse((await sheet(page).locator('.sending-body').textContent()) ?? '')
    await sheet(page).getByRole('button', { name: 'Send', exact: true }).click()
    await expect(takes(page)).toHaveCount(2, { timeout: 60_000 })
    const { init_images, ...sent } = webui.bodies[0] ?? {}
    const { init_images: named, ...said } = shown
    expect(sent).toEqual(said)
    expect(sent).toMatchObject({ denoising_strength: 0.35, width: 448 })
    expect(named).toHaveLength(1)
    expect(String(init_images)).toMatch(/^data:image\/png;base64,/)
  })
  await claim(
    'its receipt names host and model, and says why it is not drawn again to the byte',
    async () => {
      await inspector(page, 1).getByRole('tab', { name: 'Receipt' }).click()
      await expect(inspector(page, 1)).toContainText('dreamshaper_8')
      await expect(inspector(page, 1)).toContainText(new URL(webui.url).host)
      await expect(
        inspector(page, 1).getByRole('button', { name: 'Draw again from this receipt' }),
      ).toHaveAttribute('aria-description', /made anew each time/)
    },
  )
  await wholeClaim('what fails is said in the server’s words, and the earlier takes stay', async () => {
    webui.fail('error')
    await newTake(page, 1).click()
    await expect(page.getByText('CUDA out of memory').first()).toBeVisible({ timeout: 60_000 })
    await inspector(page, 1)
      .getByRole('tab', { name: /^Takes/ })
      .click()
    await expect(takes(page)).toHaveCount(2)
    webui.fail(undefined)
  })
  await claim('another server draws the rest one by one, and a cancel is told there', async () => {
    await openSettings(page)
    await lookFor(page, native.url)
    await expect(group(page)).toContainText('stable-diffusion.cpp, with sd_xl_base.safetensors.')
    // Without a drawing of Sketch, which takes four seconds.
    await dialog(page).getByLabel('Begin with').selectOption('moment')
    await close(page)
    await openTakes(page, 2)
    native.fail('slow')
    await newTake(page, 2).click()
    await sheet(page).getByRole('button', { name: 'Send', exact: true }).click()
    await expect.poll(() => native.bodies.length, { timeout: 60_000 }).toBe(1)
    await page.getByRole('button', { name: 'Cancel', exact: true }).first().click()
    await expect.poll(() => native.stopped).toEqual(['job_1'])
    native.fail(undefined)
    await newTake(page, 2).click()
    await expect(takes(page)).toHaveCount(2, { timeout: 60_000 })
  })
  await claim('without it the step says what is missing', async () => {
    await openSettings(page)
    await dialog(page).getByRole('button', { name: 'Forget it' }).click()
    await close(page)
    await expect(newTake(page, 1)).toHaveAttribute('aria-description', /Look for the picture server/)
    await expect(step(page, 'Generate all images')).toHaveAttribute('aria-disabled', 'true')
  })
  expect([...webui.violations, ...native.violations]).toEqual([])
  await Promise.all([webui.close(), native.close()])
})
