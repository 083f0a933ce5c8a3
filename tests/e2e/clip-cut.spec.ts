import { expect, openSample, shot, step, test } from './app.ts'

test('the clip’s own cut is measured, followed as a shot list, and drawn', { tag: '@whole' }, async ({
  page,
}) => {
  test.setTimeout(240_000)
  await openSample(page)
  const cut = page.getByRole('region', { name: 'The clip’s cut, measured' })
  await expect(cut).toBeVisible({ timeout: 60_000 })
  await expect(cut.getByRole('radio')).toHaveCount(5)

  await cut.getByRole('button', { name: 'Follow the clip’s cut' }).click()
  await expect(shot(page, 5)).toBeVisible()
  await expect(shot(page, 6)).toBeHidden()

  await expect(shot(page, 1).getByRole('img')).toHaveCount(0)
  await step(page, 'Generate all images').click()
  for (const number of [1, 2, 3, 4, 5])
    await expect(shot(page, number).getByRole('img').first()).toBeVisible({ timeout: 120_000 })
})
