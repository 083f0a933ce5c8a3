import { expect, openSample, shot, step, test } from './app.ts'
import { claim } from './claim.ts'
import { log } from './drawn-board.ts'
import { staysWhenAsked } from './stays-when-asked.ts'

test('a copy of a paid board keeps an account of its own', async ({ page, fake }) => {
  test.setTimeout(180_000)
  await openSample(page, { fake: fake.url })
  await page.getByRole('combobox', { name: 'Number of shots' }).selectOption('3')
  await step(page, 'Analyze video').click()
  await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 30_000 })
  await step(page, 'Generate shots').click()
  await expect(shot(page, 3)).toBeVisible()
  await step(page, 'Generate all images').click()
  await expect(page.getByText('Pictures: 3 drawn.')).toBeVisible({ timeout: 30_000 })
  await expect(log(page)).toContainText('Shot 1 drawn')
  const money = page.getByRole('region', { name: 'Spent on this project' })
  await expect(money).not.toContainText('here')

  await page.getByRole('button', { name: 'Projects' }).click()
  await page.getByRole('button', { name: 'Project actions' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  const copy = page.getByRole('listitem').filter({ hasText: 'Sample storyboard (copy)' })
  await expect(copy).toContainText('$0.00 here, $0.20 before')
  await copy.getByRole('button', { name: 'Sample storyboard (copy)', exact: true }).click()
  await claim('what its pictures had cost is no cost of its own', async () => {
    await expect(money).toContainText('$0.00 here of $5.00')
    await expect(money).toContainText('Its pictures had cost $0.20 before')
    await expect(log(page)).not.toContainText('Shot 1 drawn')
  })
  await claim('what is drawn here is spent here', async () => {
    await shot(page, 1).getByRole('button', { name: 'New take' }).click()
    await expect(money).toContainText('$0.067 here of $5.00', { timeout: 30_000 })
    await expect(money).toContainText('Its pictures had cost $0.20 before')
  })
  await claim('the limit is kept to its last digit, and said before the next call', async () => {
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Settings' })
    const limit = dialog.getByLabel('Spending limit (USD)')
    await limit.fill('')
    await expect(dialog).toContainText('No limit now. Set one')
    await expect(dialog).not.toContainText('the model’s dearest recent bill, is not made')
    await limit.scrollIntoViewIfNeeded()
    await limit.fill('0,004')
    await expect(dialog).toContainText('$0.004 for each project')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(money).toContainText('$0.067 here of $0.004')
    await expect(shot(page, 1).getByRole('button', { name: 'New take' })).toContainText('over the limit')
  })
})

test('a page with an answer that could not be shown asks before it goes, until that is saved', async ({
  page,
  fake,
}) => {
  test.setTimeout(120_000)
  await openSample(page, { fake: fake.url })
  await step(page, 'Analyze video').click()
  await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 30_000 })
  await step(page, 'Generate shots').click()
  fake.scenario({ kind: 'held', path: '/images', times: 1 })
  await shot(page, 2).getByRole('button', { name: 'Generate image' }).click()
  await expect.poll(() => fake.log.filter(({ path }) => path === '/images').length).toBe(1)
  await claim('a page that waits for a paid answer asks too', () => staysWhenAsked(page))
  fake.release()
  await expect(shot(page, 2).getByRole('img')).toBeVisible({ timeout: 30_000 })

  fake.scenario({ kind: 'svg', path: '/images', times: 1 })
  await shot(page, 1).getByRole('button', { name: 'Generate image' }).click()
  const save = shot(page, 1).getByRole('button', { name: 'Save what came' })
  await expect(save).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await staysWhenAsked(page)
  const saved = page.waitForEvent('download')
  await save.click()
  await saved
  page.on('dialog', (unasked) => {
    throw new Error(`${unasked.type()}: it was saved.`)
  })
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
})
