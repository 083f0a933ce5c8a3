import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim, wholeClaim } from './claim.ts'
import { openDrawnBoard } from './drawn-board.ts'

/** The shots' numbers in the order of the cards: the description "Shot s2" is 2. */
const order = (page: Page) =>
  page
    .locator('.board')
    .getByLabel('Description')
    .evaluateAll((texts) =>
      texts.map((text) => (text as HTMLTextAreaElement).value.replace('Shot s', '')).join(''),
    )

const card = (page: Page, number: string) =>
  page.locator('.board').getByRole('article', { name: `Shot ${number}`, exact: true })
const beside = { position: { x: 4, y: 250 } } as const

test('several shots are selected by mouse and keys, and changed as one step', { tag: '@whole' }, async ({
  page,
}) => {
  await openDrawnBoard(page, 5)
  const several = page.getByRole('region', { name: /shots selected/ })
  const undo = page.getByRole('button', { name: 'Undo' })
  const selected = () =>
    page.locator('.board article.is-chosen').evaluateAll((cards) => cards.map((one) => one.ariaLabel))

  await claim('clicks with Ctrl or ⌘ toggle, clicks with ⇧ extend, on the picture too', async () => {
    await card(page, '1').click(beside)
    await expect(page.getByRole('region', { name: 'Shot 1' })).toBeVisible()
    await card(page, '3')
      .getByRole('button', { name: /large/ })
      .click({ modifiers: ['ControlOrMeta'] })
    await expect(several).toHaveAccessibleName('2 shots selected')
    await expect.poll(selected).toEqual(['Shot 1', 'Shot 3'])
    await card(page, '5').click({ modifiers: ['Shift'], ...beside })
    await expect.poll(selected).toEqual(['Shot 3', 'Shot 4', 'Shot 5'])
    expect(await page.evaluate(() => String(getSelection()))).toBe('')
    await card(page, '4').click({ modifiers: ['ControlOrMeta'], ...beside })
    await expect.poll(selected).toEqual(['Shot 3', 'Shot 5'])
    await expect(page.getByRole('status').filter({ hasText: '2 shots selected' })).toBeAttached()
  })

  await claim('a field shows Mixed where they differ, and a change is one step for all', async () => {
    const size = several.getByLabel('Size')
    await size.selectOption('Wide')
    await card(page, '4').click({ modifiers: ['ControlOrMeta'], ...beside })
    await expect(several).toHaveAccessibleName('3 shots selected')
    await expect(size.locator('option:checked')).toHaveText('Mixed')
    await several.getByLabel('Duration').fill('2.5')
    await several.getByLabel('Add: Must keep').fill('the lantern')
    await page.keyboard.press('Enter')
    await size.selectOption('Close-up')
    for (const number of ['3', '4', '5']) {
      await expect(card(page, number).getByText('Close-up', { exact: true })).toBeVisible()
      await expect(card(page, number).getByText('2.5 s', { exact: true })).toBeVisible()
    }
    await expectAccessible(page, 'several shots in the inspector')
    await undo.click()
    await expect(size.locator('option:checked')).toHaveText('Mixed')
    await undo.click()
    await expect(several.getByText('the lantern')).toHaveCount(0)
    await undo.click()
    await expect(several.getByLabel('Duration')).toHaveValue('')
    await undo.click()
    await expect(size.locator('option:checked')).toHaveText('Not set')
  })

  await claim('they move, are copied and deleted together, each taken back by one Undo', async () => {
    await card(page, '4').click({ modifiers: ['ControlOrMeta'], ...beside })
    await several.getByRole('button', { name: 'Move earlier' }).click()
    await expect.poll(() => order(page)).toBe('02143')
    await several.getByRole('button', { name: 'Duplicate' }).click()
    await expect.poll(() => order(page)).toBe('0214243')
    await expect.poll(selected).toEqual(['Shot 5', 'Shot 6'])
    await several.getByRole('button', { name: 'Delete shots' }).click()
    await expect.poll(() => order(page)).toBe('02143')
    await expect(several).toHaveCount(0)
    await undo.click()
    await undo.click()
    await undo.click()
    await expect.poll(() => order(page)).toBe('01234')
  })

  await wholeClaim('a dragged one takes the other selected ones along', async () => {
    await card(page, '1').click(beside)
    await card(page, '4').click({ modifiers: ['ControlOrMeta'], ...beside })
    await page.getByRole('button', { name: 'Move shot 4', exact: true }).focus()
    for (const key of ['m', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
    await expect.poll(() => order(page)).toBe('12403')
    await undo.click()
  })

  await claim('keys lead from card to card, extend, toggle, choose, open, insert and lift', async () => {
    await page.keyboard.press('Escape')
    await card(page, '1').getByRole('button', { name: 'New take' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(card(page, '2')).toBeFocused()
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(selected).toEqual(['Shot 2', 'Shot 3'])
    await page.keyboard.press('Shift+End')
    await expect.poll(selected).toEqual(['Shot 2', 'Shot 3', 'Shot 4', 'Shot 5'])
    await page.keyboard.press('Shift+Enter')
    await expect.poll(selected).toEqual(['Shot 2', 'Shot 3', 'Shot 4'])
    await page.keyboard.press('Home')
    await page.keyboard.press('3')
    await expect(page.getByRole('tab', { name: 'Takes' })).toHaveAttribute('aria-selected', 'true')
    await expect(card(page, '1')).toBeFocused()
    await page.keyboard.press('n')
    await expect.poll(() => order(page)).toBe('01234')
    await expect(card(page, '2')).toBeFocused()
    await page.keyboard.press('m')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Move shot 1', exact: true })).toBeFocused()
    const arrows = page.getByRole('toolbar', { name: 'Board' }).getByRole('button', { name: 'Arrows' })
    const before = await arrows.getAttribute('aria-pressed')
    // A Russian keyboard has another letter on the same key.
    await page.evaluate(() => {
      const at = document.activeElement
      at?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ф', code: 'KeyA', bubbles: true }))
    })
    await expect(arrows).not.toHaveAttribute('aria-pressed', String(before))
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(card(page, '2').getByRole('button', { name: 'Open shot 2 large' })).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    const inspector = page.getByRole('region', { name: 'Shot 3' })
    await expect(inspector.getByRole('tab', { name: 'Shot' })).toBeFocused()
  })

  await claim('typing, and keys with Ctrl, stay what they are', async () => {
    const text = card(page, '2').getByLabel('Description')
    await text.fill('')
    await text.pressSequentially('nm1a')
    await expect(text).toHaveValue('nm1a')
    await page.keyboard.press('?')
    await expect(text).toHaveValue('nm1a?')
    await card(page, '2').getByRole('button', { name: 'New take' }).focus()
    await page.keyboard.press('?')
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(list.getByText('Insert a shot after this one')).toBeVisible()
    await expect(list.getByText('⇧', { exact: true })).not.toHaveCount(0)
    await page.keyboard.press('Escape')
  })

  await wholeClaim('a duration that nobody set shows as assumed, and arrow keys begin with it', async () => {
    await expect(card(page, '1').getByText('3 s, assumed')).toBeVisible()
    await card(page, '1').getByRole('button', { name: 'Camera of shot 1' }).click()
    const inspector = page.getByRole('region', { name: 'Shot 1' })
    const duration = inspector.getByLabel('Duration')
    await expect(duration).toHaveAttribute('placeholder', '3 s, assumed')
    await expect(duration).toHaveAttribute('aria-valuetext', '3 s, assumed')
    await inspector.getByLabel('Dialogue').fill('FOX: one two three four five six seven eight nine ten')
    await expect(duration).toHaveAttribute('placeholder', '4.8 s, assumed')
    await duration.press('ArrowUp')
    await expect(duration).toHaveValue('5.3')
    await expect(card(page, '1').getByText('assumed')).toHaveCount(0)
  })

  await wholeClaim('without a key to hold, a menu begins to select, and presses on cards go on', async () => {
    await page.keyboard.press('Escape')
    await card(page, '1').getByRole('button', { name: 'Actions of shot 1' }).click()
    await page.getByRole('menuitem', { name: 'Select shots' }).click()
    await expect(page.getByRole('toolbar', { name: '1 shot selected' })).toBeVisible()
    await card(page, '2').getByRole('button', { name: /large/ }).click()
    await expect(page.getByRole('toolbar', { name: '2 shots selected' })).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expectAccessible(page, 'cards that are being selected')
    await page.getByRole('button', { name: 'Select none' }).click()
    await expect(page.getByRole('toolbar', { name: /selected/ })).toHaveCount(0)
    await expect(card(page, '1').getByRole('button', { name: 'Camera of shot 1' })).toBeFocused()
  })

  await wholeClaim('letters lead to the other views', async () => {
    await card(page, '1').getByRole('button', { name: 'Camera of shot 1' }).focus()
    await page.keyboard.press('t')
    await expect(page.getByRole('grid', { name: 'Shots' })).toBeVisible()
  })
})
