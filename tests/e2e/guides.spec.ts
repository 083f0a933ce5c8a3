import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { Project } from '../../src/domain/project/project.ts'
import { installRawDatabase } from '../raw-database.mjs'
import { drawnSample, expect, shot, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim } from './claim.ts'
import { openDrawnBoard } from './drawn-board.ts'

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Board' })
const arrows = (page: Page, number: number) => shot(page, number).locator('.marks-arrows')
const guides = (page: Page, number: number) => shot(page, number).locator('.marks-guide')

async function choose(page: Page, move: string): Promise<void> {
  await page.getByRole('button', { name: 'Camera of shot 1' }).click()
  await page
    .getByRole('region', { name: 'Shot 1' })
    .getByRole('combobox', { name: 'Move' })
    .selectOption(move)
}

test('arrows and guides lie over pictures, as set, and are not undone', { tag: '@whole' }, async ({
  page,
}) => {
  test.setTimeout(120_000)
  await drawnSample(page)
  await choose(page, 'Push in')
  await expect(arrows(page, 1)).toHaveCount(1)

  await claim('a static shot has no arrows', async () => {
    await choose(page, 'Static')
    await expect(arrows(page, 1)).toHaveCount(0)
  })
  await choose(page, 'Pan left')
  const undo = page.getByRole('button', { name: 'Undo' })
  const toggle = bar(page).getByRole('button', { name: 'Arrows' })
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  await toggle.click()
  await expect(arrows(page, 1)).toHaveCount(0)

  await bar(page).getByRole('button', { name: 'Guides' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Thirds' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Crop 2.39' }).click()
  await expectAccessible(page, 'the menu of guides')
  await page.keyboard.press('Escape')
  await expect(guides(page, 1)).toHaveCount(2)

  await claim('undo takes back the move, and neither guides nor arrows', async () => {
    await undo.click()
    await expect(page.getByRole('combobox', { name: 'Move' })).not.toHaveValue('pan-left')
    await expect(guides(page, 1)).toHaveCount(2)
    await expect(toggle).toHaveAttribute('aria-pressed', 'false')
  })
  await claim('they are still set after a reload, and lie over the large view', async () => {
    await page.reload()
    await expect(guides(page, 1)).toHaveCount(2)
    await expect(toggle).toHaveAttribute('aria-pressed', 'false')
    await page.getByRole('button', { name: 'Open shot 1 large' }).click()
    await expect(page.getByRole('dialog').locator('.marks-guide')).toHaveCount(2)
  })
})

