import { directSample, expect, test } from './app.ts'

test('a part that is late says so where it will stand, and one that does not come is asked for again', async ({
  page,
  clean,
}) => {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/assets/SettingsDialog-*.js', async (route) => {
    await held
    await route.fallback()
  })
  await page.goto('./')
  const opener = page.getByRole('button', { name: 'Settings', exact: true })
  await opener.click()
  const loading = page.getByRole('dialog', { name: 'Loading…' })
  await expect(loading.getByRole('status')).toHaveText('Loading…')
  await loading.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(opener).toBeFocused()
  await opener.click()
  await expect(loading).toBeVisible()
  letGo()
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await expect(loading).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()

  clean.allow(/ERR_FAILED|dynamically imported module/)
  const shortcuts = page.getByRole('button', { name: 'Shortcuts' })
  await page.route('**/assets/ShortcutsDialog-*.js', (route) => route.abort())
  await shortcuts.click()
  const alert = page.getByRole('dialog', { name: 'Not loaded' }).getByRole('alert')
  await expect(alert).toContainText('could not be loaded')
  await alert.getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(shortcuts).toBeFocused()
  await shortcuts.click()
  await expect(alert).toHaveCount(1)
  await page.unroute('**/assets/ShortcutsDialog-*.js')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible()
})

test('a part of the editor that does not come says so once, in its place', { tag: '@whole' }, async ({
  page,
  clean,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await directSample(page)
  clean.allow(/ERR_FAILED|dynamically imported module/)
  for (const part of ['WhoPage', 'ShotTable']) {
    await page.route(`**/assets/${part}-*.js`, (route) => route.abort())
  }
  const who = page.getByRole('button', { name: 'Who & where' })
  await who.click()
  const board = page.getByRole('region', { name: 'Storyboard' })
  await expect(board.getByRole('alert')).toContainText('could not be loaded')
  await expect(board.getByRole('alert')).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('alert')).toHaveCount(1)
  await board.getByRole('button', { name: 'Dismiss' }).click()
  await expect(who).toHaveAttribute('aria-pressed', 'false')
  await page.unroute('**/assets/WhoPage-*.js')
  await who.click()
  await expect(page.getByRole('heading', { name: 'Who & where' })).toBeVisible()

  await who.click()
  await page.getByTitle('Table').click()
  await expect(board.getByRole('alert')).toBeInViewport({ ratio: 1 })
  await board.getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.getByRole('radio', { name: 'Grid' })).toBeChecked()
})

test('a button whose code is late says so, and does nothing once it is closed', { tag: '@whole' }, async ({
  page,
  clean,
}) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'New project' }).click()
  await expect(page.getByRole('region', { name: 'Sources' })).toBeVisible()
  const code = '**/assets/project-acts-*.js'
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(code, async (route) => {
    await held
    await route.fallback()
  })
  await page.goto('./#/')
  await page.reload()
  const cards = page.getByRole('list', { name: 'Projects' }).getByRole('listitem')
  const choose = async (action: string) => {
    await page.getByRole('button', { name: 'Project actions' }).first().click()
    await page.getByRole('menuitem', { name: action }).click()
  }
  await choose('Delete')
  const loading = page.getByRole('dialog', { name: 'Loading…' })
  await loading.getByRole('button', { name: 'Close' }).click()
  await expect(loading).toHaveCount(0)
  await choose('Duplicate')
  await expect(loading).toBeVisible()
  letGo()
  await expect(cards).toHaveCount(2)
  await expect(loading).toHaveCount(0)

  clean.allow(/ERR_FAILED|dynamically imported module/)
  await page.unroute(code)
  await page.route(code, (route) => route.abort())
  await page.reload()
  await choose('Delete')
  const missing = page.getByRole('dialog', { name: 'Not loaded' })
  await expect(missing.getByRole('alert')).toContainText('could not be loaded')
  await page.unroute(code)
  await missing.getByRole('button', { name: 'Try again' }).click()
  await expect(cards).toHaveCount(1)
  await expect(page.getByText('was deleted')).toBeVisible()
})
