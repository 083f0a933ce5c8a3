import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim, WHOLE, wholeClaim } from './claim.ts'
import { openDrawnBoard } from './drawn-board.ts'
import { bytesOf, handOver } from './hand-over.ts'

const animatic = (page: Page) => page.getByRole('dialog', { name: 'Animatic' })
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Board' })
const time = (page: Page) => animatic(page).getByRole('slider', { name: 'Time' })
const button = (page: Page, name: string) => animatic(page).getByRole('button', { name, exact: true })
const lengthOf = (page: Page, shot: string) =>
  animatic(page).getByRole('slider', { name: `Duration of shot ${shot}` })

/** The picture's move as the browser has it: its transformation's six numbers. */
const moved = (page: Page) =>
  animatic(page)
    .locator('.play-picture:not(.is-waiting)')
    .evaluate((image) => getComputedStyle(image).transform)

test('the board plays: in real time, frame by frame, and with durations that are dragged', async ({
  page,
}) => {
  // Each second of a video costs half a second of processor time.
  await openDrawnBoard(page, 3, { width: 256, height: 144 }, 1, { duration: 2, move: 'push-in' })
  await bar(page).getByRole('button', { name: 'Play', exact: true }).click()
  const frames = Number(await time(page).getAttribute('max')) + 1
  await claim('it is accessible, and on a phone too', async () => {
    await expect(animatic(page).getByRole('img', { name: /^Shot 1/ })).toBeVisible()
    // Space would press what goes back.
    await expect(button(page, 'Play')).toBeFocused()
    await expectAccessible(page, 'animatic')
    await page.setViewportSize({ width: 390, height: 844 })
    await expectAccessible(page, 'animatic on a phone')
    const sized = (size: string) =>
      page.evaluate((fontSize) => {
        document.documentElement.style.fontSize = fontSize
      }, size)
    await sized('175%')
    await button(page, 'Longer').scrollIntoViewIfNeeded()
    await expect(button(page, 'Longer')).toBeInViewport({ ratio: 1 })
    await sized('')
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' })
  })
  await claim('it plays on, and stands still where it is paused', async () => {
    await button(page, 'Play').click()
    await expect.poll(async () => Number(await time(page).inputValue())).toBeGreaterThan(5)
    await button(page, 'Pause').click()
    const at = await time(page).inputValue()
    await expect(button(page, 'Play')).toBeVisible()
    await expect(time(page)).toHaveValue(at)
  })
  await claim('keys lead to frames and to shots', async () => {
    await time(page).focus()
    await page.keyboard.press('Home')
    await expect(time(page)).toHaveValue('0')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await expect(time(page)).toHaveValue('1')
    await page.keyboard.press('ArrowDown')
    await expect(animatic(page).getByRole('img', { name: /^Shot 2/ })).toBeVisible()
    await page.keyboard.press('End')
    await expect(time(page)).toHaveValue(String(frames - 1))
    await page.keyboard.press('Space')
    await expect(button(page, 'Pause')).toBeVisible()
    await page.keyboard.press('Space')
    await page.keyboard.press('Home')
  })
  await claim('a longer shot is one step to undo, here and after a reload', async () => {
    const before = await lengthOf(page, '1').getAttribute('aria-valuenow')
    const box = await lengthOf(page, '1').boundingBox()
    if (!box) throw new Error('no edge')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + 60, box.y + 20, { steps: 5 })
    await expect(animatic(page).getByText(/ s, was /)).toBeVisible()
    await page.mouse.up()
    const after = await lengthOf(page, '1').getAttribute('aria-valuenow')
    expect(Number(after)).toBeGreaterThan(Number(before))
    expect(Number(await time(page).getAttribute('max'))).toBeGreaterThan(frames - 1)
    await page.keyboard.press('Control+z')
    await expect(lengthOf(page, '1')).toHaveAttribute('aria-valuenow', before ?? '')
    await page.keyboard.press('Control+Shift+z')
    await expect(lengthOf(page, '1')).toHaveAttribute('aria-valuenow', after ?? '')
    await page.keyboard.press('Escape')
    await expect(animatic(page)).toBeHidden()
    await page.reload()
    await bar(page).getByRole('button', { name: 'Play', exact: true }).click()
    await expect(lengthOf(page, '1')).toHaveAttribute('aria-valuenow', after ?? '')
  })
  await wholeClaim(
    'pictures stand still where moves are off, and at first where the system asks for it',
    async () => {
      await lengthOf(page, '1').focus()
      await time(page).focus()
      const moves = button(page, 'Moves')
      await expect(moves).toHaveAttribute('aria-pressed', 'true')
      const places = async () => {
        await page.keyboard.press('Home')
        const first = await moved(page)
        for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight')
        return [first, await moved(page)]
      }
      const [first, later] = await places()
      expect(later).not.toBe(first)
      await moves.click()
      await time(page).focus()
      const [still, same] = await places()
      expect(same).toBe(still)
      await button(page, 'Back to the board').click()
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await bar(page).getByRole('button', { name: 'Play', exact: true }).click()
      await expect(moves).toHaveAttribute('aria-pressed', 'false')
    },
  )
  await claim('it closes to where it was opened', async () => {
    await page.keyboard.press('Escape')
    await expect(bar(page).getByRole('button', { name: 'Play', exact: true })).toBeFocused()
  })
  await claim('it is made into a video', async () => {
    await bar(page).getByRole('button', { name: 'Play', exact: true }).click()
    await button(page, 'Make video').click()
    const dialog = handOver(page)
    const file = (name: string) => dialog.getByRole('checkbox', { name, exact: true })
    await expect(file('animatic.mp4')).toBeChecked()
    for (const name of ['README.txt', 'board.pdf', 'review.html']) await file(name).uncheck()
    const make = async () => {
      const [made] = await Promise.all([
        page.waitForEvent('download', { timeout: 80_000 }),
        dialog.getByRole('button', { name: 'Make 1 file' }).click(),
      ])
      return { name: made.suggestedFilename(), bytes: await bytesOf(made) }
    }
    const video = await make()
    expect(video.name).toBe('pilot-animatic.mp4')
    expect(video.bytes.subarray(4, 8).toString()).toBe('ftyp')
    // Frames of GIFs are held by the tests in unit and handover.
    if (!WHOLE) return
    await file('animatic.mp4').uncheck()
    await file('animatic.gif').check()
    const gif = await make()
    expect(gif.name).toBe('pilot-animatic.gif')
    expect(gif.bytes.subarray(0, 6).toString()).toBe('GIF89a')
  })
})