test('a picture with arrows inside gets none on top', { tag: '@whole' }, async ({ page }) => {
  await openDrawnBoard(page, 2, { width: 1280, height: 720 })
  await choose(page, 'Push in')
  await bar(page).getByRole('button', { name: 'Guides' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Centre cross' }).click()
  await expect(guides(page, 1)).toHaveCount(1)
  await expect(arrows(page, 1)).toHaveCount(0)

  await page.keyboard.press('Escape')

  // The cross is in the middle of a picture.
  const middle = (picture: string) =>
    page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes]))
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
      context?.drawImage(bitmap, 0, 0)
      const { data } = context?.getImageData(bitmap.width / 2, bitmap.height / 2, 1, 1) ?? { data: [] }
      return { size: [bitmap.width, bitmap.height], colour: [...data].slice(0, 3) }
    }, picture)
  const saved = async () => {
    const download = page.waitForEvent('download')
    await shot(page, 1).getByRole('button', { name: 'Download original' }).click()
    return middle(await readFile(await (await download).path(), 'base64'))
  }
  const note = page.getByText('Guides and arrows are drawn into exported pictures.')
  const bare = await saved()
  await expect(note).toHaveCount(0)

  await claim('a guide is drawn into what is exported, where that is set, and it is said', async () => {
    await bar(page).getByRole('button', { name: 'Guides' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Burn into exports' }).click()
    await page.keyboard.press('Escape')
    await expect(note).toBeVisible()
    expect(await saved()).toEqual({ size: [1280, 720], colour: [255, 255, 255] })
  })
  await claim('the stored picture stays as it is', async () => {
    await bar(page).getByRole('button', { name: 'Guides' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Burn into exports' }).click()
    await page.keyboard.press('Escape')
    expect(await saved()).toEqual(bare)
    expect(bare.colour).not.toEqual([255, 255, 255])
  })
})

test('the focus of any picture is found, moved by keys, mouse and touch, and put back', {
  tag: '@whole',
}, async ({ page }) => {
  await openDrawnBoard(page, 1)
  await bar(page).getByRole('button', { name: 'Guides' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Crop 9:16' }).click()
  await page.keyboard.press('Escape')
  const stored = () =>
    page.evaluate(async () => {
      const [[, project]] = (await rawDatabase.read('maestro', 'projects')) as [[unknown, Project]]
      return project.shots[0]?.takes[0]?.focus
    })
  await page.evaluate(installRawDatabase)
  await expect.poll(stored).toEqual({ x: expect.any(Number), y: expect.any(Number) })

  const large = page.getByRole('dialog')
  const focus = large.getByRole('slider', { name: 'Focus of shot 1' })
  const back = large.getByRole('button', { name: 'Put the focus back' })
  const crop = large.locator('.marks-guide path').first()
  const open = () => page.getByRole('button', { name: 'Open shot 1 large' }).click()
  await open()
  const found = String(await focus.getAttribute('aria-valuetext'))
  await expect(back).toBeDisabled()

  await claim('keys move it by a tenth or a hundredth, and the crop goes with it', async () => {
    const before = await crop.getAttribute('d')
    await focus.press('Shift+ArrowRight')
    await focus.press('ArrowRight')
    await focus.press('ArrowUp')
    const [x = 0, y = 0] = [...found.matchAll(/\d+/g)].map(Number)
    await expect(focus).toHaveAttribute('aria-valuetext', `${x + 11} % across, ${y - 1} % down`)
    await expect(crop).not.toHaveAttribute('d', before ?? '')
    await expectAccessible(page, 'the focus')
    await back.click()
    await expect(focus).toHaveAttribute('aria-valuetext', found)
    await expect(large.getByRole('status').filter({ hasText: 'back where it was found' })).toBeAttached()
  })

  const stage = await large.locator('.compare-stage').boundingBox()
  const at = (x: number, y: number) => ({
    x: (stage?.x ?? 0) + x * (stage?.width ?? 0),
    y: (stage?.y ?? 0) + y * (stage?.height ?? 0),
  })
  const grip = async () => {
    const box = await focus.boundingBox()
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
  }
  await claim('a mouse drags it; Escape lets go of it; a double click puts it back', async () => {
    const [from, to] = [await grip(), at(0.2, 0.7)]
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 4 })
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect(focus).toHaveAttribute('aria-valuetext', found)
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 4 })
    await page.mouse.up()
    await expect(focus).toHaveAttribute('aria-valuetext', '20 % across, 70 % down')
    await focus.dblclick()
    await expect(focus).toHaveAttribute('aria-valuetext', found)
  })

  await claim('so does a finger, and the way is one step to undo that a reload keeps', async () => {
    const [from, to] = [await grip(), at(0.9, 0.4)]
    const devtools = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
      devtools.send('Input.dispatchTouchEvent', { type, touchPoints })
    await touch('touchStart', [from])
    await touch('touchMove', [at(0.5, 0.2)])
    await touch('touchMove', [to])
    await touch('touchEnd', [])
    await expect(focus).toHaveAttribute('aria-valuetext', '90 % across, 40 % down')
    await page.keyboard.press('Escape')
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await page.reload()
    await open()
    await expect(focus).toHaveAttribute('aria-valuetext', '90 % across, 40 % down')
    await back.click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Undo' }).click()
    await open()
    await expect(focus).toHaveAttribute('aria-valuetext', '90 % across, 40 % down')
  })
})
