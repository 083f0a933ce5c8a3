import type { Page } from '@playwright/test'
import { FAKE_KEY } from '../fake-openrouter/accounts.ts'
import { directSample, expect, shot, step, test, useFake } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim, wholeClaim } from './claim.ts'

const item = (page: Page) => page.getByRole('menuitem', { name: 'Write a shot after' })
const openMenu = (page: Page, number: string) =>
  page.getByRole('button', { name: `Actions of shot ${number}`, exact: true }).click()
const text = (page: Page, number: string) => shot(page, number).getByLabel('Description')
const order = (page: Page) =>
  page
    .getByRole('list', { name: 'Board', exact: true })
    .getByRole('article')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label')))

async function writeAfter(page: Page, number: string): Promise<void> {
  await openMenu(page, number)
  await item(page).click()
}

test('one shot is written behind another, with both neighbours told', { tag: '@whole' }, async ({
  page,
  fake,
}) => {
  test.setTimeout(180_000)
  await directSample(page)
  const undo = page.getByRole('button', { name: 'Undo' })
  const asked = () => fake.log.filter(({ path }) => path === '/chat/completions')

  await claim('Sketch writes it at once, and one step takes it back', async () => {
    const second = await text(page, '2').inputValue()
    await openMenu(page, '1')
    await expect(item(page)).toContainText('Write a shot after')
    await expect(item(page)).not.toContainText('$')
    await item(page).click()
    await expect.poll(() => order(page)).toEqual(['Shot 1', 'Shot 2', 'Shot 3', 'Shot 4'])
    await expect(text(page, '2')).not.toHaveValue(second)
    await expect(text(page, '2')).not.toHaveValue('')
    await expect(text(page, '3')).toHaveValue(second)
    await undo.click()
    await expect.poll(() => order(page)).toEqual(['Shot 1', 'Shot 2', 'Shot 3'])
  })

  await useFake(page, fake.url, FAKE_KEY)
  await page.getByRole('button', { name: 'Numbering: 1, 2, 3' }).click()
  await page.getByRole('menuitem', { name: 'Lock numbers' }).click()

  await claim('its price stands in the menu, and a failure says so at the shot', async () => {
    fake.scenario({ kind: 'refusal', path: '/chat/completions' })
    await openMenu(page, '2')
    await expect(item(page)).toContainText(/[≈<]\s\$0/)
    await expectAccessible(page, 'the menu of a shot with a price')
    await item(page).click()
    const alert = page
      .getByRole('listitem')
      .filter({ has: shot(page, '2') })
      .getByRole('alert')
    await expect(alert.getByRole('button', { name: 'Try again' })).toContainText(/[≈<]\s\$0/)
    await expect(page.getByRole('alert')).toHaveCount(1)
    await expectAccessible(page, 'a shot behind which none could be written')
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => order(page)).toEqual(['Shot 1', 'Shot 2', 'Shot 2A', 'Shot 3'])
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

  await claim('both neighbours are told', async () => {
    const sent = JSON.stringify(asked().at(-1)?.body)
    expect(sent).toContain('exactly 1 shot of this scene')
    for (const number of ['2', '3'])
      expect(sent).toContain(JSON.stringify(await text(page, number).inputValue()).slice(1, -1))
    expect(asked()).toHaveLength(2)
  })

  await claim('a cancelled one leaves the board as it is', async () => {
    fake.scenario({ kind: 'held', path: '/chat/completions' })
    await writeAfter(page, '3')
    await expect.poll(() => asked().length).toBe(3)
    await page.getByRole('button', { name: 'Cancel', exact: true }).first().click()
    await expect(page.getByText('Shot list cancelled.')).toBeVisible()
    fake.release()
    await expect.poll(() => order(page)).toEqual(['Shot 1', 'Shot 2', 'Shot 2A', 'Shot 3'])
  })

  await claim('a page that is closed meanwhile goes on with the shot, not with a list', async () => {
    fake.scenario({ kind: 'hang', path: '/chat/completions' })
    await writeAfter(page, '3')
    await expect.poll(() => asked().length).toBe(4)
    await page.reload()
    const notice = page.getByRole('status').filter({ hasText: 'Writing the shots was cut off.' })
    await expect(notice).toContainText('may have been billed')
    await notice.getByRole('button', { name: 'Continue' }).click()
    await expect.poll(() => order(page)).toEqual(['Shot 1', 'Shot 2', 'Shot 2A', 'Shot 3', 'Shot 4'])
  })

  await wholeClaim('in the table a failure stands above the rows and names the shot', async () => {
    await page.getByRole('radio', { name: 'Table' }).check({ force: true })
    fake.scenario({ kind: 'refusal', path: '/chat/completions' })
    await writeAfter(page, '2')
    await expect(page.getByText('Write a shot after 2', { exact: true })).toBeVisible()
    await expect(page.getByRole('alert').getByRole('button', { name: 'Try again' })).toBeVisible()
    await expectAccessible(page, 'a table above which a failure stands')
    await page.getByRole('radio', { name: 'Filmstrip' }).check({ force: true })
    await expect(page.getByText('Write a shot after 2', { exact: true })).toBeVisible()
    await expect(page.getByRole('alert').getByRole('button', { name: 'Try again' })).toBeVisible()
    await expectAccessible(page, 'a filmstrip with a failure')
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await expect(page.getByText('Write a shot after 2', { exact: true })).toHaveCount(0)
    await page.getByRole('radio', { name: 'Grid' }).check({ force: true })
  })

  await claim('a new list asks what becomes of shots with locked numbers, and may be left', async () => {
    const before = ['Shot 1', 'Shot 2', 'Shot 2A', 'Shot 3', 'Shot 4']
    const added = ['Shot 5', 'Shot 6', 'Shot 7']
    const question = page.getByRole('alertdialog', { name: 'The numbers are locked' })
    const calls = asked().length
    await step(page, 'Generate shots').click()
    await expect(question).toBeVisible()
    await expectAccessible(page, 'the question where new shots go')
    await page.keyboard.press('Escape')
    await expect(question).toHaveCount(0)
    await expect(step(page, 'Generate shots')).toBeFocused()
    await step(page, 'Generate shots').click()
    await question.getByRole('button', { name: 'Cancel' }).click()
    await expect(question).toHaveCount(0)
    expect(await order(page)).toEqual(before)
    expect(asked()).toHaveLength(calls)

    await step(page, 'Generate shots').click()
    await question.getByRole('button', { name: 'Add at the end' }).click()
    await expect.poll(() => order(page)).toEqual([...before, ...added])
    expect(asked()).toHaveLength(calls + 1)
    await undo.click()
    await expect.poll(() => order(page)).toEqual(before)

    await step(page, 'Generate shots').click()
    await question.getByRole('button', { name: 'Omit all shots' }).click()
    const omitted = before.map((name) => `${name}, omitted`)
    await expect.poll(() => order(page)).toEqual([...omitted, ...added])
    await page.reload()
    await expect.poll(() => order(page)).toEqual([...omitted, ...added])
  })
})
