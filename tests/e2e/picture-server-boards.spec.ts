import type { Page } from '@playwright/test'
import type { ServerFamily } from '../../src/domain/engines/picture-server.ts'
import { type FakePictures, startFakePictures } from '../fake-pictures/fake-pictures.ts'
import { IMAGE_TO_IMAGE, INPAINT, REFERENCES } from '../fake-pictures/workflows.ts'
import { directSample, drawChanged, drawnSample, expect, sheet, shot, step, test } from './app.ts'
import { claim } from './claim.ts'
import { drawWith, inspector, newTake, openTab, PROBES, takes } from './picture-servers.ts'
import { storeFake } from './with-fake.ts'

const send = (page: Page) => sheet(page).getByRole('button', { name: 'Send', exact: true }).click()
const drawn = (page: Page, number: number) =>
  expect(shot(page, number).getByRole('img').first()).toBeVisible({ timeout: 60_000 })

/** Servers, what their pictures begin with, and a fault that one shot meets. */
const BOARDS = [
  ['sd-server', 'still', undefined],
  ['webui', 'still', undefined],
  ['localai', undefined, undefined],
  ['openai-images', undefined, undefined],
  ['comfyui', 'still', IMAGE_TO_IMAGE],
  ['comfyui', 'references', REFERENCES],
] as const satisfies readonly (readonly [ServerFamily, string | undefined, string | undefined])[]

for (const [family, start, workflow] of BOARDS) {
  test(`a whole board by ${family}, from: ${start ?? 'all references'}`, { tag: '@whole' }, async ({
    page,
    clean,
  }) => {
    test.setTimeout(240_000)
    clean.allow(PROBES)
    const server = await startFakePictures(family)
    await directSample(page)
    await drawWith(page, server.url, { ...(start ? { start } : {}), ...(workflow ? { workflow } : {}) })
    await step(page, 'Generate all images').click()
    await expect(sheet(page)).toContainText(new URL(server.url).host)
    await send(page)
    for (const number of [1, 2, 3]) await drawn(page, number)
    expect(server.bodies).toHaveLength(3)
    await openTab(page, 2, 'Receipt')
    await expect(inspector(page, 2)).toContainText(new URL(server.url).host)
    await expect(inspector(page, 2)).toContainText('A server on this machine')
    expect(server.violations).toEqual([])
    await server.close()
  })
}

test('what goes wrong with a board is said, ends it where every shot would meet it, and loses nothing', {
  tag: '@whole',
}, async ({ page, clean }) => {
  test.setTimeout(240_000)
  clean.allow(PROBES)
  const server = await startFakePictures('comfyui')
  await directSample(page)
  await drawWith(page, server.url, { workflow: IMAGE_TO_IMAGE, start: 'moment' })
  await claim('an error of each shot is said on its card', async () => {
    server.fail('html')
    await step(page, 'Generate all images').click()
    await send(page)
    await expect(shot(page, 3).getByRole('alert')).toContainText('The picture server failed', {
      timeout: 60_000,
    })
    await expect(shot(page, 1).getByRole('alert')).toContainText('HTTP 502')
  })
  await claim('half an answer, a picture that is none and one of another size', async () => {
    server.fail('half')
    await newTake(page, 1).click()
    await expect(shot(page, 1).getByRole('alert')).toContainText('cut off', { timeout: 60_000 })
    server.fail('no-picture')
    await newTake(page, 1).click()
    await expect(shot(page, 1).getByRole('alert')).toContainText('no picture', { timeout: 60_000 })
    server.fail('wrong-size')
    await newTake(page, 1).click()
    await drawn(page, 1)
    await openTab(page, 1, 'Receipt')
    await expect(inspector(page, 1)).toContainText('320 × 192')
  })
  await claim('a server that is gone ends the board after one try, and is said once', async () => {
    await server.close()
    await step(page, 'Generate all images').click()
    await expect(page.getByText('The picture server does not answer this page.').first()).toBeVisible({
      timeout: 60_000,
    })
    await expect(shot(page, 2).getByRole('alert')).toHaveCount(0)
    await page.getByRole('button', { name: 'Change the address' }).first().click()
    await expect(page.getByLabel('Address of the picture server')).toBeFocused()
  })
  expect(server.violations).toEqual([])
})

