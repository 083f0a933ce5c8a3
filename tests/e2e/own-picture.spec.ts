import type { Locator, Page } from '@playwright/test'
import { expect, exportSample, importSample, shot, test, withoutPicker } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim, wholeClaim } from './claim.ts'
import { openDrawnBoard } from './drawn-board.ts'

/** A TIFF of one pixel, which no Chromium reads: little endian, uncompressed, RGB 200, 40, 40. */
const TIFF = (() => {
  const tags = [
    [256, 3, 1, 1],
    [257, 3, 1, 1],
    [258, 3, 1, 8],
    [259, 3, 1, 1],
    [262, 3, 1, 2],
    [273, 4, 1, 134],
    [277, 3, 1, 3],
    [278, 3, 1, 1],
    [279, 4, 1, 3],
    [284, 3, 1, 1],
  ]
  const file = Buffer.alloc(137)
  file.write('II*\0', 'latin1')
  file.writeUInt32LE(8, 4)
  file.writeUInt16LE(tags.length, 8)
  tags.forEach(([tag = 0, type = 0, count = 0, value = 0], i) => {
    file.writeUInt16LE(tag, 10 + 12 * i)
    file.writeUInt16LE(type, 12 + 12 * i)
    file.writeUInt32LE(count, 14 + 12 * i)
    file.writeUInt32LE(value, 18 + 12 * i)
  })
  file.set([200, 40, 40], 134)
  return file
})()

/** A PNG of this size with a transparent right half. */
const png = (page: Page, width: number, height: number) =>
  page.evaluate(
    async ([wide, high]) => {
      const canvas = new OffscreenCanvas(wide, high)
      const context = canvas.getContext('2d')
      if (context) context.fillStyle = '#2040c0'
      context?.fillRect(0, 0, wide / 2, high)
      const blob = await canvas.convertToBlob()
      return Array.from(new Uint8Array(await blob.arrayBuffer()))
    },
    [width, height] as const,
  )

/** SHA-256 of a picture's pixels, in hex. */
const pixelsOf = (image: Locator) =>
  image.evaluate(async (img: HTMLImageElement) => {
    await img.decode()
    const context = new OffscreenCanvas(img.naturalWidth, img.naturalHeight).getContext('2d')
    context?.drawImage(img, 0, 0)
    const { data } = context?.getImageData(0, 0, img.naturalWidth, img.naturalHeight) ?? {}
    const digest = await crypto.subtle.digest('SHA-256', data ?? new Uint8Array())
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  })

/** Drags files over a card and drops them. @returns whether the page's own drop target was shown */
const drop = (
  page: Page,
  number: string,
  files: readonly { name: string; type: string; bytes: number[] }[],
) =>
  page.evaluate(
    ([name, given]) => {
      const carried = new DataTransfer()
      for (const file of given)
        carried.items.add(new File([new Uint8Array(file.bytes)], file.name, { type: file.type }))
      const card = document.querySelector(`.board [aria-label="${name}"] .shot-body`)
      const fire = (type: string) =>
        card?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried }))
      fire('dragenter')
      fire('dragover')
      const veil = document.querySelector('.drop-veil') !== null
      fire('drop')
      return veil
    },
    [`Shot ${number}`, files] as const,
  )

