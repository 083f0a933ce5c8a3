import type { Page } from '@playwright/test'
import { installRawDatabase } from '../raw-database.mjs'
import { expect, openSample, scene, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { claim } from './claim.ts'

const projects = (page: Page) => page.getByRole('list', { name: 'Projects' })

/**
 * Makes a project of this name and returns to the list.
 * @returns the project's address.
 */
async function makeProject(page: Page, name: string): Promise<string> {
  await page.goto('./')
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByLabel('Project name').fill(name)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const link = page.url()
  await page.getByRole('button', { name: 'Projects' }).click()
  await expect(projects(page).getByRole('button', { name, exact: true })).toBeVisible()
  return link
}

/** Chooses an action in the menu of the first project whose name contains this text. */
async function act(page: Page, name: string, action: string): Promise<void> {
  const project = projects(page).getByRole('listitem').filter({ hasText: name }).first()
  await project.getByRole('button', { name: 'Project actions' }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

/** Goes through the page by Tab: nothing that has the focus lies under what floats. */
async function tabsInSight(page: Page): Promise<void> {
  const size = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  const under = () => {
    const { x, y, width, height } = document.activeElement?.getBoundingClientRect() ?? new DOMRect()
    const over = document.elementFromPoint(x + width / 2, y + height / 2)
    const isClear = over === document.body || over?.closest('.home-foot') === null
    return isClear || document.activeElement?.closest('.home-foot') ? '' : document.activeElement?.outerHTML
  }
  for (let step = 0; step < 24; step++) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(under)).toBe('')
  }
  if (size) await page.setViewportSize(size)
}

test('a project is made, renamed, copied, deleted and brought back in the list', async ({ page }) => {
  const link = await makeProject(page, 'Pilot, act one')
  await claim('it is renamed, and its link still opens it', async () => {
    await act(page, 'Pilot', 'Rename')
    await page.getByRole('dialog').getByLabel('Name').fill('Pilot, act two')
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click()
    await expect(projects(page).getByRole('button', { name: 'Pilot, act two' })).toBeVisible()
    await page.goto(link)
    await expect(page.getByLabel('Project name')).toHaveValue('Pilot, act two')
    await page.goBack()
    await expect(projects(page)).toBeVisible()
  })
  await claim('a deleted one comes back with Undo and else stays away', async () => {
    await act(page, 'Pilot, act two', 'Duplicate')
    await expect(projects(page).getByRole('button', { name: 'Pilot, act two (copy)' })).toBeVisible()
    const place = await projects(page).boundingBox()
    await act(page, 'Pilot, act two (copy)', 'Delete')
    await expect(projects(page).getByRole('listitem')).toHaveCount(1)
    await expect(page.getByRole('button', { name: 'Undo' })).toBeInViewport({ ratio: 1 })
    expect((await projects(page).boundingBox())?.y).toBe(place?.y)
    await tabsInSight(page)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(projects(page).getByRole('listitem')).toHaveCount(2)
    await act(page, 'Pilot, act two (copy)', 'Delete')
    await expect(projects(page).getByRole('listitem')).toHaveCount(1)
    await page.reload()
    await expect(projects(page).getByRole('listitem')).toHaveCount(1)
  })
  await claim('each new one is another one in the list', async () => {
    await page.getByRole('button', { name: 'New project' }).click()
    await page.getByRole('button', { name: 'Projects' }).click()
    await expect(projects(page).getByRole('listitem')).toHaveCount(2)
  })
  await claim('a name in a script that runs from right to left begins at the right', async () => {
    await page.getByRole('button', { name: 'New project' }).click()
    const name = page.getByLabel('Project name')
    const direction = () => name.evaluate((field) => getComputedStyle(field).direction)
    await name.fill('Pilot')
    expect(await direction()).toBe('ltr')
    await name.fill('סיפור')
    expect(await direction()).toBe('rtl')
    await scene(page).fill('שני שועלים.')
    expect(await scene(page).evaluate((field) => getComputedStyle(field).direction)).toBe('rtl')
  })
})

test('a project removed for good leaves no blob behind', async ({ page }) => {
  await openSample(page)
  await expect(page.getByText(/frames · identity/)).toBeVisible()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Projects' }).click()
  await page.getByRole('button', { name: 'Project actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByRole('list', { name: 'Projects' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Storage' }).click()
  await page.getByRole('button', { name: /Remove for good:/ }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove for good' }).click()
  await expect(page.getByText('None. A deleted project')).toBeVisible()
  await page.evaluate(installRawDatabase)
  const stores = await page.evaluate(() => rawDatabase.readAll('maestro'))
  const left = Object.entries(stores).filter(([, entries]) => entries.length > 0)
  expect(left.map(([name]) => name).filter((name) => !['meta', 'writers'].includes(name))).toEqual([])
})

test('what another tab restored is not removed for good by a tab that still lists it', async ({
  page,
  context,
}) => {
  await openSample(page)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Projects' }).click()
  await page.getByRole('button', { name: 'Project actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Storage' }).click()
  await page.getByRole('button', { name: /Remove for good:/ }).click()
  const sure = page.getByRole('alertdialog')
  await expect(sure).toBeVisible()

  // The other tab restores the project while this tab still asks.
  const other = await context.newPage()
  await other.goto('./')
  await other.getByRole('button', { name: 'Storage' }).click()
  await other.getByRole('button', { name: /^Restore/ }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await other.getByRole('list', { name: 'Projects' }).getByRole('button').first().click()
  await expect(other.getByRole('list', { name: 'Frames' }).getByRole('img')).toHaveCount(6)

  if (await sure.isVisible()) await sure.getByRole('button', { name: 'Remove for good' }).click()
  await expect(page.getByText('None. A deleted project')).toBeVisible()
  await other.reload()
  await expect(other.getByRole('img', { name: 'Video preview' })).toBeVisible()
  await expect(other.getByRole('list', { name: 'Frames' }).getByRole('img')).toHaveCount(6)
  await expect(other.getByRole('img', { name: 'Style preview' })).toBeVisible()
})

test('of many projects the first are mounted, further ones as they come near, and search finds any', async ({
  page,
}) => {
  await page.goto('./')
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible()
  await page.evaluate(installRawDatabase)
  await page.evaluate(async () => {
    const card = (i: number) => ({
      id: `p${i}`,
      name: `Project ${i}`,
      shots: 0,
      drawn: 0,
      bytes: 0,
      updatedAt: 1e12 - i,
    })
    const cards = Array.from({ length: 150 }, (_, i) => [`p${i}`, card(i)] as const)
    await window.rawDatabase.write('maestro', 'cards', cards)
  })
  await page.reload()
  const cards = page.getByRole('list', { name: 'Projects' }).getByRole('listitem')
  await expect(cards).toHaveCount(60)
  await page.getByRole('searchbox').fill('Project 149')
  await expect(cards).toHaveCount(1)
  await page.getByRole('searchbox').fill('')
  await expect(cards).toHaveCount(60)
  for (const count of [120, 150]) {
    await page.mouse.wheel(0, 100_000)
    await expect(cards).toHaveCount(count)
  }
  await expect(page.getByRole('button', { name: 'Show more projects' })).toHaveCount(0)
})

test('a link to a project that is not there says so and leads home', async ({ page }) => {
  await page.goto('./#/project/nowhere')
  await expect(page.getByRole('alert')).toContainText('no project at this address')
  await expectAccessible(page, 'no project at this address')
  await page.getByRole('button', { name: 'All projects' }).click()
  await expect(page.getByRole('button', { name: 'Try the sample' })).toBeVisible()
})

test('a project that is open here is renamed in another tab, then deleted without a loss', async ({
  page,
  context,
}) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'New project' }).click()
  await expect(page.getByLabel('Project name')).toBeVisible()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const other = await context.newPage()
  await other.goto('./')
  await act(other, '', 'Rename')
  await other.getByLabel('Name', { exact: true }).fill('Named elsewhere')
  await other.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByLabel('Project name')).toHaveValue('Named elsewhere')
  await expect(other.getByRole('listitem').getByText('Named elsewhere')).toBeVisible()
  await scene(page).fill('Typed just before.')
  await act(other, '', 'Delete')
  await expect(page.getByRole('alert')).toContainText('deleted in another tab')
  // The other tab restores what this one lists as deleted.
  await page.getByRole('button', { name: 'All projects' }).click()
  await page.getByRole('button', { name: 'Storage' }).click()
  await expect(page.getByRole('button', { name: 'Restore Named elsewhere' })).toBeVisible()
  await other.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('None. A deleted project')).toBeVisible()
  await other.getByRole('button', { name: 'Named elsewhere' }).click()
  await expect(scene(other)).toHaveValue('Typed just before.')
  await expect(scene(other)).toBeEditable()
})

