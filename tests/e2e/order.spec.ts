import type { Page } from '@playwright/test'
import { expect, shot, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { WHOLE } from './claim.ts'
import { openDrawnBoard } from './drawn-board.ts'
import { closeHandOver, handOver, handOverTo } from './hand-over.ts'

/** The numbers of the board in order; omitted shots as "Shot 2, omitted". */
const order = (page: Page) =>
  page
    .getByRole('list', { name: 'Board', exact: true })
    .getByRole('article')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label')))

const choose = async (page: Page, number: string, item: string) => {
  await page.getByRole('button', { name: `Actions of shot ${number}`, exact: true }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

test('numbers that are locked stay with their shots, on the board, in words and in file names', {
  tag: '@whole',
}, async ({ page }) => {
  await openDrawnBoard(page, 3)
  await page.getByRole('button', { name: 'Numbering: 1, 2, 3', exact: true }).click()
  await page.getByRole('menuitemradio', { name: '1A, 1B, 1C' }).click()
  const dialog = page.getByRole('dialog', { name: 'Where numbers begin' })
  await dialog.getByLabel('Number of the scene').fill('12')
  await dialog.getByRole('button', { name: 'Number the shots' }).click()
  await expect.poll(() => order(page)).toEqual(['Shot 12A', 'Shot 12B', 'Shot 12C'])

  // The first hand-over offers the lock, once.
  const handedOver = page.getByRole('status').filter({ hasText: 'handed over under these numbers' })
  await handOverTo(page, 'Editor')
  await expectAccessible(page, 'the offer to lock the numbers')
  await page.setViewportSize({ width: 1024, height: 768 })
  const top = async (name: string) => (await handOver(page).getByRole('button', { name }).boundingBox())?.y
  expect(await top('Leave them free')).toBe(await top('Lock numbers'))
  expect(await top('Save into a folder')).toBe(await top('Save again'))
  await page.setViewportSize({ width: 1280, height: 720 })
  await handedOver.getByRole('button', { name: 'Leave them free' }).click()
  await expect(handedOver).toHaveCount(0)
  await closeHandOver(page)
  if (WHOLE) {
    await handOverTo(page, 'Editor')
    await closeHandOver(page)
    await expect(page.getByRole('log')).toContainText(/(Handed over as.*){2}/)
    await expect(handedOver).toHaveCount(0)
  }
  await page.reload()
  await handOverTo(page, 'Editor')
  await closeHandOver(page)
  await handedOver.getByRole('button', { name: 'Lock numbers' }).click()
  await expect(handedOver).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Numbering: 12A, 12B, 12C, locked' })).toBeVisible()
  await page.getByRole('button', { name: 'Insert a shot before 12B', exact: true }).click()
  await expect.poll(() => order(page)).toEqual(['Shot 12A', 'Shot 12AA', 'Shot 12B', 'Shot 12C'])
  await choose(page, '12B', 'Omit shot')
  await expect.poll(() => order(page)).toEqual(['Shot 12A', 'Shot 12AA', 'Shot 12B, omitted', 'Shot 12C'])
  await expectAccessible(page, 'a board with an omitted shot')

  const saving = page.waitForEvent('download')
  await shot(page, '12C').getByRole('button', { name: 'Download original' }).click()
  expect((await saving).suggestedFilename()).toContain('shot-012C_take-1')

  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => order(page)).toEqual(['Shot 12A', 'Shot 12AA', 'Shot 12B', 'Shot 12C'])
  await page.reload()
  await expect.poll(() => order(page)).toEqual(['Shot 12A', 'Shot 12AA', 'Shot 12B', 'Shot 12C'])
  await choose(page, '12B', 'Omit shot')
  await page.getByRole('button', { name: 'Bring back' }).click()
  await expect(shot(page, '12B')).toBeVisible()
})

test('a shot is copied, split and merged, each taken back by Undo', async ({ page }) => {
  await openDrawnBoard(page, 2)
  const undo = page.getByRole('button', { name: 'Undo' })
  await choose(page, '1', 'Duplicate')
  await expect(shot(page, '2').getByRole('img')).toBeVisible()
  await expect.poll(() => order(page)).toEqual(['Shot 1', 'Shot 2', 'Shot 3'])
  await choose(page, '1', 'Merge with the next')
  await expect.poll(() => order(page)).toEqual(['Shot 1', 'Shot 2'])
  await expect(shot(page, '1').getByRole('list', { name: 'Takes' }).getByRole('button')).toHaveCount(2)
  await undo.click()
  await undo.click()
  await shot(page, '1').getByLabel('Description').fill('A boat comes in. A fox jumps out.')
  await choose(page, '1', 'Split')
  await expect(shot(page, '1').getByLabel('Description')).toHaveValue('A boat comes in.')
  await expect(shot(page, '2').getByLabel('Description')).toHaveValue('A fox jumps out.')
  await undo.click()
  await expect.poll(() => order(page)).toEqual(['Shot 1', 'Shot 2'])
})

test('a shot is moved by keys, by the mouse and by a finger', async ({ page, context }) => {
  await openDrawnBoard(page, 3)
  const text = (number: string) => shot(page, number).getByLabel('Description')
  const handle = (number: string) => page.getByRole('button', { name: `Move shot ${number}`, exact: true })
  const undo = page.getByRole('button', { name: 'Undo' })

  await handle('1').focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('status').getByText('Shot 1 is lifted, place 3 of 3.')).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(text('1')).toHaveValue('Shot s0')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(text('2')).toHaveValue('Shot s0')
  await expect(handle('2')).toBeFocused()
  await undo.click()

  await shot(page, '1').hover()
  await handle('1').hover()
  await page.mouse.down()
  await shot(page, '2').hover()
  await page.mouse.up()
  await expect(text('2')).toHaveValue('Shot s0')
  await undo.click()

  const devtools = await context.newCDPSession(page)
  const middle = async (number: string) => {
    const box = (await shot(page, number).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  const grip = (await handle('2').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints })
  await touch('touchStart', [{ x: grip.x + grip.width / 2, y: grip.y + grip.height / 2 }])
  await touch('touchMove', [await middle('1')])
  await touch('touchEnd', [])
  await expect(text('1')).toHaveValue('Shot s1')
  await undo.click()

  // A pointer that rests at the window's edge scrolls on to what is out of sight.
  await page.setViewportSize({ width: 700, height: 600 })
  await shot(page, '1').scrollIntoViewIfNeeded()
  await shot(page, '1').hover()
  await handle('1').hover()
  await page.mouse.down()
  await page.mouse.move(350, 590)
  await expect(shot(page, '3')).toBeInViewport({ ratio: 0.5 })
  const last = await middle('3')
  await page.mouse.move(last.x, last.y)
  await page.mouse.up()
  await expect(text('3')).toHaveValue('Shot s0')
})
