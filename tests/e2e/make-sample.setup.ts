import { expect, scene, shot, step, test, trySample } from './app.ts'
import { keepSample, type SampleState } from './kept-sample.ts'

// Doing the job anew in each test would take most of its time.
test('the sample as it lies in the database after each step', async ({ page }) => {
  test.setTimeout(180_000)
  await trySample(page)
  const keep = async (state: SampleState) => {
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await keepSample(page, state)
  }
  await expect(page.getByText(/frames · identity/)).toBeVisible()
  // An app with a clip that is not measured does so in each test, and again after each job.
  const cut = page.getByRole('radiogroup', { name: 'The clip’s cut, measured' })
  await expect(cut).toBeVisible({ timeout: 90_000 })
  await keep('sampled')
  await step(page, 'Analyze video').click()
  await expect(scene(page)).not.toHaveValue('', { timeout: 30_000 })
  await expect(step(page, 'Generate shots')).toBeEnabled({ timeout: 30_000 })
  await keep('analyzed')
  await page.getByRole('combobox', { name: 'Number of shots' }).selectOption('3')
  await step(page, 'Generate shots').click()
  await expect(shot(page, 3)).toBeVisible({ timeout: 30_000 })
  await keep('directed')
  await step(page, 'Generate all images').click()
  await expect(page.getByText('Pictures: 3 drawn.')).toBeVisible({ timeout: 120_000 })
  await keep('drawn')
})
