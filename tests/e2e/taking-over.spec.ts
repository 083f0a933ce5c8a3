import { analyzeSample, directSample, expect, scene, shot, step, test } from './app.ts'
import { log } from './drawn-board.ts'

test('pictures that are under way when another tab takes over arrive there, and no further one is begun', async ({
  page,
  context,
  fake,
}) => {
  await directSample(page, 3, { fake: fake.url })
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('spinbutton', { name: 'Concurrent requests' }).fill('2')
  await page.getByRole('button', { name: 'Close' }).click()
  const images = () => fake.log.filter(({ path }) => path === '/images')
  fake.scenario({ kind: 'held', path: '/images', times: 2 })
  await step(page, 'Generate all images').click()
  await expect.poll(() => images().length).toBe(2)

  const second = await context.newPage()
  await second.goto(page.url())
  await second.getByRole('button', { name: 'Take over here' }).click()
  await expect(scene(second)).toBeEditable()
  await scene(second).fill('Written while they are under way.')
  fake.release()
  for (const number of [1, 2]) {
    await expect(shot(second, number).getByRole('img').first()).toBeVisible()
  }
  await expect(log(page)).toContainText('Pictures: 2 drawn, 1 skipped')
  expect(images().map(({ aborted }) => aborted)).toEqual([false, false])
  await expect(second.getByText('$0.13 of $5.00')).toBeVisible()
  await expect(second.getByText(/may have been billed/)).toHaveCount(0)
  await expect(shot(second, 3).getByRole('img')).toHaveCount(0)

  await second.reload()
  await expect(scene(second)).toHaveValue('Written while they are under way.')
  for (const number of [1, 2]) {
    await expect(shot(second, number).getByRole('img').first()).toBeVisible()
  }
})

test('a description that streams in when another tab takes over arrives there whole, as one step to undo', async ({
  page,
  context,
  fake,
}) => {
  await analyzeSample(page, { fake: fake.url })
  await scene(page).fill('Before.')
  const second = await context.newPage()
  await second.goto(page.url())
  await expect(second.getByRole('button', { name: 'Take over here' })).toBeVisible()
  fake.scenario({ kind: 'held', path: '/chat/completions' })
  await step(page, 'Analyze video').click()
  await expect.poll(() => fake.log.filter(({ path }) => path === '/chat/completions').length).toBe(1)
  await second.getByRole('button', { name: 'Take over here' }).click()
  await expect(scene(second)).toBeEditable()
  fake.release()
  await expect(log(page)).toContainText('Scene described by')
  await expect(scene(second)).not.toHaveValue('Before.')
  await expect
    .poll(async () => (await scene(second).inputValue()) === (await scene(page).inputValue()))
    .toBe(true)
  await second.getByRole('button', { name: /^Undo/ }).click()
  await expect(scene(second)).toHaveValue('Before.')
  expect(fake.log.filter(({ path }) => path === '/chat/completions')[0]?.aborted).toBe(false)
})
