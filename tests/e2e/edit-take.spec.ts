import type { Page } from '@playwright/test'
import { directSample, drawnSample, expect, shot, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim, wholeClaim } from './claim.ts'
import { log } from './drawn-board.ts'

test.use({ longSide: 640 })

const inspector = (page: Page) => page.getByRole('region', { name: 'Shot 1', exact: true })
const dialog = (page: Page, take: number) => page.getByRole('dialog', { name: `Edit take ${take}` })
/** Also while a dialog covers them. */
const takes = (page: Page) => page.locator('.inspector ul.takes button')
/** What came of an edit is shown in its dialog, which is closed then. */
async function arrived(page: Page, take: number, to: number): Promise<void> {
  await expect(
    dialog(page, take)
      .getByRole('img', { name: `After, take ${to}` })
      .first(),
  ).toBeVisible({ timeout: 30_000 })
  await dialog(page, take).getByRole('button', { name: 'Close' }).click()
  await expect(takes(page)).toHaveCount(to)
}

async function openTakes(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Camera of shot 1', exact: true }).click()
  await inspector(page)
    .getByRole('tab', { name: /^Takes/ })
    .click()
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Looks at the shown take, and keeps its pixels in the page: a million numbers would take seconds
 * on their way here. @returns its size, and how many values differ from those kept before, outside
 * of a box.
 */
async function changesOutside(page: Page, box: Box): Promise<{ size: readonly number[]; changed: number }> {
  return inspector(page)
    .getByRole('img')
    .last()
    .evaluate(async (image: HTMLImageElement, { x, y, width, height }: Box) => {
      await image.decode()
      const { naturalWidth, naturalHeight } = image
      const context = new OffscreenCanvas(naturalWidth, naturalHeight).getContext('2d')
      context?.drawImage(image, 0, 0)
      const data = context?.getImageData(0, 0, naturalWidth, naturalHeight).data ?? new Uint8ClampedArray()
      const before: Uint8ClampedArray = Reflect.get(window, 'before') ?? data
      Reflect.set(window, 'before', data)
      let changed = 0
      for (const [i, value] of data.entries()) {
        const [column, row] = [(i >> 2) % naturalWidth, Math.floor((i >> 2) / naturalWidth)]
        const inside = column >= x && column < x + width && row >= y && row < y + height
        if (!inside && value !== before[i]) changed++
      }
      return { size: [naturalWidth, naturalHeight], changed }
    }, box)
}

test('a take is varied, drawn several times at once, and edited as a whole and in a region', async ({
  page,
  fake,
}) => {
  test.setTimeout(240_000)
  const calls = () => fake.log.filter(({ path }) => path === '/images')
  await directSample(page, 3, { fake: fake.url, agree: false })
  await shot(page, 1).getByRole('button', { name: 'Generate image' }).click()
  const sheet = page.getByRole('dialog', { name: 'What leaves this device' })
  await sheet.getByRole('button', { name: 'Send' }).click()
  await expect(shot(page, 1).getByRole('button', { name: 'New take' })).toBeVisible({ timeout: 30_000 })
  await openTakes(page)

  await claim('best of 2 is two calls and two takes, at the price of both', async () => {
    await inspector(page).getByRole('combobox', { name: 'How many takes' }).selectOption('2')
    const best = inspector(page).getByRole('button', { name: 'Best of 2' })
    await expect(best).toContainText('$0.13')
    await best.click()
    await expect(takes(page)).toHaveCount(3, { timeout: 30_000 })
    expect(calls()).toHaveLength(3)
    const set = inspector(page).getByRole('list', { name: '2 drawn at once: choose the best' })
    await expect(set.getByRole('button', { name: /^Take \d$/ })).toHaveCount(2)
    await expect(set.getByRole('button', { pressed: true })).toHaveCount(1)
    await expect(set.getByRole('listitem').filter({ hasText: 'Not checked' })).toHaveCount(0, {
      timeout: 30_000,
    })
  })
  await claim('a variation asks the same once more, composed in another way', async () => {
    await inspector(page).getByRole('button', { name: 'Variation' }).click()
    await expect(takes(page)).toHaveCount(4, { timeout: 30_000 })
    const asked = (call: number) => Object(calls()[call]?.body)
    const { prompt } = asked(2)
    const another = expect.stringMatching(/^\nChoose another composition of this same moment/)
    expect(asked(3)).toEqual({ ...asked(2), prompt: expect.any(String) })
    expect(asked(3).prompt.slice(0, prompt.length)).toBe(prompt)
    expect(asked(3).prompt.slice(prompt.length)).toEqual(another)
    expect(calls()[3]?.pictures).toEqual(calls()[2]?.pictures)
  })
  await claim('an edit says why it cannot be drawn, then sends one picture and the instruction', async () => {
    await inspector(page).getByRole('button', { name: 'Edit', exact: true }).click()
    const draw = dialog(page, 4).getByRole('button', { name: 'Draw edit' })
    await expect(draw).toHaveAttribute('aria-disabled', 'true')
    await expect(dialog(page, 4)).toContainText('Say what should change.')
    await dialog(page, 4).getByRole('textbox', { name: 'What should change' }).fill('Make the sky red.')
    await expectAccessible(page, 'Edit a take: the whole')
    await expect(draw).toContainText('$0.067')
    await draw.click()
    await expect(dialog(page, 4).getByRole('radio', { name: 'After' })).toBeChecked({ timeout: 30_000 })
    await dialog(page, 4).getByText('Split', { exact: true }).click()
    await expect(dialog(page, 4).getByRole('slider', { name: /Before, take 4/ })).toHaveValue('50')
    await expectAccessible(page, 'Edit a take: before and after')
    await arrived(page, 4, 5)
    expect(calls()[4]?.pictures).toHaveLength(1)
    expect(calls()[4]?.body).toMatchObject({ prompt: 'Make the sky red.' })
  })
  await claim('a region is marked by keyboard alone, and no pixel outside it changes', async () => {
    const region = { x: 200, y: 100, width: 160, height: 120 }
    const before = await changesOutside(page, region)
    await inspector(page).getByRole('button', { name: 'Edit', exact: true }).focus()
    await page.keyboard.press('Enter')
    const edit = dialog(page, 5)
    await edit.getByRole('textbox', { name: 'What should change' }).fill('A lantern.')
    await edit.getByRole('radio', { name: 'Only inside the region' }).press(' ')
    await expect(edit).toContainText('Mark a region, or choose The whole picture.')
    await edit.getByRole('button', { name: 'Box' }).press('Enter')
    const sides = { Left: region.x, Top: region.y, Width: region.width, Height: region.height }
    for (const [name, value] of Object.entries(sides)) {
      await edit.getByRole('spinbutton', { name }).fill(String(value))
    }
    await edit.getByRole('button', { name: 'Mark this box' }).press('Enter')
    const sent = edit.getByRole('region', { name: 'What is sent' })
    await expect(sent).toContainText('A part of')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(sent).toContainText('This picture and your words')
    await edit.getByRole('button', { name: 'Redo mark' }).press('Enter')
    await expect(sent).toContainText('A part of')
    // An outline by keys: three corners, far from the box, taken back again.
    const stage = edit.getByRole('group', { name: /^Picture: drag to mark/ })
    await stage.focus()
    for (const key of ['l', ' ', 'ArrowRight', 'ArrowRight', ' ', 'ArrowDown', 'ArrowDown', ' '])
      await page.keyboard.press(key)
    await expect(stage.locator('mask polygon')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(stage.locator('mask polygon')).toHaveCount(0)
    await expectAccessible(page, 'Edit a take: a region')
    fake.scenario({ kind: 'echo', path: '/images' })
    await edit.getByRole('button', { name: 'Draw edit' }).press('Enter')
    await expect(edit).toContainText('The edge of the region fits.', { timeout: 30_000 })
    await arrived(page, 5, 6)
    expect(calls()[5]?.pictures).toHaveLength(1)
    const after = await changesOutside(page, region)
    expect(after).toEqual({ size: before.size, changed: 0 })
  })
  await claim('a part whose surroundings changed is not put back, and the whole is offered', async () => {
    await inspector(page).getByRole('button', { name: 'Edit', exact: true }).click()
    const edit = dialog(page, 6)
    await edit.getByRole('textbox', { name: 'What should change' }).fill('Something else.')
    await edit.getByRole('radio', { name: 'Only inside the region' }).check()
    const stage = edit.getByRole('group', { name: /^Picture: drag to mark/ })
    const box = await stage.boundingBox()
    if (!box) throw new Error('no picture to mark')
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.4)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5, { steps: 5 })
    await page.mouse.up()
    await edit.getByRole('button', { name: 'Draw edit' }).click()
    const alert = edit.getByRole('alert')
    await expect(alert).toContainText('The edge of the region would show.', { timeout: 30_000 })
    await expect(alert).toContainText('It is kept as a take of its own.')
    await expect(takes(page)).toHaveCount(7)
    // The part alone is no result that could be compared.
    await expect(edit.getByRole('img', { name: /^After, take/ })).toHaveCount(0)
    await alert.getByRole('button', { name: 'Draw the whole picture instead' }).click()
    await arrived(page, 6, 8)
    expect(calls()[7]?.body).toMatchObject({ prompt: 'Something else.' })
  })
  await wholeClaim(
    'the large view offers the same, and its arrows stay with the picture of an edit',
    async () => {
      await shot(page, 1).getByRole('button', { name: /large/ }).click()
      const viewer = page.getByRole('dialog', { name: 'Shot 1', exact: true })
      await expect(viewer.getByRole('button', { name: 'Best of 3' })).toBeVisible()
      await expect(viewer.getByRole('button', { name: 'Variation' })).toBeVisible()
      await expectAccessible(page, 'a picture large')
      await viewer.getByRole('button', { name: 'Edit', exact: true }).click()
      await dialog(page, 8).getByRole('radio', { name: 'Only inside the region' }).check()
      const stage = dialog(page, 8).getByRole('group', { name: /^Picture: drag to mark/ })
      await stage.press('ArrowRight')
      // Zoomed, the picture scrolls in its frame, and what the mouse marks lies where it is put.
      const fits = await stage.boundingBox()
      await dialog(page, 8).getByRole('button', { name: 'Zoom in' }).click()
      await expect
        .poll(async () => (await stage.boundingBox())?.width)
        .toBeGreaterThan((fits?.width ?? 0) * 1.4)
      await expectAccessible(page, 'Edit a take: zoomed')
      await stage.press('0')
      await expect.poll(() => stage.boundingBox()).toEqual(fits)
      await dialog(page, 8).getByRole('button', { name: 'Close' }).click()
      await expect(viewer).toBeVisible()
      await viewer.getByRole('button', { name: 'Close' }).click()
    },
  )
  await wholeClaim('among the takes S stars the shown one and Delete deletes it, each undone', async () => {
    const undo = page.getByRole('button', { name: 'Undo' })
    await takes(page).last().click()
    await page.keyboard.press('s')
    await expect(takes(page).last()).toHaveAccessibleDescription(/starred/)
    await page.keyboard.press('Delete')
    await expect(takes(page)).toHaveCount(7)
    await expect(takes(page).and(page.locator('[aria-pressed="true"]'))).toBeFocused()
    await undo.click()
    await expect(takes(page)).toHaveCount(8)
    await undo.click()
    await expect(takes(page).last()).not.toHaveAccessibleDescription(/starred/)
  })
  await wholeClaim('on the smallest cards a badge counts the takes, and leads to them', async () => {
    const size = page.getByRole('slider', { name: 'Size of the cards' })
    const before = await size.inputValue()
    await size.fill('0')
    await inspector(page).getByRole('tab', { name: 'Shot', exact: true }).click()
    await shot(page, 1).getByRole('button', { name: '8 takes of shot 1' }).click()
    const tab = inspector(page).getByRole('tab', { name: /^Takes/ })
    await expect(tab).toHaveAttribute('aria-selected', 'true')
    await expectAccessible(page, 'the smallest cards with takes')
    await size.fill(before)
  })
  await claim('edits outlive a reload', async () => {
    await page.reload()
    await openTakes(page)
    await expect(takes(page)).toHaveCount(8)
  })
})

test('Sketch edits by controls, without words and without a call', { tag: '@whole' }, async ({
  page,
  fake,
}) => {
  test.setTimeout(120_000)
  await drawnSample(page)
  await openTakes(page)
  await inspector(page).getByRole('button', { name: 'Edit', exact: true }).click()
  const edit = dialog(page, 1)
  await expect(edit.getByRole('textbox')).toHaveCount(0)
  await expect(edit.getByRole('button', { name: 'Make the take' })).toHaveAttribute('aria-disabled', 'true')
  await edit.getByRole('slider', { name: 'Tone' }).fill('40')
  await edit.getByRole('slider', { name: 'Angle' }).fill('5')
  await expectAccessible(page, 'Edit a take: controls')
  await edit.getByRole('button', { name: 'Make the take' }).click()
  await expect(takes(page)).toHaveCount(2, { timeout: 30_000 })
  await expect(log(page)).toContainText('Shot 1 drawn')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(inspector(page).getByText('Deleted takes (1)')).toBeVisible()
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(takes(page)).toHaveCount(2)
  expect(fake.log).toHaveLength(0)
})
