import type { Page } from '@playwright/test'
import { FAKE_KEY } from '../fake-openrouter/accounts.ts'
import { encodePng } from '../fake-openrouter/png.ts'
import { directSample, expect, sheet, shot, test, useFake } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim, wholeClaim } from './claim.ts'
import { agreeAlways } from './with-fake.ts'

const OTHER_STYLE = {
  name: 'other.png',
  mimeType: 'image/png',
  buffer: encodePng(new Uint8Array(64 * 64 * 3).fill(90), 64, 64),
}

const who = (page: Page) => page.getByRole('region', { name: 'Who & where', exact: true })
const one = (page: Page, name: string) => who(page).getByRole('article', { name, exact: true })
const said = (page: Page, name: string, field: string) =>
  one(page, name).getByRole('textbox', { name: field })
const openWho = (page: Page) => page.getByRole('button', { name: 'Who & where', exact: true }).click()
const names = (page: Page) =>
  who(page)
    .getByRole('article')
    .evaluateAll((all) => all.map((article) => article.getAttribute('aria-label')))

test('people are described once by hand, cropped, and told to the pictures of their shots', {
  tag: '@whole',
}, async ({ page, fake, context }) => {
  test.setTimeout(180_000)
  await directSample(page)
  const undo = page.getByRole('button', { name: 'Undo' })
  const crop = page.getByRole('dialog', { name: 'Crop for Mika' })

  await claim('Sketch fills no list and reads no picture, and says why', async () => {
    await openWho(page)
    await expect(who(page)).toContainText('Sketch names none')
    const read = who(page).getByRole('button', { name: 'Read the style picture' })
    await expect(read).toHaveAttribute('aria-disabled', 'true')
    await expect(read).toHaveAccessibleDescription(/Sketch reads no pictures/)
    await who(page).getByRole('button', { name: 'Back to the board' }).click()
    await useFake(page, fake.url, FAKE_KEY, false)
  })

  await claim('an empty page says what it is for, and takes the focus', async () => {
    await openWho(page)
    await expect(who(page).getByRole('heading', { name: 'Who & where' })).toBeFocused()
    await expect(who(page)).toContainText('Nobody and no place is described yet')
    await expectAccessible(page, 'who and where, empty')
  })

  await claim('a person is added and named by keys alone, and no two have one name', async () => {
    await who(page).getByRole('button', { name: 'Add a person' }).press('Enter')
    await expect(said(page, 'Person 1', 'Name')).toBeFocused()
    await page.keyboard.type('Mika')
    await page.keyboard.press('Enter')
    await expect(one(page, 'Mika')).toBeVisible()
    await who(page).getByRole('button', { name: 'Add a person' }).click()
    await page.keyboard.type('mika ')
    await expect(one(page, 'Person 2').getByRole('status')).toContainText('Another one has this name')
    await page.keyboard.press('Escape')
    await expect(said(page, 'Person 2', 'Name')).toHaveValue('Person 2')
    await said(page, 'Mika', 'Look').fill('A young fox, amber coat.')
    await said(page, 'Mika', 'Never').fill('No hat.')
  })

  await claim('the order changes by button, is undone, and the ends say why', async () => {
    await one(page, 'Mika').getByRole('button', { name: 'Move Mika down' }).click()
    await expect.poll(() => names(page)).toEqual(['Person 2', 'Mika'])
    await expect(one(page, 'Mika').getByRole('button', { name: 'Move Mika down' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await undo.click()
    await expect.poll(() => names(page)).toEqual(['Mika', 'Person 2'])
    await one(page, 'Person 2').getByRole('button', { name: 'Remove Person 2' }).click()
    await expect.poll(() => names(page)).toEqual(['Mika'])
  })

  await claim('a crop is cut by figures, by keys and by dragging', async () => {
    await one(page, 'Mika').getByRole('button', { name: 'Crop a frame' }).click()
    await crop.getByRole('spinbutton', { name: 'Width (%)' }).fill('40')
    await crop.getByRole('spinbutton', { name: 'Height (%)' }).fill('50')
    const box = crop.getByRole('button', { name: /^Crop: / })
    await box.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await expect(box).toHaveAccessibleName('Crop: 41 × 50 % at 1, 1')
    await expectAccessible(page, 'crop')
    const area = await crop.getByRole('img').boundingBox()
    if (!area) throw new Error('no frame')
    const at = (x: number, y: number) => [area.x + area.width * x, area.y + area.height * y] as const
    await page.mouse.move(...at(0.5, 0.6))
    await page.mouse.down()
    await page.mouse.move(...at(0.8, 0.9), { steps: 4 })
    await page.mouse.up()
    await expect(box).toHaveAccessibleName('Crop: 30 × 30 % at 50, 60')
    await page.mouse.move(...at(0.65, 0.75))
    await page.mouse.down()
    await page.mouse.move(...at(0.15, 0.75), { steps: 4 })
    await page.mouse.up()
    await expect(box).toHaveAccessibleName('Crop: 30 × 30 % at 0, 60')
    await crop.getByRole('button', { name: 'Use this crop' }).click()
    await expect(one(page, 'Mika').getByRole('img', { name: /^Mika at / })).toBeVisible()
  })

  await claim('the colours of the style picture are measured here, and words are added', async () => {
    await who(page).getByRole('button', { name: 'Measure on this device' }).click()
    const palette = who(page).getByRole('list', { name: 'Palette' }).getByRole('listitem')
    await expect.poll(() => palette.count(), { timeout: 30_000 }).toBeGreaterThan(3)
    const before = await palette.count()
    await palette
      .first()
      .getByRole('button', { name: /^Remove #/ })
      .click()
    await expect(palette).toHaveCount(before - 1)
    await who(page).getByRole('textbox', { name: 'Add: Medium, line and texture' }).fill('ink and wash')
    await page.keyboard.press('Enter')
    await expect(who(page)).toContainText('ink and wash')
  })

  await claim(
    'a model reads the style picture once, priced and shown before; a refusal changes nothing',
    async () => {
      const read = who(page).getByRole('button', { name: 'Read the style picture' })
      await expect(read).toContainText('$0.0')
      fake.scenario({ kind: 'refusal' })
      await read.click()
      await expect(sheet(page)).toContainText('Words of the style')
      await expect(sheet(page).getByRole('listitem').getByRole('img')).toHaveCount(1)
      await expectAccessible(page, 'what a reading of the style sends')
      const send = sheet(page).getByRole('button', { name: 'Send' })
      await expect(send).toContainText('$0.0')
      await send.click()
      const alert = who(page).getByRole('alert')
      await expect(alert).toBeVisible({ timeout: 30_000 })
      await expect(who(page)).toContainText('ink and wash')
      await expect(who(page)).not.toContainText('on rough paper')
      await alert.getByRole('button', { name: 'Try again' }).click()
      await expect(who(page)).toContainText('ink and wash on rough paper', { timeout: 30_000 })
      await expect(alert).toHaveCount(0)
      const asked = fake.log.filter(({ path }) => path === '/chat/completions')
      expect(asked.map(({ pictures }) => pictures.length)).toEqual([1, 1])
      await agreeAlways(page)
    },
  )

  await claim('a further style picture asks to read again, which sends both', async () => {
    const old = 'What was read is of other style pictures.'
    const further = page.getByRole('list', { name: 'Further style pictures' }).getByRole('img')
    await expect(who(page)).not.toContainText(old)
    await page.getByLabel('Add another').setInputFiles(OTHER_STYLE)
    await expect(further).toHaveCount(1, { timeout: 30_000 })
    await expect(who(page)).toContainText(old)
    await expect(page.getByRole('button', { name: 'Look at the style words' })).toBeVisible()
    await expectAccessible(page, 'words of other style pictures')
    await who(page).getByRole('button', { name: 'Read again' }).click()
    await expect(who(page)).not.toContainText(old, { timeout: 30_000 })
    expect(fake.log.at(-1)?.pictures).toHaveLength(2)
    await expect(who(page).getByText('ink and wash', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Remove style picture 2' }).click()
    await expect(further).toHaveCount(0)
    await expect(who(page)).toContainText(old)
    // The picture, the words that were read, and the picture again.
    for (const _ of [1, 2, 3]) await undo.click()
    await expect(further).toHaveCount(0)
    await expect(who(page)).not.toContainText(old)
  })

  await claim('a shot that names the person sends the crop and the very words', async () => {
    await who(page).getByRole('button', { name: 'Back to the board' }).click()
    await page.getByRole('button', { name: 'Camera of shot 2', exact: true }).click()
    const inspector = page.getByRole('region', { name: 'Shot 2', exact: true })
    await inspector.getByRole('textbox', { name: 'Add: In the shot' }).fill('mika')
    await page.keyboard.press('Enter')
    await inspector.getByRole('button', { name: 'Close the inspector' }).click()
    for (const number of [1, 2]) {
      await shot(page, number).getByRole('button', { name: 'Generate image' }).click()
      await expect(shot(page, number).getByRole('button', { name: 'New take' })).toBeVisible({
        timeout: 30_000,
      })
    }
    const [first, second] = fake.log.filter(({ path }) => path === '/images')
    const words = 'Mika\\nLook: A young fox, amber coat.\\nNever: No hat.'
    expect(JSON.stringify(first?.body)).not.toContain('young fox')
    expect(JSON.stringify(second?.body)).toContain(words)
    // What a person says comes with what was measured.
    expect(JSON.stringify(second?.body)).toMatch(
      /Medium, line and texture: [^"\\]*lines?[^"\\]*; ink and wash/,
    )
    expect(second?.pictures[0]?.sha256).not.toBe(first?.pictures[0]?.sha256)
    await openWho(page)
    await one(page, 'Mika').getByRole('button', { name: 'Shot 2' }).click()
    await expect(who(page).getByRole('region', { name: 'What shot 2 sends' })).toContainText('No hat.')
  })

  await claim('another name goes into the shot, and other words make its take stale alone', async () => {
    await said(page, 'Mika', 'Name').fill('Rika')
    await page.keyboard.press('Enter')
    await expect(one(page, 'Rika').getByRole('button', { name: 'Shot 2' })).toBeVisible()
    await undo.click()
    await said(page, 'Mika', 'Wears').fill('A teal scarf.')
    await who(page).getByRole('button', { name: 'Back to the board' }).click()
    await expect(shot(page, 2)).toContainText('an earlier description of who and where')
    await expect(shot(page, 1)).not.toContainText('an earlier description')
    await openWho(page)
  })

  await wholeClaim('a tab that only reads says why nothing changes', async () => {
    const second = await context.newPage()
    await second.goto(page.url())
    await openWho(second)
    await expect(who(second).getByRole('note')).toContainText('open in another tab')
    await expect(said(second, 'Mika', 'Look')).toHaveAttribute('readonly')
    await expect(who(second).getByRole('button', { name: 'Add a person' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await second.close()
  })

  await claim('all of it is there after a reload, and removing what is in use asks', async () => {
    await page.reload()
    await openWho(page)
    await expect(said(page, 'Mika', 'Wears')).toHaveValue('A teal scarf.')
    await expect(one(page, 'Mika').getByRole('img', { name: /^Mika at / })).toBeVisible()
    await expectAccessible(page, 'who and where')
    await one(page, 'Mika').getByRole('button', { name: 'Remove Mika' }).click()
    const asked = page.getByRole('alertdialog', { name: 'Remove Mika?' })
    await expect(asked).toContainText('1 shot names it')
    await asked.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect.poll(() => names(page)).toEqual([])
    await undo.click()
    await expect(one(page, 'Mika')).toBeVisible()
  })
})
