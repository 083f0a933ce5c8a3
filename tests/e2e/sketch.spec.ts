import {
  directSample,
  drawChanged,
  drawnSample,
  expect,
  loseMedia,
  openSample,
  scene,
  shot,
  step,
  test,
} from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim, wholeClaim } from './claim.ts'
import { openDrawnBoard } from './drawn-board.ts'
import { bytesOf, closeHandOver, handOver, handOverTo, pathsIn } from './hand-over.ts'

// The whole job is done by make-sample.setup.ts, and these open what it left in the database.
test('a sampled project: its identity frame, its clip, its description', async ({ page }) => {
  await openSample(page)
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('No API key')
  await claim('frames say their time, stand in order and have the sampled size', async () => {
    await expect(page.getByText(/frames · identity frame marked/)).toBeVisible()
    const frames = page.getByRole('list', { name: 'Frames' }).getByRole('img')
    const found = await frames.evaluateAll((images) =>
      (images as HTMLImageElement[]).map(({ alt, naturalWidth, naturalHeight }) => ({
        alt,
        naturalWidth,
        naturalHeight,
      })),
    )
    const times = found.map(({ alt }) => Number(/^Frame at ([\d.]+) s$/.exec(alt)?.[1]))
    expect(times.length).toBeGreaterThanOrEqual(4)
    expect(times.every((time) => time > 0)).toBe(true)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    for (const { naturalWidth, naturalHeight } of found)
      expect([naturalWidth, naturalHeight]).toEqual([768, 432])
  })
  await claim('the clip plays', async () => {
    await page.getByRole('button', { name: 'Play clip' }).click()
    const clip = page.locator('video')
    await expect
      .poll(() => clip.evaluate((video: HTMLVideoElement) => video.currentTime), { timeout: 10_000 })
      .toBeGreaterThan(0)
  })
  await claim('another frame can be made the identity frame', async () => {
    const buttons = page.getByRole('button', { name: /^Identity frame/ })
    await expect(buttons.first()).toHaveAttribute('aria-pressed', 'false')
    await buttons.first().click()
    await expect(buttons.first()).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await page.reload()
    await expect(buttons.first()).toHaveAttribute('aria-pressed', 'true')
  })
  await claim('the description is kept from the first keystroke', async () => {
    await scene(page).fill('A fox crosses the bridge at dusk.')
    await expect(page.getByText('7 words')).toBeVisible()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await page.reload()
    await expect(scene(page)).toHaveValue('A fox crosses the bridge at dusk.')
  })
})