test('a region goes along as a mask, and what lies around it stays', { tag: '@whole' }, async ({
  page,
  clean,
}) => {
  test.setTimeout(240_000)
  clean.allow(PROBES)
  const server = await startFakePictures('comfyui')
  await drawnSample(page)
  await drawWith(page, server.url, { workflow: INPAINT, start: 'moment' })
  await openTab(page, 1, 'Takes')
  await inspector(page, 1).getByRole('button', { name: 'Edit', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: /^Edit take/ })
  await dialog.getByRole('textbox', { name: 'What should change' }).fill('A red hat.')
  await dialog.getByRole('radio', { name: 'Only inside the region' }).press(' ')
  await dialog.getByRole('button', { name: 'Box' }).press('Enter')
  for (const [name, value] of Object.entries({ Left: 200, Top: 100, Width: 160, Height: 120 })) {
    await dialog.getByRole('spinbutton', { name }).fill(String(value))
  }
  await dialog.getByRole('button', { name: 'Mark this box' }).press('Enter')
  await dialog.getByRole('button', { name: 'Draw edit' }).click()
  await expect(sheet(page)).toContainText('A red hat.')
  await send(page)
  await expect.poll(() => server.bodies.length, { timeout: 60_000 }).toBe(1)
  const body = JSON.stringify(server.bodies[0])
  expect(body).toContain('A red hat.')
  expect(body).toMatch(/"image":"project-maestro\/[0-9a-f]{16}\.png","channel":"red"/)
  expect(server.violations).toEqual([])
  await server.close()
})

test('a mixed board says by which engine each take is, and whether its own is there', {
  tag: '@whole',
}, async ({ page, clean, fake }) => {
  test.setTimeout(240_000)
  clean.allow(PROBES)
  const servers: FakePictures[] = [await startFakePictures('webui'), await startFakePictures('sd-server')]
  const [webui, native] = servers
  if (!webui || !native) throw new Error('no servers')
  // By Sketch.
  await drawnSample(page)
  await drawWith(page, webui.url, { start: 'moment' })
  await newTake(page, 1).click()
  await send(page)
  await expect.poll(() => webui.bodies.length, { timeout: 60_000 }).toBe(1)
  await drawWith(page, native.url, { start: 'moment' })
  await newTake(page, 2).click()
  await send(page)
  await expect.poll(() => native.bodies.length, { timeout: 60_000 }).toBe(1)
  await claim('receipts and staleness name the engine', async () => {
    await openTab(page, 3, 'Receipt')
    await expect(inspector(page, 3)).toContainText('Sketch (rough, not AI)')
    await expect(shot(page, 3)).toContainText('Drawn by Sketch.')
    await openTab(page, 1, 'Receipt')
    await expect(inspector(page, 1)).toContainText(new URL(webui.url).host)
  })
  await claim('a receipt goes back to its own server, or says that it is gone', async () => {
    const again = (number: number) =>
      inspector(page, number).getByRole('button', { name: 'Draw again from this receipt' })
    await expect(again(1)).toHaveAttribute('aria-description', /is not the one in use/)
    await openTab(page, 2, 'Receipt')
    await again(2).click()
    await expect.poll(() => native.bodies.length, { timeout: 60_000 }).toBe(2)
    expect(native.bodies[1]).toEqual(native.bodies[0])
  })
  await claim('all that is changed is drawn again by the one in use', async () => {
    await drawChanged(page)
    await send(page)
    await expect.poll(() => native.bodies.length, { timeout: 90_000 }).toBeGreaterThanOrEqual(3)
    await openTab(page, 3, 'Takes')
    await expect(takes(page)).toHaveCount(2, { timeout: 60_000 })
  })
  await claim('the model service draws on the same board, and its take goes back to no server', async () => {
    await storeFake(page, fake.url)
    await page.reload()
    await newTake(page, 3).click()
    await send(page)
    await expect.poll(() => fake.log.filter(({ path }) => path === '/images').length).toBe(1)
    await openTab(page, 3, 'Takes')
    await expect(takes(page)).toHaveCount(3, { timeout: 60_000 })
    await openTab(page, 3, 'Receipt')
    await expect(inspector(page, 3)).toContainText(new URL(fake.url).host)
    await openTab(page, 2, 'Receipt')
    const again = inspector(page, 2).getByRole('button', { name: 'Draw again from this receipt' })
    await expect(again).toHaveAttribute('aria-description', /.+/)
  })
  expect([...webui.violations, ...native.violations]).toEqual([])
  await Promise.all(servers.map((one) => one.close()))
})
