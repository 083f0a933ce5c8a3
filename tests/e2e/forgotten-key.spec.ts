import { FAKE_KEY } from '../fake-openrouter/accounts.ts'
import { directSample, expect, shot, step, test, useFake } from './app.ts'

test('a key that is forgotten in one tab pays for nothing more in another', async ({
  page,
  context,
  fake,
}) => {
  await directSample(page, 5)
  await useFake(page, fake.url, FAKE_KEY)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByLabel('Concurrent requests').fill('2')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  fake.scenario({ kind: 'held', path: '/images', times: 2 })
  const drawn = () => fake.log.filter(({ path }) => path === '/images')
  await step(page, 'Generate all images').click()
  await expect.poll(() => drawn().length).toBe(2)

  const other = await context.newPage()
  await other.goto('./')
  await other.getByRole('button', { name: 'Settings', exact: true }).click()
  const dialog = other.getByRole('dialog', { name: 'Settings' })
  await dialog.getByLabel('API key').fill(FAKE_KEY)
  await dialog.getByRole('button', { name: 'Forget key' }).click()
  await expect(dialog.getByLabel('API key')).toHaveValue('')

  // Requests that were sent are paid for, so their pictures are accepted.
  fake.release()
  await expect(page.getByRole('button', { name: 'New take' })).toHaveCount(2)
  await expect(page.getByLabel('Connection')).toContainText('No API key')
  await expect(page.getByText(/^Pictures: 2 drawn/)).toBeVisible()
  await expect(shot(page, 5)).toBeVisible()
  expect(drawn()).toHaveLength(2)
})
