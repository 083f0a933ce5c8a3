import type { Page } from '@playwright/test'
import { drawnSample, expect, shot, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim, wholeClaim } from './claim.ts'
import { dialog, openSettings } from './settings.ts'

/** A row as it is shown: its picture's name, its role, and why it is not sent. */
interface Row {
  readonly name: string
  readonly role: string
  readonly cut: string
}

const inspector = (page: Page) => page.getByRole('region', { name: 'Shot 2', exact: true })
const list = (page: Page) => inspector(page).getByRole('list', { name: 'References' })
const rowsOf = (page: Page): Promise<readonly Row[]> =>
  // A row's dialog has a list of its own.
  list(page)
    .locator(':scope > li')
    .evaluateAll((items) =>
      items.map((item) => ({
        name: item.querySelector('.reference-name')?.textContent ?? '',
        role: item.querySelector('select')?.selectedOptions[0]?.textContent ?? '',
        cut: item.querySelector('.reference-why')?.textContent ?? '',
      })),
    )
const namesOf = async (page: Page) => (await rowsOf(page)).map(({ name }) => name)

async function openReferences(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Camera of shot 2', exact: true }).click()
  await inspector(page).getByRole('tab', { name: 'References' }).click()
  // The tab's part comes late.
  await expect(list(page)).toBeVisible()
}

/** The roles that a prompt names, in the order of the pictures. */
const rolesIn = (body: unknown): readonly string[] =>
  [...JSON.stringify(body).matchAll(/Image \d+ is [^.]*?(\w+) reference\./g)].map(
    ([, role = '']) => role.charAt(0).toUpperCase() + role.slice(1),
  )

