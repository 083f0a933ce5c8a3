import type { Scenario } from '../fake-openrouter/scenario.ts'
import { expect, openSample, scene, shot, step, test, useFake } from './app.ts'
import { casesOf } from './claim.ts'

const EARLIER = 'What I had written before.'

interface BadAnswer {
  readonly name: string
  readonly scenario: Scenario
  readonly says: RegExp
  /** The description afterwards. */
  readonly leaves: RegExp
}

const DESCRIPTIONS: readonly BadAnswer[] = [
  {
    name: 'an empty answer',
    scenario: { kind: 'empty' },
    says: /The answer was empty/,
    leaves: new RegExp(EARLIER),
  },
  {
    name: 'the network gone mid-stream',
    scenario: { kind: 'stream_cut' },
    says: /The answer was cut off|connection to the model service broke/,
    leaves: /^(?!What I had)\S/,
  },
  {
    name: 'a stream that ends early',
    scenario: { kind: 'stream_end_early' },
    says: /The answer was cut off/,
    leaves: /^(?!What I had)\S/,
  },
  {
    name: 'an error in the middle of the stream',
    scenario: { kind: 'midstream_error' },
    says: /Too many requests|model’s provider failed/,
    leaves: /\S/,
  },
  {
    name: 'an error in a 200',
    scenario: { kind: 'error_in_200' },
    says: /model’s provider failed/,
    leaves: new RegExp(EARLIER),
  },
  {
    name: 'a key that is not known',
    scenario: { kind: 'error', error: 'badKey' },
    says: /key was not accepted/,
    leaves: new RegExp(EARLIER),
  },
  {
    name: 'no credit',
    scenario: { kind: 'error', error: 'credits' },
    says: /no credit left/,
    leaves: new RegExp(EARLIER),
  },
  {
    name: 'a model that is gone',
    scenario: { kind: 'error', error: 'unknownModel' },
    says: /model is not available/,
    leaves: new RegExp(EARLIER),
  },
]

test('describing meets bad answers: each says so and loses nothing', async ({ page, fake, clean }) => {
  test.setTimeout(180_000)
  clean.allow(/Failed to load resource/)
  await openSample(page, { fake: fake.url })
  for (const { name, scenario, says, leaves } of casesOf(DESCRIPTIONS, ({ leaves }) => leaves.source)) {
    await test.step(name, async () => {
      await scene(page).fill(EARLIER)
      fake.scenario({ ...scenario, path: '/chat/completions' })
      await step(page, 'Analyze video').click()
      const alert = page.getByRole('alert').filter({ hasText: says })
      await expect(alert).toBeVisible({ timeout: 30_000 })
      await expect(scene(page)).toHaveValue(leaves)
      const back = page.getByRole('button', { name: 'Bring back the earlier text' })
      if (await back.isVisible()) await back.click()
      await expect(scene(page)).toHaveValue(EARLIER)
      await alert.getByRole('button', { name: 'Dismiss' }).click()
    })
  }

  // Writing shots from a scene dismisses the scene's error.
  fake.scenario({ kind: 'stream_end_early', path: '/chat/completions' })
  await step(page, 'Analyze video').click()
  await expect(page.getByRole('alert').filter({ hasText: 'cut off' })).toBeVisible({ timeout: 30_000 })
  await step(page, 'Generate shots').click()
  await expect(shot(page, 5)).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

const SHOT_LISTS: readonly { name: string; kind: 'prose' | 'few_shots' | 'empty'; says: RegExp }[] = [
  { name: 'prose instead of JSON', kind: 'prose', says: /The answer could not be used/ },
  { name: '2 shots instead of 5', kind: 'few_shots', says: /too few shots/ },
  { name: 'an empty answer', kind: 'empty', says: /The answer was empty/ },
]

test('directing meets bad answers, each twice: it says so and pads nothing', { tag: '@whole' }, async ({
  page,
  fake,
}) => {
  test.setTimeout(120_000)
  await openSample(page, { fake: fake.url })
  await step(page, 'Analyze video').click()
  await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 30_000 })
  for (const { name, kind, says } of SHOT_LISTS) {
    await test.step(name, async () => {
      fake.scenario({ kind, path: '/chat/completions', times: 2 })
      await step(page, 'Generate shots').click()
      await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible({ timeout: 30_000 })
      await expect(page.getByRole('article')).toHaveCount(0)
    })
  }
  await step(page, 'Generate shots').click()
  await expect(shot(page, 5)).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('HTML in a description is text', async ({ page, fake }) => {
  await openSample(page, { fake: fake.url })
  const html = '<img src=x onerror="document.title=\'owned\'"><b>bold</b>'
  fake.scenario({ kind: 'content', path: '/chat/completions', text: html })
  await step(page, 'Analyze video').click()
  await expect(scene(page)).toHaveValue(html, { timeout: 30_000 })
  fake.scenario({ kind: 'html', path: '/chat/completions' })
  await step(page, 'Generate shots').click()
  await expect(shot(page, 5)).toBeVisible()
  expect(await page.locator('b, img[src="x"]').count()).toBe(0)
  expect(await page.title()).not.toContain('owned')
})

test('a key with spaces is refused before anything is sent', { tag: '@whole' }, async ({ page, fake }) => {
  await openSample(page)
  await useFake(page, fake.url, 'sk-or v1 with spaces')
  await step(page, 'Analyze video').click()
  await expect(page.getByRole('alert')).toContainText('does not look like an API key')
  expect(fake.log.filter(({ method }) => method === 'POST')).toEqual([])
})

test('picture calls answer with what is no picture: each shot says so, the others are drawn', async ({
  page,
  fake,
}) => {
  await openSample(page, { fake: fake.url })
  await step(page, 'Analyze video').click()
  await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 30_000 })
  await step(page, 'Generate shots').click()
  await expect(shot(page, 5)).toBeVisible()
  for (const kind of ['no_image', 'bad_base64', 'svg'] as const) fake.scenario({ kind, path: '/images' })
  await step(page, 'Generate all images').click()
  await expect(page.getByText('Pictures: 2 drawn, 3 failed.')).toBeVisible({ timeout: 30_000 })
  const alerts = page.getByRole('article').getByRole('alert')
  await expect(alerts).toHaveText(
    Array.from({ length: 3 }, () => /The answer was empty|no picture that this browser can show/),
  )
})
