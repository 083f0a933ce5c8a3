import type { Page } from '@playwright/test'
import { FAKE_KEY } from '../fake-openrouter/accounts.ts'
import { expect, openSample, sheet, shot, step, test, useFake } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim } from './claim.ts'

test('a job costs what was said and agreed to', async ({ page, fake }) => {
  test.setTimeout(180_000)
  await openSample(page)
  await useFake(page, fake.url, FAKE_KEY, false)
  const openSettings = () => page.getByRole('button', { name: 'Settings', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  const money = page.getByRole('region', { name: 'Spent on this project' })
  const posted = () => fake.log.filter(({ method }) => method === 'POST')

  await claim('a price stands before the call, and Cancel sends nothing', async () => {
    await expect(step(page, 'Analyze video')).toContainText(/[≈<]\s\$0/)
    await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toHaveCount(0, {
      timeout: 30_000,
    })
    await step(page, 'Analyze video').click()
    await sheet(page).getByRole('button', { name: 'Cancel' }).click()
    await expect(sheet(page)).toHaveCount(0)
    expect(posted()).toEqual([])
  })

  await claim('a frame that is taken out stays here', async () => {
    await step(page, 'Analyze video').click()
    await expect(sheet(page)).toContainText('openai/gpt-6-luna')
    await expectAccessible(page, 'what leaves this device')
    const frames = sheet(page).getByRole('checkbox')
    const count = await frames.count()
    await frames.first().uncheck()
    await sheet(page).getByRole('button', { name: 'Send' }).click()
    await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 30_000 })
    expect(posted()[0]?.pictures).toHaveLength(count - 1)
  })

  await claim('the price of all pictures stands beside the way there', async () => {
    await step(page, 'Generate shots').click()
    await expect(shot(page, 5)).toBeVisible()
    await expect(step(page, 'Generate all images')).toContainText('≈ $0.067 · 5 pictures ≈ $0.34')
    await expectHeaderApart(page)
  })

  await claim('the limit is said before a batch, and what passes it is not called', async () => {
    await openSettings()
    await dialog.getByLabel('Spending limit (USD)').fill('0.28')
    await dialog.getByRole('button', { name: 'Close' }).click()
    // The button and the consent sheet announce how far the limit reaches.
    const leaves = /limit leaves \$0\.2\d, enough for (3|4)/
    await expect(step(page, 'Generate all images')).toContainText(leaves)
    await step(page, 'Generate all images').click()

    // The batch asks for consent once, for exactly the pictures that it sends.
    await expect(sheet(page)).toContainText('google/gemini-3.1-flash-image')
    await expect(sheet(page).getByRole('button', { name: 'Send' })).toContainText(leaves)
    await expect(sheet(page)).toContainText(
      'What would pass the spending limit of this project is not called.',
    )
    await expectAccessible(page, 'what a picture is drawn from')
    const bodies = await sheet(page).locator('.sending-body').allTextContents()
    const shown = bodies.map(requestOf)
    // Every picture of the requests stands there once.
    const names = new Set(bodies.flatMap((body) => JSON.parse(body).input_references).map(nameOf))
    expect(names.size).toBeGreaterThan(2)
    const listed = sheet(page).getByRole('list', { name: 'Pictures to send' }).getByRole('img')
    await expect(listed).toHaveCount(names.size)
    await sheet(page).getByRole('button', { name: 'Send' }).click()
    await expect(page.getByText('Pictures: 3 drawn, 2 skipped.')).toBeVisible({ timeout: 30_000 })
    // The batch reports the limit once, instead of on each shot.
    await expect(page.getByRole('alert')).toHaveCount(1)
    await expect(page.getByRole('alert')).toContainText(
      'would pass the spending limit of this project. Nothing was billed.',
    )
    await expect(page.getByRole('article').getByRole('alert')).toHaveCount(0)
    await expect(page.getByRole('alert').getByRole('button', { name: 'Raise the limit' })).toBeVisible()
    await expectAccessible(page, 'a batch that the limit stopped')
    const drawn = posted().filter(({ path }) => path === '/images')
    expect(drawn).toHaveLength(3)
    for (const { body } of drawn) expect(shown).toContainEqual(requestOf(JSON.stringify(body)))
  })

  await claim('paused, no further shot is begun; resumed, the rest is drawn', async () => {
    await openSettings()
    await dialog.getByLabel('Spending limit (USD)').fill('')
    await dialog.getByLabel('Concurrent requests').fill('1')
    await dialog.getByRole('button', { name: 'Close' }).click()
    fake.scenario({ kind: 'held', path: '/images' })
    await step(page, 'Generate all images').click()
    await page.getByRole('button', { name: 'Pause' }).click()
    await expect(page.getByText(/Paused: what is under way is finished/)).toBeVisible()
    fake.release()
    await expect(page.getByRole('button', { name: 'New take' })).toHaveCount(4)
    await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible()
    expect(posted().filter(({ path }) => path === '/images')).toHaveLength(4)
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect(page.getByText(/^Pictures: 2 drawn/)).toBeVisible({ timeout: 10_000 })
    // Nothing is pending, so there is no price.
    await expect(step(page, 'Generate all images')).not.toContainText('$')
  })

  await claim('a call that a closed page left behind counts', async () => {
    // A page closed during a call leaves a reservation, which counts because the billing is
    // unknown.
    fake.scenario({ kind: 'hang', path: '/images' })
    await shot(page, 1).getByRole('button', { name: 'New take' }).click()
    await expect.poll(() => posted().filter(({ path }) => path === '/images').length).toBe(6)
    await page.reload()
    await expect(money).toContainText('One call may have been billed besides')
    await expect(money).toContainText('≈ $0.067; it counts towards the limit')
    await expect(page.getByText('Shot 1 was under way and may have been billed.')).toBeVisible()
  })

  await claim('the receipt has the price', async () => {
    await page.getByRole('button', { name: 'Open shot 1 large' }).click()
    await expect(page.getByRole('dialog', { name: 'Shot 1' })).toContainText('$0.067')
  })

  await claim('no call goes while the ledger cannot be read', async () => {
    await page.addInitScript(() => {
      const { open } = IDBFactory.prototype
      IDBFactory.prototype.open = function (name, version) {
        if (name === 'maestro-jobs') throw new DOMException('Internal error.', 'UnknownError')
        return open.call(this, name, version)
      }
    })
    await page.reload()
    await page.keyboard.press('Escape')
    await expect(money).toContainText('What this project has cost could not be read.')
    await expect(money).not.toContainText(/\$|billed/)
    await expect(money.getByRole('button', { name: 'Reload the page' })).toBeVisible()
    await shot(page, 2).getByRole('button', { name: 'New take' }).click()
    await expect(shot(page, 2).getByRole('button', { name: 'Reload the page' })).toBeVisible()
    await expectAccessible(page, 'a ledger that cannot be read')
    expect(posted().filter(({ path }) => path === '/images')).toHaveLength(6)
  })
})

const nameOf = (picture: { readonly image_url: { readonly url: string } }) => picture.image_url.url

/** A request with its pictures replaced by their count. */
function requestOf(json: string): unknown {
  const { input_references: pictures, ...body } = JSON.parse(json)
  return { ...body, pictures: pictures.length }
}

/**
 * The key's remaining credit makes the header's tools widest; the steps must not run under them.
 */
async function expectHeaderApart(page: Page): Promise<void> {
  const before = page.viewportSize()
  for (const width of [1440, 1280, 1024]) {
    await page.setViewportSize({ width, height: 800 })
    const way = await page.getByRole('list', { name: 'Steps' }).boundingBox()
    const undo = await page.getByRole('button', { name: 'Undo' }).boundingBox()
    if (!way || !undo) throw new Error(`The header is not all there at ${width} pixels.`)
    expect(way.x + way.width).toBeLessThanOrEqual(undo.x)
  }
  if (before) await page.setViewportSize(before)
}