test('a shot is drawn from the very list that its tab shows, and the list is the person’s to change', async ({
  page,
  fake,
  context,
  clean,
}) => {
  // The refusal.
  clean.allow(/status of 403/)
  test.setTimeout(300_000)
  await drawnSample(page, { fake: fake.url })
  await openReferences(page)
  const calls = () => fake.log.filter(({ path }) => path === '/images')
  const hashes = new Map<string, string>()
  const undo = page.getByRole('button', { name: 'Undo' })

  /** Draws the shot and holds the call against the rows that are shown. */
  const expectSent = async (count: number) => {
    const before = calls().length
    const rows = (await rowsOf(page)).filter(({ cut }) => cut === '')
    await shot(page, 2).getByRole('button', { name: 'New take' }).click()
    await expect.poll(() => calls().length, { timeout: 30_000 }).toBe(before + 1)
    const call = calls().at(-1)
    expect(rolesIn(call?.body)).toEqual(rows.map(({ role }) => role))
    expect(call?.pictures).toHaveLength(count)
    for (const [i, { name }] of rows.entries()) {
      const sent = call?.pictures[i]?.sha256 ?? ''
      expect(hashes.get(name) ?? sent, name).toBe(sent)
      hashes.set(name, sent)
    }
    expect(new Set(hashes.values()).size).toBe(hashes.size)
    await expect(shot(page, 2).getByRole('button', { name: 'New take' })).toBeVisible({ timeout: 30_000 })
    await expect(shot(page, 2).getByRole('progressbar')).toHaveCount(0)
  }
  const automatic = await rowsOf(page)

  await claim('what is chosen automatically is shown, counted and sent', async () => {
    expect(automatic.slice(0, 2).map(({ role }) => role)).toEqual(['Identity', 'Style'])
    await expect(inspector(page)).toContainText(`${automatic.length} of 14`)
    await expect(inspector(page)).toContainText('chosen automatically')
    await expect(inspector(page).getByRole('button', { name: 'Choose automatically again' })).toHaveCount(0)
    await expectSent(automatic.length)
    await expectAccessible(page, 'references')
  })

  await claim(
    'a refused picture is drawn once without one of its pictures, which the list keeps',
    async () => {
      const before = calls().length
      fake.scenario({ kind: 'error', error: 'moderation', path: '/images' })
      await shot(page, 2).getByRole('button', { name: 'New take' }).click()
      const alert = shot(page, 2).getByRole('alert')
      await alert.getByText('Draw without one of its pictures').click({ timeout: 30_000 })
      await expectAccessible(page, 'a refusal with ways out')
      await alert.getByRole('button', { name: 'Draw without it: Style picture' }).click()
      await expect.poll(() => calls().length, { timeout: 30_000 }).toBe(before + 2)
      expect(rolesIn(calls().at(-1)?.body)).toEqual(
        automatic.map(({ role }) => role).filter((role) => role !== 'Style'),
      )
      await expect(alert).toHaveCount(0, { timeout: 30_000 })
      expect(await rowsOf(page)).toEqual(automatic)
    },
  )

  await claim(
    'M lifts a row, arrows move it, Escape puts it back, Enter drops it, Alt moves it at once',
    async () => {
      const [identity, style, ...rest] = await namesOf(page)
      const handle = list(page).getByRole('button', { name: `Move ${style}`, exact: true })
      await handle.focus()
      await page.keyboard.press('m')
      await page.keyboard.press('ArrowUp')
      await expect(inspector(page).getByRole('status').filter({ hasText: 'place 1 of' })).toHaveCount(1)
      await page.keyboard.press('Escape')
      expect(await namesOf(page)).toEqual([identity, style, ...rest])
      await page.keyboard.press('m')
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Enter')
      expect(await namesOf(page)).toEqual([style, identity, ...rest])
      await expect(handle).toBeFocused()
      await page.keyboard.press('Alt+ArrowDown')
      expect(await namesOf(page)).toEqual([identity, style, ...rest])
      await expect(handle).toBeFocused()
      await page.keyboard.press('Alt+ArrowUp')
      await expect(inspector(page)).toContainText('You changed this list')
    },
  )

  await claim('a picture of another shot, a frame and a file are added, each with a role', async () => {
    const { length } = automatic
    const add = inspector(page).getByRole('button', { name: 'Add a picture' })
    await add.click()
    await expectAccessible(page, 'adding a reference')
    // Esc leaves the choice, and the inspector stays.
    const takeOfShot = inspector(page).getByRole('button', { name: 'Add Shot 1, take 1' })
    await takeOfShot.press('Escape')
    await expect(takeOfShot).toHaveCount(0)
    await expect(add).toBeFocused()
    await add.click()
    await takeOfShot.click()
    await expect(add).toBeFocused()
    await add.click()
    await inspector(page)
      .getByRole('button', { name: /^Add Frame at/ })
      .first()
      .click()
    await add.click()
    const buffer = Buffer.from(await page.evaluate(greenPicture), 'base64')
    const input = inspector(page).getByLabel('A file from this device')
    await input.setInputFiles({ name: 'torn.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
    await expect(inspector(page).getByRole('alert')).toContainText('could not be read')
    await input.setInputFiles({ name: 'hat.png', mimeType: 'image/png', buffer })
    await expect(list(page).getByRole('listitem')).toHaveCount(length + 3)
    await inspector(page).getByRole('combobox', { name: 'Role of hat.png' }).selectOption('Identity')
    expect((await rowsOf(page)).at(-1)).toEqual({ name: 'hat.png', role: 'Identity', cut: '' })
    await expectSent(length + 3)
  })

  await claim('a row sends a part of a frame, which keys choose, and the part alone', async () => {
    const [first = ''] = (await namesOf(page)).filter((name) => name.startsWith('Frame at'))
    const { length } = await rowsOf(page)
    await list(page)
      .getByRole('button', { name: `Crop ${first}`, exact: true })
      .first()
      .click()
    const cutting = page.getByRole('dialog', { name: 'Part of a frame' })
    await cutting.getByRole('spinbutton', { name: 'Width (%)' }).fill('50')
    await cutting.getByRole('button', { name: /^Crop: 50 × 100 %/ }).press('ArrowRight')
    await expect(cutting.getByRole('button', { name: /^Crop: 50 × 100 % at 1, 0/ })).toBeVisible()
    await expectAccessible(page, 'a part of a frame for a reference')
    await cutting.getByRole('button', { name: 'Use this crop' }).click()
    await expect.poll(() => namesOf(page)).toContain(`Part of the ${first.replace('Frame', 'frame')}`)
    await expectSent(length)
    // Back to what the claims below count.
    await undo.click()
  })

  const again = inspector(page).getByRole('button', { name: /^Draw again from this receipt/ })
  await claim('a receipt is drawn again with the same words and the very same pictures', async () => {
    const before = calls().length
    await inspector(page).getByRole('tab', { name: 'Receipt' }).click()
    await again.click()
    await expect.poll(() => calls().length, { timeout: 30_000 }).toBe(before + 1)
    const [first, second] = calls().slice(-2)
    expect(JSON.stringify(second?.body)).toBe(JSON.stringify(first?.body))
    expect(second?.pictures).toEqual(first?.pictures)
    const sent = inspector(page).getByRole('list', { name: 'References sent' })
    await expect(sent.getByRole('img')).toHaveCount(first?.pictures.length ?? 0)
    await expect(shot(page, 2).getByRole('progressbar')).toHaveCount(0)
    await expectAccessible(page, 'drawing again')
    await inspector(page).getByRole('tab', { name: 'References' }).click()
  })

  await claim('each change is one step to undo, and all outlive a reload', async () => {
    const changed = await rowsOf(page)
    for (let i = 0; i < 4; i++) await undo.click()
    await expect(list(page).getByRole('listitem')).toHaveCount(automatic.length)
    for (let i = 0; i < 3; i++) await undo.click()
    await expect(inspector(page)).toContainText('chosen automatically')
    expect(await rowsOf(page)).toEqual(automatic)
    for (let i = 0; i < 7; i++) await page.getByRole('button', { name: 'Redo' }).click()
    expect(await rowsOf(page)).toEqual(changed)
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await page.reload()
    await openReferences(page)
    await expect.poll(() => rowsOf(page)).toEqual(changed)
    await expect(list(page).getByRole('img', { name: 'hat.png' })).toBeVisible()
  })

  await claim('rows beyond the model’s maximum say so and stay here', async () => {
    await openSettings(page)
    await dialog(page).getByLabel('Image model').click()
    await dialog(page).getByLabel('Image model').fill('klein')
    await page.getByRole('option').click()
    await dialog(page).getByRole('button', { name: 'Close' }).click()
    await expect(inspector(page)).toContainText('4 of 4')
    const cuts = (await rowsOf(page)).map(({ cut }) => cut)
    expect(cuts).toEqual(cuts.map((_, i) => (i < 4 ? '' : 'Not sent: this model takes 4')))
    expect(cuts.length).toBeGreaterThan(4)
    await expectSent(4)
    await expectAccessible(page, 'rows that are not sent')
  })

  await claim('words only leaves the style picture out, and a removed row is gone', async () => {
    await inspector(page).getByRole('switch', { name: 'Words only' }).click()
    await expect(list(page)).toContainText('Not sent: words only')
    const [, second] = await namesOf(page)
    await list(page)
      .getByRole('button', { name: `Remove ${second}`, exact: true })
      .first()
      .click()
    await expect(list(page).getByRole('listitem')).toHaveCount(automatic.length + 2)
    await expectSent(Math.min(4, automatic.length + 1))
    await undo.click()
    await undo.click()
  })

  await wholeClaim('a tab that only reads shows the list and says why nothing changes', async () => {
    const second = await context.newPage()
    await second.goto(page.url())
    await openReferences(second)
    await expect(list(second).getByRole('listitem')).toHaveCount(automatic.length + 3)
    await expect(list(second).getByRole('button')).toHaveCount(0)
    await expect(inspector(second).getByRole('note')).toContainText('open in another tab')
    const again = inspector(second).getByRole('button', { name: 'Choose automatically again' })
    await expect(again).toHaveAttribute('aria-disabled', 'true')
    await second.close()
  })

  await claim(
    'the list is chosen automatically again, and follows the continuity that is asked for',
    async () => {
      await inspector(page).getByRole('button', { name: 'Choose automatically again' }).click()
      await expect(list(page).getByRole('listitem')).toHaveCount(automatic.length)
      const continuity = inspector(page).getByRole('combobox', { name: 'Continuity', exact: true })
      await expect(continuity).toHaveValue('')
      await continuity.selectOption('Anchor')
      await expect.poll(async () => (await rowsOf(page)).at(-1)?.role).toBe('Continuity')
      await expectSent((await rowsOf(page)).length)
      await undo.click()
    },
  )

  await wholeClaim('starred takes go along as one picture, which is shown and sent last', async () => {
    for (const number of [1, 3]) {
      await page.getByRole('button', { name: `Camera of shot ${number}`, exact: true }).click()
      const other = page.getByRole('region', { name: `Shot ${number}`, exact: true })
      await other.getByRole('tab', { name: 'Takes' }).click()
      await other.getByRole('button', { name: 'Star', exact: true }).click()
    }
    await openReferences(page)
    const continuity = inspector(page).getByRole('combobox', { name: 'Continuity', exact: true })
    await continuity.selectOption('Sheet')
    await expect.poll(() => namesOf(page)).toContain('Sheet of 2 takes')
    await expect(list(page).getByRole('img', { name: 'Sheet of 2 takes' })).toBeVisible()
    await expectAccessible(page, 'a sheet of takes')
    await expectSent((await rowsOf(page)).length)
    for (let step = 0; step < 3; step++) await undo.click()
  })

  await wholeClaim(
    'what the whole board follows is set at once, is one step each, and is followed',
    async () => {
      await inspector(page).getByText('For the whole board').click()
      const board = inspector(page).locator('.reference-board')
      const before = await rowsOf(page)
      await board.getByRole('combobox', { name: 'Continuity' }).selectOption('Anchor')
      await expect.poll(async () => (await rowsOf(page)).at(-1)?.role).toBe('Continuity')
      const follows = inspector(page).getByRole('combobox', { name: 'Continuity', exact: true }).first()
      await expect(follows.getByRole('option').first()).toHaveText('As the board: Anchor')
      await board.getByRole('switch', { name: 'No frame with the pictures' }).click()
      await expect
        .poll(async () => (await rowsOf(page)).map(({ role }) => role))
        .toEqual(['Style', 'Continuity'])
      await board.getByRole('switch', { name: 'Words only' }).click()
      await expect.poll(async () => (await rowsOf(page)).map(({ role }) => role)).toEqual(['Continuity'])
      await expectAccessible(page, 'what the board follows')
      await expectSent(1)
      for (let i = 0; i < 3; i++) await undo.click()
      await expect.poll(() => rowsOf(page)).toEqual(before)
    },
  )

  await wholeClaim('what receipts keep can be cleared, and a receipt then names what it lacks', async () => {
    await inspector(page).getByRole('tab', { name: 'Receipt' }).click()
    await expect(again).not.toHaveAttribute('aria-disabled', 'true')
    await page.getByRole('button', { name: 'Projects' }).click()
    await page.getByRole('button', { name: 'Storage' }).click()
    await page.getByRole('button', { name: 'Clear What pictures were drawn from' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Clear away' }).click()
    await expect(
      page.getByRole('button', { name: 'Clear What pictures were drawn from' }),
    ).toHaveAccessibleDescription('There is nothing to clear away.')
    await page.keyboard.press('Escape')
    await page.getByRole('list', { name: 'Projects' }).getByRole('button').first().click()
    await openReferences(page)
    await inspector(page).getByRole('tab', { name: 'Receipt' }).click()
    await expect(again).toHaveAccessibleDescription('No longer kept: Shot 1, take 1.')
    await inspector(page).getByRole('tab', { name: 'References' }).click()
  })

  await claim('Sketch says what it draws from', async () => {
    await page.getByRole('combobox', { name: 'Engine' }).selectOption('Sketch')
    await expect(inspector(page)).toContainText('Sketch draws from the frame of the shot’s moment')
    await expect(list(page)).toHaveCount(0)
  })
})

/** A small green PNG in Base64; runs in the page. */
async function greenPicture(): Promise<string> {
  const canvas = new OffscreenCanvas(64, 40)
  const drawing = canvas.getContext('2d')
  if (!drawing) throw new Error('no canvas')
  drawing.fillStyle = '#208040'
  drawing.fillRect(0, 0, 64, 40)
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
  return btoa(String.fromCharCode(...bytes))
}