test('a drawn project: large, drawn again, and given another list', { tag: '@whole' }, async ({ page }) => {
  await drawnSample(page)
  await claim('it is all there: the description, each shot with its own words and picture', async () => {
    await expect(page.getByText(/^\d{2,} words$/)).toBeVisible()
    const texts = await page
      .getByRole('textbox', { name: 'Description', exact: true })
      .evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value))
    expect(new Set(texts).size).toBe(3)
    for (let number = 1; number <= 3; number++) {
      const picture = shot(page, number).getByRole('img').first()
      await expect(picture).toHaveAttribute('alt', new RegExp(`^Shot ${number}`))
      const size = await picture.evaluate((image: HTMLImageElement) => [
        image.naturalWidth,
        image.naturalHeight,
      ])
      expect(size).toEqual([1024, 576])
    }
  })
  await claim('a shot opens large, with its receipt and its neighbours', async () => {
    await page.getByRole('button', { name: 'Open shot 1 large' }).click()
    const viewer = page.getByRole('dialog', { name: 'Shot 1' })
    await expect(viewer.getByText('Sketch (rough, not AI)')).toBeVisible()
    await expect(viewer.getByRole('list', { name: 'Drawn from' })).toHaveText(/Moment.*Style/)
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('dialog', { name: 'Shot 2' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
  await wholeClaim('one shot is drawn again as a second take, and the first can be chosen back', async () => {
    const first = shot(page, 1)
    await first.getByRole('button', { name: 'New take' }).click()
    const takes = first.getByRole('list', { name: 'Takes' }).getByRole('button')
    await expect(takes).toHaveCount(2, { timeout: 60_000 })
    await expect(first.getByRole('button', { name: 'Take 2' })).toHaveAttribute('aria-pressed', 'true')
    await first.getByRole('button', { name: 'Take 1' }).click()
    await expect(first.getByRole('button', { name: 'Take 1' })).toHaveAttribute('aria-pressed', 'true')
  })
  await claim('a new shot list keeps drawn pictures as earlier shots', async () => {
    await step(page, 'Generate shots').click()
    await page.getByText('Earlier shots (3)').click()
    await expectAccessible(page, 'earlier shots')
    await page.getByRole('button', { name: 'Put back on the board' }).first().click()
    await expect(shot(page, 4).getByRole('button', { name: 'New take' })).toBeVisible()
  })
})

test('the batch draws a shot of changed text again and no other', { tag: '@whole' }, async ({ page }) => {
  await drawnSample(page, { strip: true })
  await shot(page, 2).getByRole('textbox', { name: 'Description', exact: true }).fill('Something else.')
  await expect(shot(page, 2).getByText('Drawn from earlier words.')).toBeVisible()
  await drawChanged(page)
  await expect(page.getByText('Pictures: 1 drawn, 2 already drawn.')).toBeVisible({ timeout: 60_000 })
  await expect(shot(page, 2).getByText('Drawn from earlier words.')).toBeHidden()
})

test('cancelling keeps what has arrived and counts the rest as skipped', { tag: '@whole' }, async ({
  page,
}) => {
  test.setTimeout(120_000)
  await directSample(page)
  await step(page, 'Generate all images').click()
  await expect(shot(page, 1).getByRole('img').first()).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText(/Pictures cancelled: [12] drawn, [12] skipped\./)).toBeVisible()
  await expect(shot(page, 1).getByRole('img').first()).toBeVisible()
  await expect(page.getByText('Drawing…')).toHaveCount(0)
})

test('a board is downloaded, also with a picture that the storage has lost', { tag: '@whole' }, async ({
  page,
}) => {
  test.setTimeout(120_000)
  await directSample(page, 3, { strip: true })
  await shot(page, 1).getByRole('button', { name: 'Generate image' }).click()
  const original = shot(page, 1).getByRole('button', { name: 'Download original' })
  await expect(original).toBeVisible({ timeout: 60_000 })
  await claim("an original has its shot's name", async () => {
    const [picture] = await Promise.all([page.waitForEvent('download'), original.click()])
    expect(picture.suggestedFilename()).toBe('sample-storyboard_shot-001_take-1.png')
  })
  await claim("the board has the project's name", async () => {
    const zip = await handOverTo(page, 'Everything')
    expect(zip.suggestedFilename()).toBe('sample-storyboard_everything.zip')
    await closeHandOver(page)
  })
  await loseMedia(page, 'image/png')
  await page.reload()
  await expect(shot(page, 1).getByRole('alert')).toContainText('no longer here', { timeout: 30_000 })
  await expect(page.getByText(/^Pictures 0\/\d/)).toBeVisible()
  await claim('nothing is offered that needs the lost picture', async () => {
    const gone = ['Upscale', 'Download original'].map((name) =>
      shot(page, 1).getByRole('button', { name, exact: true }),
    )
    for (const button of [...gone, step(page, 'Upscale all')]) {
      await expect(button).toBeDisabled()
    }
  })
  await claim('the download of the rest names what it lacks', async () => {
    await shot(page, 2).getByRole('button', { name: 'Generate image' }).click()
    await expect(shot(page, 2).getByRole('img', { name: /^Shot 2/ })).toBeVisible({ timeout: 60_000 })
    const rest = pathsIn(await bytesOf(await handOverTo(page, 'Everything')))
    expect(rest.filter((path) => path.includes('/pictures/'))).toEqual([
      'sample-storyboard/pictures/sample-storyboard_shot-002_take-1.png',
    ])
    await expect(handOver(page).getByText(/picture of shot 1 is no longer here/)).toBeVisible()
    await closeHandOver(page)
  })
  await shot(page, 1).getByRole('button', { name: 'Draw again' }).click()
  await expect(shot(page, 1).getByRole('img', { name: /^Shot 1/ })).toBeVisible({ timeout: 60_000 })
  await expect(shot(page, 1).getByRole('alert')).toHaveCount(0)
})

test('two hundred takes of a shot scroll in their strip, and the shown one is in sight', {
  tag: '@whole',
}, async ({ page }) => {
  await openDrawnBoard(page, 2, { width: 120, height: 80 }, 200)
  const takes = shot(page, 1).getByRole('list', { name: 'Takes' })
  await expect(takes.getByRole('button')).toHaveCount(200)
  const strip = await takes.boundingBox()
  expect(strip?.height).toBeLessThan(300)
  const chosen = takes.getByRole('button', { pressed: true })
  await expect(chosen).toBeInViewport()
  await takes.getByRole('button').first().click()
  await expect(takes.getByRole('button', { pressed: true })).toHaveAccessibleName('Take 1')
  await expect(takes.getByRole('button').first()).toBeInViewport()
})
