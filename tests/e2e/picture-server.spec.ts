import { startFakePictures } from '../fake-pictures/fake-pictures.ts'
import { IMAGE_TO_IMAGE } from '../fake-pictures/workflows.ts'
import { drawnSample, expect, sheet, step, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim, wholeClaim } from './claim.ts'
import {
  chooseWorkflow,
  close,
  group,
  inspector,
  lookFor,
  newTake,
  openTab,
  PROBES,
  takes,
} from './picture-servers.ts'
import { dialog, openSettings } from './settings.ts'

test('pictures come from a server on this machine, which is found, shown what it gets, and told to stop', async ({
  page,
  clean,
}) => {
  test.setTimeout(180_000)
  clean.allow(PROBES)
  const webui = await startFakePictures('webui')
  const comfyui = await startFakePictures('comfyui')
  await drawnSample(page)
  await openSettings(page)
  await claim(
    'an address elsewhere is refused, and one that lets no page in is told with its switch',
    async () => {
      await dialog(page).getByLabel('Address of the picture server').fill('https://example.com')
      await expect(group(page)).toContainText('Only a server on 127.0.0.1 or localhost')
      webui.fail('no-cors')
      await lookFor(page, webui.url)
      await expect(group(page).getByRole('alert')).toContainText('--cors-allow-origins=http')
      webui.fail(undefined)
    },
  )
  await claim('it is found by what it answers', async () => {
    await lookFor(page, webui.url)
    await expect(group(page)).toContainText('Stable Diffusion WebUI, with dreamshaper_8.')
    await expect(dialog(page).getByLabel('Begin with')).toHaveValue('still')
    // Without a drawing of Sketch, which takes four seconds.
    await dialog(page).getByLabel('Begin with').selectOption('moment')
    await dialog(page).getByLabel('Long side').selectOption('512')
    await dialog(page).getByLabel('How far it may go').fill('0.35')
    await expectAccessible(page, 'settings with a picture server')
    await dialog(page).getByLabel('Pictures by').selectOption('A server on this machine')
    await close(page)
  })
  await claim('the sheet shows the very request, and nothing costs', async () => {
    await openTab(page, 1, 'Takes')
    await newTake(page, 1).click()
    await expect(sheet(page)).toContainText(new URL(webui.url).host)
    await expect(sheet(page)).toContainText('a server on this machine')
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
    expect(String(init_images)).toMatch(/^data:image\/jpeg;base64,/)
  })
  await claim('its receipt names host and model, and is drawn again to the byte', async () => {
    await inspector(page, 1).getByRole('tab', { name: 'Receipt' }).click()
    await expect(inspector(page, 1)).toContainText('dreamshaper_8')
    await expect(inspector(page, 1)).toContainText(new URL(webui.url).host)
    const again = inspector(page, 1).getByRole('button', { name: 'Draw again from this receipt' })
    await expect(again).toBeEnabled()
    await again.click()
    await expect.poll(() => webui.bodies.length, { timeout: 60_000 }).toBe(2)
    expect(webui.bodies[1]).toEqual(webui.bodies[0])
  })
  await wholeClaim('what fails is said in the server’s words, and the earlier takes stay', async () => {
    webui.fail('error')
    await newTake(page, 1).click()
    await expect(page.getByText('CUDA out of memory').first()).toBeVisible({ timeout: 60_000 })
    await openTab(page, 1, 'Takes')
    await expect(takes(page)).toHaveCount(3)
    webui.fail(undefined)
  })
  await claim('ComfyUI draws by a workflow, tells its place, and is told to stop', async () => {
    await openSettings(page)
    await lookFor(page, comfyui.url)
    await expect(group(page)).toContainText('ComfyUI draws with a workflow of yours')
    await chooseWorkflow(page, '{"nodes": []}')
    await expect(group(page).getByRole('alert')).toContainText('Export (API)')
    await chooseWorkflow(page, IMAGE_TO_IMAGE)
    await expect(group(page)).toContainText('ComfyUI, with sd_xl_base_1.0.safetensors.')
    await expect(group(page).getByRole('definition').first()).toHaveText('What is seen')
    await dialog(page).getByLabel('Begin with').selectOption('moment')
    await expectAccessible(page, 'settings with a workflow')
    await close(page)
    await openTab(page, 2, 'Takes')
    comfyui.fail('queued')
    await newTake(page, 2).click()
    await sheet(page).getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page.getByText('Queued there, place 2,').first()).toBeVisible({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Cancel', exact: true }).first().click()
    await expect.poll(() => comfyui.stopped).toEqual(['prompt-1 queued'])
    comfyui.fail(undefined)
    await newTake(page, 2).click()
    await expect(takes(page)).toHaveCount(2, { timeout: 60_000 })
  })
  await claim('a receipt of the other server says that it is not in use', async () => {
    await openTab(page, 1, 'Receipt')
    await expect(
      inspector(page, 1).getByRole('button', { name: 'Draw again from this receipt' }),
    ).toHaveAttribute('aria-description', new RegExp(`at ${new URL(webui.url).host}, is not the one in use`))
  })
  await claim('without it the step says what is missing', async () => {
    await openSettings(page)
    await dialog(page).getByRole('button', { name: 'Forget it' }).click()
    await close(page)
    await expect(newTake(page, 1)).toHaveAttribute('aria-description', /Look for the picture server/)
    await expect(step(page, 'Generate all images')).toHaveAttribute('aria-disabled', 'true')
  })
  expect([...webui.violations, ...comfyui.violations]).toEqual([])
  await Promise.all([webui.close(), comfyui.close()])
})
