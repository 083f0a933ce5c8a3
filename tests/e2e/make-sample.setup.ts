import type { Page } from '@playwright/test'
import { expect, exportSample, scene, shot, step, test, trySample, withoutPicker } from './app.ts'
import { keepSampleFile, type SampleState } from './sample-files.ts'

/** Exports the sample in its present state and opens it again. */
async function keep(page: Page, state: SampleState): Promise<void> {
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  keepSampleFile(state, await exportSample(page))
  await page.goBack()
}

// Doing the job anew in each test would take most of its time.
test('the sample as the app exports it after each step', async ({ page }) => {
  test.setTimeout(180_000)
  await page.addInitScript(withoutPicker)
  await trySample(page)
  await expect(page.getByText(/frames · identity/)).toBeVisible()
  await keep(page, 'sampled')
  await step(page, 'Analyze video').click()
  await expect(scene(page)).not.toHaveValue('', { timeout: 30_000 })
  await expect(step(page, 'Generate shots')).toBeEnabled({ timeout: 30_000 })
  await keep(page, 'analyzed')
  await page.getByRole('combobox', { name: 'Number of shots' }).selectOption('3')
  await step(page, 'Generate shots').click()
  await expect(shot(page, 3)).toBeVisible({ timeout: 30_000 })
  await keep(page, 'directed')
  await step(page, 'Generate all images').click()
  await expect(page.getByText('Pictures: 3 drawn.')).toBeVisible({ timeout: 120_000 })
  await keep(page, 'drawn')
})