test('a picture of one’s own becomes a take: by menu, by tab and by drop', async ({ page }) => {
  await openDrawnBoard(page, 3)
  const picture = await png(page, 2400, 1200)
  const one = { name: 'my fox.png', type: 'image/png', bytes: picture }
  const undo = page.getByRole('button', { name: 'Undo' })
  const takes = (number: string) =>
    shot(page, number).getByRole('list', { name: 'Takes' }).getByRole('button')

  await claim('the menu takes a file, and the receipt says whose it is', async () => {
    await page.getByRole('button', { name: 'Actions of shot 1', exact: true }).click()
    const asked = page.waitForEvent('filechooser')
    await page.getByRole('menuitem', { name: 'Use my own picture…' }).click()
    await (await asked).setFiles({ name: one.name, mimeType: one.type, buffer: Buffer.from(picture) })
    await expect(takes('1')).toHaveCount(2)
    await expect(takes('1').nth(1)).toHaveAttribute('aria-pressed', 'true')
    const image = shot(page, '1').getByRole('img', { name: /^Shot 1/ })
    await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(2048)
    // Transparent parts become white.
    const corner = await image.evaluate((img: HTMLImageElement) => {
      const context = new OffscreenCanvas(1, 1).getContext('2d')
      context?.drawImage(img, img.naturalWidth - 2, 1, 1, 1, 0, 0, 1, 1)
      return [...(context?.getImageData(0, 0, 1, 1).data ?? [])]
    })
    expect(corner).toEqual([255, 255, 255, 255])
    await shot(page, '1').getByRole('button', { name: 'Camera of shot 1' }).click()
    const inspector = page.getByRole('region', { name: 'Shot 1' })
    await inspector.getByRole('tab', { name: 'Receipt' }).click()
    await expect(inspector.getByText('Your own picture', { exact: true })).toBeVisible()
    await expect(inspector.getByText('my fox.png')).toBeVisible()
    await expect(inspector.getByText('Model')).toHaveCount(0)
  })

  await claim('it is starred, downloaded, undone, restored and outlives a reload', async () => {
    const inspector = page.getByRole('region', { name: 'Shot 1' })
    await inspector.getByRole('tab', { name: 'Takes' }).click()
    await inspector.getByRole('button', { name: 'Star', exact: true }).click()
    const saving = page.waitForEvent('download')
    await shot(page, '1').getByRole('button', { name: 'Download original' }).click()
    expect((await saving).suggestedFilename()).toMatch(/take-2.*\.jpg$/)
    await undo.click()
    await undo.click()
    await expect(takes('1')).toHaveCount(0)
    await page.getByRole('button', { name: 'Redo' }).click()
    await expect(takes('1')).toHaveCount(2)
    await page.reload()
    await expect(takes('1').nth(1)).toHaveAttribute('aria-pressed', 'true')
    await expect(shot(page, '1').getByRole('img', { name: /^Shot 1/ })).toBeVisible()
  })

  await wholeClaim('the tab Takes reads a format that the browser does not', async () => {
    await shot(page, '2').getByRole('button', { name: 'Camera of shot 2' }).click()
    const inspector = page.getByRole('region', { name: 'Shot 2' })
    await inspector.getByRole('tab', { name: 'Takes' }).click()
    const input = inspector.getByLabel('Use my own picture…')
    await input.setInputFiles({ name: 'scan.tif', mimeType: 'image/tiff', buffer: TIFF })
    await expect(takes('2')).toHaveCount(2)
    await input.setInputFiles({ name: 'torn.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
    await expect(inspector.getByRole('alert')).toContainText('This picture could not be read.')
    await expectAccessible(page, 'a refused picture')
    await inspector.getByRole('button', { name: 'Dismiss' }).click()
  })

  await claim('a drop onto a card is the card’s, and what is refused says why', async () => {
    expect(await drop(page, '3', [one])).toBe(false)
    await expect(takes('3')).toHaveCount(2)
    await drop(page, '3', [{ name: 'clip.mp4', type: 'video/mp4', bytes: [0] }])
    await expect(shot(page, '3').getByRole('alert')).toContainText(
      'This is a video, and a shot takes a picture.',
    )
    await drop(page, '3', [one, { ...one, name: 'two.png' }])
    await expect(shot(page, '3').getByRole('alert')).toContainText('my fox.png, two.png')
    await expect(takes('3')).toHaveCount(2)
    await expect(page.getByRole('region', { name: 'Style' }).getByRole('img')).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'Clip' }).getByRole('alert')).toHaveCount(0)
  })
  await wholeClaim('it goes into a project file and comes back to the pixel, with its receipt', async () => {
    await page.addInitScript(withoutPicker)
    await page.reload()
    const images = ['1', '2', '3'].map((number) =>
      shot(page, number).getByRole('img', { name: new RegExp(`^Shot ${number}`) }),
    )
    const before = []
    for (const image of images) before.push(await pixelsOf(image))
    expect(new Set(before).size).toBe(2)
    const file = await exportSample(page)
    await page.getByRole('button', { name: 'Project actions' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await importSample(page, file, 'Pilot')
    const after = []
    for (const image of images) after.push(await pixelsOf(image))
    expect(after).toEqual(before)
    await shot(page, '2').getByRole('button', { name: 'Camera of shot 2' }).click()
    const inspector = page.getByRole('region', { name: 'Shot 2' })
    await inspector.getByRole('tab', { name: 'Receipt' }).click()
    await expect(inspector.getByText('Your own picture', { exact: true })).toBeVisible()
    await expect(inspector.getByText('scan.tif')).toBeVisible()
  })
})
