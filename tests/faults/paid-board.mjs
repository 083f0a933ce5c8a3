import { runnerImport } from 'vite'
import { rawOn } from './disk.mjs'

/**
 * Starts the imitation with small pictures. `account` changes its key's properties, `options` the
 * rest.
 */
export async function imitation(account = {}, options = {}) {
  const [{ startFakeOpenRouter }, { DEFAULT_ACCOUNTS }] = await Promise.all(
    ['fake-openrouter', 'accounts'].map(async (name) => {
      const file = new URL(`../fake-openrouter/${name}.ts`, import.meta.url).pathname
      return (await runnerImport(file, { configFile: false, logLevel: 'error' })).module
    }),
  )
  const accounts = DEFAULT_ACCOUNTS.map((known) => ({ ...known, ...account }))
  return { ...(await startFakeOpenRouter({ longSide: 64, accounts, ...options })), key: accounts[0].key }
}

/**
 * A board of empty shots. Sketch has described and directed it; the imitation draws its pictures.
 */
export async function makeBoard(page, fake, shots) {
  const button = (name) => page.getByRole('button', { name, exact: true })
  await button('Try the sample').click()
  await page.getByLabel('Project name').waitFor()
  await page.getByRole('combobox', { name: 'Engine' }).selectOption('Sketch')
  await button('Cancel').waitFor({ state: 'detached', timeout: 60_000 })
  await button('Analyze video').first().click()
  await page.getByText('Scene described.').waitFor({ timeout: 60_000 })
  await page.getByRole('combobox', { name: 'Number of shots' }).selectOption(String(shots))
  await button('Generate shots').first().click()
  await page
    .getByRole('article')
    .nth(shots - 1)
    .waitFor()
  await button('Settings').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('API base URL').fill(fake.url)
  await dialog.getByLabel('API base URL').blur()
  await dialog.getByLabel('API key').fill(fake.key)
  await dialog.getByRole('combobox', { name: 'Keep the key' }).selectOption('On this device')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('combobox', { name: 'Engine' }).selectOption('OpenRouter')
}

/** Changes settings as a third tab's Settings would. */
export function setLimit(limit) {
  const settings = JSON.parse(localStorage.getItem('maestro.settings') ?? '{}')
  settings.openRouter.spendingLimit = limit
  const text = JSON.stringify(settings)
  const oldValue = localStorage.getItem('maestro.settings')
  localStorage.setItem('maestro.settings', text)
  // Other tabs get the storage event.
  window.dispatchEvent(
    new StorageEvent('storage', {
      key: 'maestro.settings',
      oldValue,
      newValue: text,
      storageArea: localStorage,
    }),
  )
}

/** Presses an enabled button of a shot or the page; false when there is none. */
export async function press(page, name, shot) {
  return page.evaluate(
    ({ text, index }) => {
      const place = index === undefined ? document : document.querySelectorAll('article')[index]
      const found = [...(place?.querySelectorAll('button') ?? [])].find((one) =>
        one.textContent?.startsWith(text),
      )
      if (!found || found.getAttribute('aria-disabled') === 'true') return false
      found.click()
      return true
    },
    { text: name, index: shot },
  )
}

/** US dollars in a project's ledger on disk, read without the app. */
export async function spent(page, project) {
  await rawOn(page)
  return page.evaluate(async (id) => {
    const entries = await window.rawDatabase.read('maestro-jobs', 'ledger')
    const own = entries.filter(([[of]]) => of === id)
    const sum = (name) => own.reduce((total, [, entry]) => total + (entry[name] ?? 0), 0)
    return { known: sum('cost'), unsure: sum('estimate') }
  }, project)
}
