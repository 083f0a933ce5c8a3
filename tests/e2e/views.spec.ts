import type { Page } from '@playwright/test'
import { expect, shot, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim } from './claim.ts'
import { openDrawnBoard } from './drawn-board.ts'
import { tabTo } from './tab-to.ts'

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Board' })

/** The name of what has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const target = document.activeElement
    return target?.getAttribute('aria-label') ?? target?.textContent?.trim()
  })

test('the bar: its keys, the size of the cards, the running time, and what a phone folds', async ({
  page,
}) => {
  await openDrawnBoard(page, 3)

  await claim(
    'the buttons are one stop of Tab, and arrows move among them; the slider is its own',
    async () => {
      await tabTo(page, /^Numbering/)
      await page.keyboard.press('ArrowRight')
      expect(await focused(page)).toContain('Guides')
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      expect(await focused(page)).toContain('Arrows')
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('Size of the cards')
      await page.keyboard.press('Shift+Tab')
      expect(await focused(page)).toContain('Arrows')
    },
  )
  await claim('a durationless shot counts with its assumed length, and the bar says so', async () => {
    await expect(bar(page)).toContainText('9 s')
    await expect(bar(page)).toContainText('3 assumed')
    await page.getByRole('button', { name: 'Camera of shot 1' }).click()
    await page.getByRole('spinbutton', { name: 'Duration' }).fill('2')
    await expect(bar(page)).toContainText('8 s')
    await expect(bar(page)).toContainText('2 assumed')
    await page.keyboard.press('Escape')
  })
  await claim(
    'the smallest cards keep two lines, and their menu has the actions; undo leaves the size',
    async () => {
      const size = bar(page).getByRole('slider', { name: 'Size of the cards' })
      await size.focus()
      await page.keyboard.press('Home')
      await expect(size).toHaveAttribute('aria-valuetext', 'Smallest')
      await expect(shot(page, 1).getByRole('button', { name: 'New take' })).toHaveCount(0)
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect(size).toHaveValue('0')
      await page.reload()
      await page.getByRole('button', { name: 'Actions of shot 1' }).click()
      await expect(page.getByRole('menuitem', { name: 'New take' })).toBeVisible()
      await expectAccessible(page, 'the smallest cards')
      const saving = page.waitForEvent('download')
      await page.getByRole('menuitem', { name: 'Download original' }).click()
      await saving
      await size.focus()
      await page.keyboard.press('End')
      const box = await shot(page, 1).boundingBox()
      expect(box?.width).toBeGreaterThan(500)
    },
  )
  await claim('on a phone the rest is folded', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(bar(page).getByRole('button', { name: 'Guides' })).toBeHidden()
    await bar(page).getByRole('button', { name: 'More for the board' }).click()
    await expect(bar(page).getByRole('button', { name: 'Guides' })).toBeVisible()
    await expectAccessible(page, 'the bar on a phone')
  })
})
