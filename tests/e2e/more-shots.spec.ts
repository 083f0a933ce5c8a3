import type { Page } from '@playwright/test'
import type { FakeOpenRouter } from '../fake-openrouter/fake-openrouter.ts'
import { analyzeSample, expect, shot, step, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim } from './claim.ts'
import { dialog, openSettings } from './settings.ts'

const cards = (page: Page) => page.getByRole('article', { name: /^Shot \d+$/ })
const text = (page: Page, number: number) => shot(page, number).getByLabel('Description')
const writeRest = (page: Page) => page.getByRole('button', { name: 'Write the rest' })
const lists = (fake: FakeOpenRouter) => fake.log.filter(({ path }) => path === '/chat/completions')
/** The second part of fifteen. */
const SECOND = { path: '/chat/completions', contains: 'numbers 9 to 15' } as const
/** A price with no-break spaces. */
const PARTS = /≈\s\$0\.0\d\d · 2 parts ≈\s\$0\.0\d\d/

/** The analyzed sample, of which an expensive director model writes fifteen shots. */
async function useDearDirector(page: Page, fake: FakeOpenRouter): Promise<void> {
  await analyzeSample(page, { fake: fake.url })
  await openSettings(page)
  await dialog(page).getByLabel('Director model').fill('anthropic/claude-sonnet-5.5')
  await page.keyboard.press('Tab')
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await page.getByRole('combobox', { name: 'Number of shots' }).selectOption('15')
}

async function limitTo(page: Page, dollars: string): Promise<void> {
  await openSettings(page)
  await dialog(page).getByLabel('Spending limit (USD)').fill(dollars)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
}

test('a list in parts is priced and limited as a whole, and what fails of it is written later', async ({
  page,
  fake,
}) => {
  await useDearDirector(page, fake)

  await claim('the price of all parts stands on the button', async () => {
    await expect(step(page, 'Generate shots')).toContainText(PARTS)
  })

  await claim('a list that would pass the limit as a whole is refused before its first call', async () => {
    await limitTo(page, '0.05')
    await expect(step(page, 'Generate shots')).toContainText('over the limit')
    await step(page, 'Generate shots').click()
    await expect(page.getByRole('alert')).toContainText('would pass the spending limit')
    expect(lists(fake)).toEqual([])
    await limitTo(page, '')
  })

  await claim('a failed part keeps the other, and offers to write the rest where it says so', async () => {
    fake.scenario({ kind: 'refusal', ...SECOND })
    await step(page, 'Generate shots').click()
    await expect(page.getByRole('alert').getByRole('button', { name: 'Write the rest' })).toContainText('≈')
    await expect(cards(page)).toHaveCount(8)
    await expect(writeRest(page)).toHaveCount(1)
    await expectAccessible(page, 'a list of which a part failed')
    await text(page, 8).fill('The case stands open on the stones.')
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await expect(page.getByText('8 of 15 shots are written.')).toBeVisible()
  })

  await claim(
    'after a reload it is still offered; it replaces nothing and knows what was edited',
    async () => {
      await page.reload()
      await expect(page.getByText('8 of 15 shots are written.')).toBeVisible()
      await expectAccessible(page, 'a list that is unfinished')
      const first = await text(page, 1).inputValue()
      await expect(writeRest(page)).toContainText(/≈\s\$0\.0\d\d/)
      await writeRest(page).click()
      await expect(cards(page)).toHaveCount(15)
      await expect(writeRest(page)).toHaveCount(0)
      await expect(text(page, 1)).toHaveValue(first)
      await expect(text(page, 8)).toHaveValue('The case stands open on the stones.')
      const told = JSON.stringify(lists(fake).at(-1)?.body)
      expect(told).toContain('The case stands open on the stones.')
      const fields = cards(page).getByLabel('Description')
      const texts = await fields.evaluateAll((all) =>
        all.map((field) => (field instanceof HTMLTextAreaElement ? field.value : '')),
      )
      expect(new Set(texts).size).toBe(15)
    },
  )

  await claim('undone, the rest is offered again', async () => {
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(cards(page)).toHaveCount(8)
    await expect(writeRest(page)).toBeVisible()
    await page.getByRole('button', { name: 'Redo' }).click()
    await expect(cards(page)).toHaveCount(15)
    await expect(writeRest(page)).toHaveCount(0)
  })
})