test('a sample that takes its time says so, is cancelled by its button, and says why it failed', async ({
  page,
  clean,
}) => {
  const button = page.getByRole('button', { name: 'Try the sample' })
  const list = page.getByRole('list', { name: 'Projects' })
  await page.route('**/sample/clip.mp4', () => undefined)
  await page.goto('./')
  await button.click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(button).toBeVisible()
  await expect(page.getByRole('progressbar')).toHaveCount(0)

  clean.allow(/ERR_FAILED/)
  await page.unroute('**/sample/clip.mp4')
  await page.route('**/sample/clip.mp4', (route) => route.abort())
  await button.click()
  await expect(page.getByRole('alert')).toContainText('The sample')
  await expect(page.getByRole('alert')).toHaveCount(1)
  await expect(list).toHaveCount(0)
})

test('the keyboard goes on in a project that it opens, and at its card on the way back', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'New project' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.goBack()
  const card = page.getByRole('button', { name: 'Untitled storyboard', exact: true })
  await expect(card).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.goBack()
  await expect(card).toBeFocused()
})

test('a dialog closes when one goes back or forward from under it', { tag: '@whole' }, async ({ page }) => {
  const dialog = page.getByRole('dialog')
  const list = page.getByRole('list', { name: 'Projects' })
  await page.goto('./')
  await page.getByRole('button', { name: 'New project' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  for (const open of [
    () => page.getByRole('button', { name: 'Settings', exact: true }).click(),
    () => page.keyboard.press('?'),
  ]) {
    await open()
    await expect(dialog).toBeVisible()
    await page.goBack()
    await expect(list).toBeVisible()
    await expect(dialog).toHaveCount(0)
    await page.goForward()
    await expect(page.getByLabel('Project name')).toBeVisible()
  }
  await page.goBack()
  await page.getByRole('button', { name: 'Storage' }).click()
  await expect(dialog).toBeVisible()
  await page.goForward()
  await expect(page.getByLabel('Project name')).toBeVisible()
  await expect(dialog).toHaveCount(0)
})

test.describe('without the service worker, which would answer for the sample', () => {
  test.use({ serviceWorkers: 'block' })

  test('Settings stay open while a sample that was asked for opens behind them', { tag: '@whole' }, async ({
    page,
  }) => {
    await page.goto('./')
    let letGo = () => {}
    const clip = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await page.route('**/sample/clip.mp4', async (route) => {
      await clip
      await route.fallback()
    })
    await page.getByRole('button', { name: 'Try the sample' }).click()
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    const settings = page.getByRole('dialog', { name: 'Settings' })
    await expect(settings).toBeVisible()
    expect(page.url()).not.toContain('#/project/')
    letGo()
    await expect(page).toHaveURL(/#\/project\//)
    await expect(page.getByText(/frames · identity/)).toBeAttached({ timeout: 30_000 })
    await expect(settings).toBeVisible()
  })
})
