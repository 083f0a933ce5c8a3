import { analyzeSample, expect, test } from './app.ts'

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
  const alert = page.getByRole('alert')
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
  await analyzeSample(page)
  clean.allow(/ERR_FAILED|dynamically imported module/)
  await page.route('**/assets/WhoPage-*.js', (route) => route.abort())
  const who = page.getByRole('button', { name: 'Who & where' })
  await who.click()
  const board = page.getByRole('region', { name: 'Storyboard' })
  await expect(board.getByRole('alert')).toContainText('could not be loaded')
  await expect(page.getByRole('alert')).toHaveCount(1)
  await board.getByRole('button', { name: 'Dismiss' }).click()
  await expect(who).toHaveAttribute('aria-pressed', 'false')
  await page.unroute('**/assets/WhoPage-*.js')
  await who.click()
  await expect(page.getByRole('heading', { name: 'Who & where' })).toBeVisible()
})
