import { startFakeOpenRouter } from '../fake-openrouter/fake-openrouter.ts'
import { directSample, drawChanged, expect, openSample, scene, sheet, shot, step, test } from './app.ts'

test('the model service does the whole job, each picture from the frame, the style and its own moment', async ({
  page,
  fake,
}) => {
  test.setTimeout(120_000)
  await openSample(page, { fake: fake.url })

  await step(page, 'Analyze video').click()
  await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 30_000 })
  await expect(scene(page)).not.toHaveValue('')
  await step(page, 'Generate shots').click()
  await expect(shot(page, 5)).toBeVisible()
  await step(page, 'Generate all images').click()
  await expect(page.getByText('Pictures: 5 drawn.')).toBeVisible({ timeout: 60_000 })

  const frames = await page.getByRole('list', { name: 'Frames' }).getByRole('img').count()
  const [described, directed, ...drawn] = fake.log.filter(({ method }) => method === 'POST')
  expect(described).toMatchObject({ path: '/chat/completions', status: 200 })
  expect(described?.pictures).toHaveLength(frames)
  expect(directed?.pictures).toHaveLength(1)
  expect(drawn).toHaveLength(5)
  for (const call of drawn) {
    expect(call).toMatchObject({ path: '/images', status: 200, aborted: false })
    expect([2, 3]).toContain(call.pictures.length)
    expect(call.body).toMatchObject({
      prompt: expect.stringMatching(
        call.pictures.length === 2
          ? /Image 1 .*identity[\s\S]*Image 2 .*style(?![\s\S]*Image 3)/
          : /Image 1 .*identity[\s\S]*Image 2 .*style[\s\S]*Image 3 .*moment/,
      ),
    })
  }
  // Each call has the same first two references, in the same order.
  expect(new Set(drawn.map(({ pictures }) => JSON.stringify(pictures.slice(0, 2)))).size).toBe(1)
  expect(new Set(drawn.flatMap(({ pictures }) => pictures.map(({ sha256 }) => sha256))).size).toBeGreaterThan(
    2,
  )
  expect(JSON.stringify(drawn[0]?.pictures[0])).not.toBe(JSON.stringify(drawn[0]?.pictures[1]))
  await expect(shot(page, 1).getByText(/^\$0\.\d+/)).toBeVisible()
})

test('the description streams in', { tag: '@whole' }, async ({ page }) => {
  // Slow enough for the growing text to be seen on a busy machine.
  const fake = await startFakeOpenRouter({ pieceDelayMs: 150 })
  await openSample(page, { fake: fake.url, agree: false })
  await step(page, 'Analyze video').click()
  await sheet(page).getByRole('button', { name: 'Send' }).click()
  const lengths = new Set<number>()
  await expect
    .poll(
      async () => {
        lengths.add((await scene(page).inputValue()).length)
        return page.getByText('Scene described.').isVisible()
      },
      { intervals: [20], timeout: 30_000 },
    )
    .toBe(true)
  expect(lengths.size).toBeGreaterThan(2)
  await fake.close()
})

test('pictures are drawn at once, as many as Settings allow, and one that fails stops nothing', async ({
  page,
  fake,
  clean,
}) => {
  clean.allow(/Failed to load resource/)
  await openSample(page, { fake: fake.url })
  await step(page, 'Analyze video').click()
  await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 30_000 })
  await step(page, 'Generate shots').click()
  await expect(shot(page, 5)).toBeVisible()
  // All five requests are sent before the first is answered.
  fake.scenario({ kind: 'held', path: '/images', times: 5 })
  fake.scenario({ kind: 'error', path: '/images', error: 'blocked' })
  await step(page, 'Generate all images').click()
  await expect.poll(() => fake.log.filter(({ path }) => path === '/images').length).toBe(5)
  fake.release()
  await expect(page.getByText('Pictures: 4 drawn, 1 failed.')).toBeVisible({ timeout: 30_000 })
  const refused = page.getByRole('article').filter({ has: page.getByRole('alert') })
  await expect(refused).toHaveCount(1)
  await expect(refused.getByRole('alert')).toContainText('The model refused this.')
  await refused.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('article').getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'New take' })).toHaveCount(5, { timeout: 30_000 })
  expect(fake.log.filter(({ path, billed }) => path === '/images' && billed > 0)).toHaveLength(5)
})

test('cancelling ends the calls in flight and keeps what has arrived', async ({ page, fake }) => {
  await openSample(page, { fake: fake.url })
  await step(page, 'Analyze video').click()
  await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 30_000 })
  await step(page, 'Generate shots').click()
  await expect(shot(page, 5)).toBeVisible()
  fake.scenario({ kind: 'hang', path: '/images', times: 4 })
  await step(page, 'Generate all images').click()
  await expect(page.getByRole('button', { name: 'New take' })).toHaveCount(1, { timeout: 30_000 })
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Pictures cancelled: 1 drawn, 4 skipped.')).toBeVisible()
  await expect.poll(() => fake.log.filter(({ aborted }) => aborted).length).toBe(4)
})

test('until a cancelled picture that has begun to arrive has come or gone, nothing else is asked for', async ({
  page,
  fake,
}) => {
  await openSample(page, { fake: fake.url })
  await step(page, 'Analyze video').click()
  await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 30_000 })
  await step(page, 'Generate shots').click()
  await expect(shot(page, 5)).toBeVisible()
  fake.scenario({ kind: 'hang_body', path: '/images' })
  const begun = page.waitForResponse(/\/images$/)
  await shot(page, 1).getByRole('button', { name: 'Generate image' }).click()
  await begun
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Cancelled: what has begun to arrive is kept')).toBeVisible()
  const other = shot(page, 2).getByRole('button', { name: 'Generate image' })
  await expect(other).toHaveAttribute('aria-disabled', 'true')
  await expect(step(page, 'Generate all images')).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByText('Pictures cancelled. What had arrived is kept.')).toBeVisible({
    timeout: 15_000,
  })
  await other.click()
  await expect(page.getByRole('button', { name: 'New take' })).toHaveCount(1, { timeout: 30_000 })
})

