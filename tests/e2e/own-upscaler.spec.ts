import { readFile } from 'node:fs/promises'
import { expect, shot, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { log, openDrawnBoard, upscale } from './drawn-board.ts'

test('an own upscaler is tried before it is taken, kept over a reload, used and removed', {
  tag: '@whole',
}, async ({ page }) => {
  test.setTimeout(120_000)
  await openDrawnBoard(page, 1, { width: 32, height: 24 })
  const settings = page.getByRole('button', { name: 'Settings', exact: true })
  const model = page.getByRole('combobox', { name: 'Upscaler model' })
  const own = page.getByLabel('Own upscaler model')
  await settings.click()
  await expect(page.getByText('without one Best would take about')).toBeVisible()
  await expect(model.getByRole('option', { name: 'Best' })).toBeDisabled()
  await own.setInputFiles({ name: 'poem.onnx', mimeType: '', buffer: Buffer.from('no model') })
  await expect(page.getByRole('alert')).toContainText('This file is not an ONNX model.', { timeout: 30_000 })
  await expectAccessible(page, 'a model that is none')
  const buffer = await readFile(new URL('../../models/generated/fast.onnx', import.meta.url))
  await own.setInputFiles({ name: 'mine.onnx', mimeType: '', buffer })
  await expect(page.getByText('mine.onnx, 2.4 MB, is kept on this device.')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('alert')).toBeHidden()
  await expect(model).toHaveValue('own:mine.onnx')
  await page.getByRole('combobox', { name: 'Upscaled as' }).selectOption('webp')

  await page.reload()
  await upscale(page, 1).click()
  await expect(log(page)).toContainText(/Shot 1 upscaled ×2 in [\d.]+ s \(mine.onnx, wasm\)/, {
    timeout: 60_000,
  })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    shot(page, 1).getByRole('button', { name: 'Download upscaled' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/_shot-001_take-1_upscaled\.webp$/)

  await settings.click()
  await page.getByRole('button', { name: 'Remove own model' }).click()
  await expect(model).toHaveValue('fast')
  await expect(page.getByText('It is tried first')).toBeVisible()
})