test('all parts are one step to undo; cancelled or cut off, what came stays', { tag: '@whole' }, async ({
  page,
  fake,
}) => {
  await useDearDirector(page, fake)
  const undo = page.getByRole('button', { name: 'Undo' })

  await claim('one step takes all of the list back', async () => {
    await step(page, 'Generate shots').click()
    await expect(page.getByText('Shot list: 15 written.')).toBeVisible()
    await expect(cards(page)).toHaveCount(15)
    expect(lists(fake)).toHaveLength(2)
    await undo.click()
    await expect(cards(page)).toHaveCount(0)
    await expect(writeRest(page)).toHaveCount(0)
  })

  await claim('an edit while it is written is a step of its own, and the list is still one', async () => {
    fake.scenario({ kind: 'held', ...SECOND })
    await step(page, 'Generate shots').click()
    await expect(cards(page)).toHaveCount(8)
    await text(page, 1).fill('A gull opens the day.')
    fake.release()
    await expect(cards(page)).toHaveCount(15)
    await undo.click()
    await expect(text(page, 1)).not.toHaveValue('A gull opens the day.')
    await expect(cards(page)).toHaveCount(15)
    await undo.click()
    await expect(cards(page)).toHaveCount(0)
  })

  await claim(
    'undone while its next part is written, Redo brings it back, and nothing is left to pay',
    async () => {
      fake.scenario({ kind: 'held', ...SECOND })
      await step(page, 'Generate shots').click()
      await expect(cards(page)).toHaveCount(8)
      await undo.click()
      await expect(cards(page)).toHaveCount(0)
      fake.release()
      await expect(cards(page)).toHaveCount(7)
      await page.getByRole('button', { name: 'Redo' }).click()
      await expect(cards(page)).toHaveCount(15)
      await expect(writeRest(page)).toHaveCount(0)
      await undo.click()
      await undo.click()
      await expect(cards(page)).toHaveCount(0)
    },
  )

  await claim('Cancel keeps the part that came, and the rest may be left', async () => {
    fake.scenario({ kind: 'held', ...SECOND })
    await step(page, 'Generate shots').click()
    await expect(cards(page)).toHaveCount(8)
    await page.getByRole('button', { name: 'Cancel', exact: true }).first().click()
    await expect(page.getByText('Shot list cancelled: 8 written, 7 skipped.')).toBeVisible()
    await expect(cards(page)).toHaveCount(8)
    fake.release()
    await page.getByRole('button', { name: 'Leave it so' }).click()
    await expect(writeRest(page)).toHaveCount(0)
    await undo.click()
    await expect(writeRest(page)).toBeVisible()
  })

  await claim('a page that is closed in the middle goes on where it stopped', async () => {
    fake.scenario({ kind: 'hang', ...SECOND })
    const before = lists(fake).length
    await step(page, 'Generate shots').click()
    await expect.poll(() => lists(fake).length).toBe(before + 2)
    await expect(cards(page)).toHaveCount(8)
    await text(page, 1).fill('A gull opens the day.')
    await page.reload()
    const notice = page.getByRole('status').filter({ hasText: 'Writing the shots was cut off.' })
    await expect(notice).toContainText('8 of 15 shots are written, and they are kept.')
    await expect(notice).toContainText('may have been billed')
    await expect(writeRest(page)).toHaveCount(1)
    await notice.getByRole('button', { name: 'Write the rest' }).click()
    await expect(cards(page)).toHaveCount(15)
    await expect(text(page, 1)).toHaveValue('A gull opens the day.')
    await expect(writeRest(page)).toHaveCount(0)
  })
})

test('Sketch writes thirty shots at once, on which it finds nothing', { tag: '@whole' }, async ({ page }) => {
  await analyzeSample(page)
  await page.getByRole('combobox', { name: 'Number of shots' }).selectOption('30')
  await step(page, 'Generate shots').click()
  await expect(page.getByText('Shot list: 30 written.')).toBeVisible({ timeout: 30_000 })
  await expect(cards(page)).toHaveCount(30)
  await expect(page.getByRole('button', { name: /\d+ findings?/ })).toHaveCount(0)
})