test('what was not shown does not leave: a style picture that takes the place of another is asked about, once', async ({
  page,
  fake,
}) => {
  test.setTimeout(90_000)
  await openSample(page, { fake: fake.url, agree: false })
  const posted = () => fake.log.filter(({ method }) => method === 'POST')
  const send = () => sheet(page).getByRole('button', { name: 'Send' }).click()

  await step(page, 'Analyze video').click()
  await expect(sheet(page)).toBeVisible({ timeout: 30_000 })
  const shown = await sheet(page).getByRole('checkbox').count()
  await send()
  await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 30_000 })
  expect(posted()[0]?.pictures).toHaveLength(shown)

  // The shot list sends a frame that was agreed to, so the consent sheet stays closed.
  await step(page, 'Generate shots').click()
  await expect(shot(page, 5)).toBeVisible()

  // Another style picture in the middle of a batch: those that are under way have the old one, the
  // others wait. With the new one they are a batch of their own, which is agreed to anew.
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByLabel('Concurrent requests').fill('2')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  fake.scenario({ kind: 'held', path: '/images', times: 2 })
  await step(page, 'Generate all images').click()
  await send()
  await expect.poll(() => posted().filter(({ path }) => path === '/images').length).toBe(2)
  // Another file: the same one again is the same style picture.
  await page.getByLabel('Style image').setInputFiles('public/icon-512.png')
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Draw with the change \(3/ })
    .click()
  fake.release()
  await expect(page.getByText('Pictures: 2 drawn.')).toBeVisible({ timeout: 30_000 })
  await expect(sheet(page)).toBeVisible({ timeout: 30_000 })
  await expect(sheet(page).getByText(/exact words for shot/)).toHaveCount(3)
  // Leaving the page while the sheet is open counts as a refusal.
  await page.goBack()
  await expect(sheet(page)).toHaveCount(0)
  await page.goForward()
  expect(posted().filter(({ path }) => path === '/images')).toHaveLength(2)
  await drawChanged(page)
  await send()
  await expect(page.getByText('Pictures: 5 drawn.')).toBeVisible({ timeout: 30_000 })
  await expect(sheet(page)).toHaveCount(0)
})

test('a style picture that is replaced while the sheet waits is shown there, and is what leaves', async ({
  page,
  fake,
}) => {
  await directSample(page, 3, { fake: fake.url, agree: false })
  const styles = () =>
    fake.log.flatMap(({ path, pictures }) => (path === '/images' ? (pictures[1]?.sha256 ?? []) : []))
  const send = () => sheet(page).getByRole('button', { name: 'Send' }).click()
  const draw = (number: number) => shot(page, number).getByRole('button', { name: 'Generate image' }).click()
  const square = (colour: string) => page.evaluate(pictureOf, colour)
  const replace = async (colour: string) => {
    const buffer = Buffer.from(await square(colour), 'base64')
    await page
      .getByLabel('Style image')
      .setInputFiles({ name: `${colour}.png`, mimeType: 'image/png', buffer })
  }

  await replace('teal')
  await expect(page.getByRole('log')).toContainText('teal.png')
  await draw(1)
  await expect(sheet(page)).toBeVisible({ timeout: 30_000 })
  const shown = sheet(page).locator('.sending-references img').nth(1)
  const before = String(await shown.getAttribute('src'))
  // The sheet blocks clicks on the page, but a file chosen earlier may finish loading behind it.
  await replace('maroon')
  await expect(shown).not.toHaveAttribute('src', before)
  await send()
  await expect.poll(() => styles().length, { timeout: 30_000 }).toBe(1)
  await shot(page, 1).getByRole('button', { name: 'New take' }).click()
  await expect.poll(() => styles().length, { timeout: 30_000 }).toBe(2)
  await expect(sheet(page)).toHaveCount(0)
  expect(styles()[0]).toBe(styles()[1])
  await replace('teal')
  await draw(3)
  await expect(sheet(page)).toBeVisible({ timeout: 30_000 })
  await send()
  await expect.poll(() => styles().length, { timeout: 30_000 }).toBe(3)
  expect(styles()[2]).not.toBe(styles()[0])
})

/** A picture of one colour as a PNG in base64: runs in the page. */
function pictureOf(colour: string): string {
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 })
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = colour
  context.fillRect(0, 0, 64, 64)
  return canvas.toDataURL('image/png').slice('data:image/png;base64,'.length)
}

test('the identity frame is one that is sent', async ({ page, fake }) => {
  await openSample(page, { fake: fake.url, agree: false })
  const chosen = page.getByRole('button', { name: /^Identity frame/, pressed: true })
  const before = await chosen.getAttribute('aria-label')
  await page.getByRole('button', { name: 'What leaves this device' }).click()
  const at = /[\d.]+ s/.exec(before ?? '')?.[0] ?? ''
  await sheet(page)
    .getByRole('checkbox', { name: new RegExp(`\\b${at}`) })
    .uncheck()
  await sheet(page).getByRole('button', { name: 'Close' }).click()
  await expect(chosen).toHaveCount(1)
  await expect(chosen).not.toHaveAttribute('aria-label', before ?? '')
  await expect(page.getByText(`the one at ${at} stays on this device`)).toBeVisible()
})
