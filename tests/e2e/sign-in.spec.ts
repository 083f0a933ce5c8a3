import type { Download, Page } from '@playwright/test'
import { FAKE_KEY } from '../fake-openrouter/accounts.ts'
import { startFakeOpenRouter } from '../fake-openrouter/fake-openrouter.ts'
import { expect, openSample, sheet, step, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { closeHandOver, handOverTo } from './hand-over.ts'
import { dialog, openSettings, setAddress } from './settings.ts'

/** Sets address and key in Settings, which remain open, and waits for the connection. */
async function withKey(page: Page, url: string): Promise<void> {
  await page.goto('./')
  await setAddress(page, url)
  await dialog(page).getByLabel('API key').fill(FAKE_KEY)
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Connection')).toContainText('Connected', { timeout: 15_000 })
}

test('two clicks sign in, and no code stays in the address', async ({ page, fake }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'New project' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const { hash } = new URL(page.url())
  await setAddress(page, fake.url)
  await dialog(page).getByRole('button', { name: 'Sign in with OpenRouter' }).click()
  await expect(page.getByLabel('Connection')).toContainText('Connected · $5.00 left', { timeout: 15_000 })
  expect(page.url()).not.toMatch(/code=|state=/)
  expect(new URL(page.url()).hash).toBe(hash)
})

test('a key kept on this device is sealed, is there in other tabs, and is forgotten in all', async ({
  page,
  context,
  fake,
}) => {
  await withKey(page, fake.url)
  await dialog(page).getByLabel('Keep the key').selectOption('On this device')
  await expect(dialog(page).getByText('Sealed in this browser’s storage.')).toBeVisible()
  await expect.poll(() => tabKey(page, fake.url)).toBe('')
  const second = await context.newPage()
  await second.goto('./')
  await expect(second.getByLabel('Connection')).toContainText('Connected')
  await dialog(page).getByRole('button', { name: 'Forget key' }).click()
  await expect(page.getByLabel('Connection')).toContainText('No API key')
  await expect(second.getByLabel('Connection')).toContainText('No API key')
  await page.reload()
  await expect(page.getByLabel('Connection')).toContainText('No API key')
})

test('a key behind a passphrase is locked by a reload and opened by the right one only', async ({
  page,
  fake,
}) => {
  await withKey(page, fake.url)
  await dialog(page).getByLabel('Keep the key').selectOption('Behind a passphrase')
  await dialog(page).getByLabel('New passphrase').fill('four old words here')
  await dialog(page).getByRole('button', { name: 'Keep it behind this' }).click()
  await expect(dialog(page).getByRole('button', { name: 'Lock now' })).toBeVisible({ timeout: 15_000 })
  await page.reload()
  await expect(page.getByLabel('Connection')).toContainText('Key locked')
  await openSettings(page)
  await expectAccessible(page, 'a locked key')
  await dialog(page).getByLabel('Passphrase').fill('wrong')
  await dialog(page).getByRole('button', { name: 'Unlock' }).click()
  await expect(dialog(page).getByText('This is not the passphrase.')).toBeVisible({ timeout: 15_000 })
  await dialog(page).getByLabel('Passphrase').fill('four old words here')
  await dialog(page).getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByLabel('Connection')).toContainText('Connected', { timeout: 15_000 })
})

test('a code of another browser is shown, to be pasted there', { tag: '@whole' }, async ({ page }) => {
  await page.goto('./?code=stray-code&state=unknown')
  await expect(dialog(page)).toContainText('begun in another window')
  await expect(dialog(page)).toContainText('stray-code')
  await expectAccessible(page, 'a code to be pasted')
  expect(page.url()).not.toContain('code=')
})

test('a pasted code signs in', async ({ page, fake }) => {
  await page.goto('./')
  await setAddress(page, fake.url)
  await dialog(page).getByText('Sign in by hand', { exact: true }).click()
  const href = await dialog(page).getByRole('link', { name: 'Open the sign-in page' }).getAttribute('href')
  const code = /<code>([^<]+)/.exec(await (await fetch(href ?? '')).text())?.[1] ?? ''
  await dialog(page).getByLabel('Code').fill(code)
  await dialog(page).getByRole('button', { name: 'Use this code' }).click()
  await expect(page.getByLabel('Connection')).toContainText('Connected')
})

test('a management key is refused and not kept', async ({ page }) => {
  const manager = 'sk-or-v1-management-0000000000'
  const fake = await startFakeOpenRouter({
    accounts: [{ key: manager, label: 'manager', limit: null, management: true }],
  })
  await page.goto('./')
  await setAddress(page, fake.url)
  await dialog(page).getByLabel('API key').fill(manager)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  // The app checks a pasted key without Test connection.
  await expect(page.getByLabel('Connection')).toContainText('This is a management key')
  const kept = () => page.evaluate(() => JSON.stringify({ ...sessionStorage }))
  await expect.poll(kept).not.toContain(manager)
  await openSettings(page)
  await expect(dialog(page).getByText('This is a management key.')).toBeVisible()
  await expect(dialog(page).getByLabel('API key')).toHaveValue('')
  expect(fake.violations).toEqual([])
  await fake.close()
})

test('a model that is no longer offered is named with its successor', { tag: '@whole' }, async ({
  page,
  fake,
}) => {
  await withKey(page, fake.url)
  await dialog(page).getByLabel('Context model').fill('openai/gpt-4o')
  await page.keyboard.press('Tab')
  await dialog(page).getByRole('button', { name: 'Test connection' }).click()
  await expect(dialog(page).getByText(/context model openai\/gpt-4o is no longer offered/)).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Use openai/gpt-6-luna' }).click()
  await expect(dialog(page).getByLabel('Context model')).toHaveValue('openai/gpt-6-luna')
})

test('models are searched by words, with prices, among those that fit', { tag: '@whole' }, async ({
  page,
  fake,
}) => {
  await withKey(page, fake.url)
  await dialog(page).getByLabel('Image model').click()
  await dialog(page).getByLabel('Image model').fill('klein')
  const options = page.getByRole('option')
  await expect(options).toHaveCount(1)
  await expect(options).toContainText('≈ $0.015 a picture')
  await options.click()
  await expect(dialog(page).getByLabel('Image model')).toHaveValue('black-forest-labs/flux.2-klein-4b')
  await expect(dialog(page).getByLabel('Resolution')).toHaveCount(0)
  await dialog(page).getByLabel('Image model').fill('one-reference')
  await expect(page.getByText('No model of that name fits.')).toBeVisible()
})

/**
 * The places that contain a secret, and how many were searched. Bytes are read as Latin-1, so that
 * a secret among them is found.
 */
async function search(page: Page, secrets: readonly string[]): Promise<{ places: number; hits: string[] }> {
  return page.evaluate(async (wanted) => {
    const latin = (bytes: ArrayBuffer) => new TextDecoder('latin1').decode(bytes)
    const textOf = async (value: unknown): Promise<string> => {
      if (value instanceof Blob) return latin(await value.arrayBuffer())
      if (value instanceof ArrayBuffer) return latin(value)
      if (ArrayBuffer.isView(value)) return latin(value.buffer.slice(0) as ArrayBuffer)
      if (typeof value !== 'object' || value === null) return String(value)
      const members = Object.entries(value).map(async ([name, member]) => name + (await textOf(member)))
      return (await Promise.all(members)).join(' ')
    }
    const result = <T>(request: IDBRequest<T> | IDBOpenDBRequest) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result as T)
        request.onerror = () => reject(request.error)
      })
    let places = 0
    const hits: string[] = []
    const look = (place: string, text: string) => {
      places += 1
      if (wanted.some((secret) => text.includes(secret))) hits.push(place)
    }
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await result<IDBDatabase>(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const records = database.transaction(store).objectStore(store)
        const [keys, values] = await Promise.all([result(records.getAllKeys()), result(records.getAll())])
        for (const [index, value] of values.entries()) {
          look(`${name} ${String(keys[index])}`, `${String(keys[index])} ${await textOf(value)}`)
        }
      }
      database.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const body = await (await cache.match(request))?.arrayBuffer()
        look(request.url, `${request.url} ${latin(body ?? new ArrayBuffer())}`)
      }
    }
    look('local storage', JSON.stringify({ ...localStorage }))
    look('session storage', JSON.stringify({ ...sessionStorage }))
    look('address', location.href + JSON.stringify(history.state) + document.cookie)
    // A field's value is no part of the page's text.
    look('page', document.body.textContent)
    return { places, hits }
  }, secrets)
}

async function bytesOf(download: Download): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('latin1')
}

test('the key and the account are nowhere but in their place, after a whole run', { tag: '@whole' }, async ({
  page,
  fake,
  clean,
}) => {
  test.setTimeout(120_000)
  clean.allow(/Failed to load resource/)
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  // Without the picker the file is a download.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await openSample(page)
  await setAddress(page, fake.url)
  await dialog(page).getByRole('button', { name: 'Sign in with OpenRouter' }).click()
  await expect(page.getByLabel('Connection')).toContainText('Connected', { timeout: 15_000 })
  const key = await tabKey(page, fake.url)
  expect(key).toMatch(/^sk-or-v1-signed-in-/)

  // A whole job, in which one answer has the account's id and one repeats the key.
  await page.getByRole('combobox', { name: 'Number of shots' }).selectOption('3')
  await step(page, 'Analyze video').click()
  await sheet(page).getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 30_000 })
  await step(page, 'Generate shots').click()
  await expect(page.getByRole('article', { name: 'Shot 3' })).toBeVisible()
  fake.scenario({ kind: 'error', error: 'server', path: '/images' })
  await step(page, 'Generate all images').click()
  // The style picture is sent for the first time, so consent is asked.
  await sheet(page).getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Pictures: 2 drawn, 1 failed.')).toBeVisible({ timeout: 30_000 })
  const exported = [await bytesOf(await handOverTo(page, 'Everything'))]
  await closeHandOver(page)

  // The key encrypted on this device: the search covers storage, the open Settings and the export.
  const secrets = [key, key.slice(9, 40), 'user_2aFakeAccount']
  await openSettings(page)
  await dialog(page).getByLabel('Keep the key').selectOption('On this device')
  await expect.poll(() => tabKey(page, fake.url)).toBe('')
  const inSettings = await search(page, secrets)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Projects', exact: true }).click()
  await page.getByRole('button', { name: 'Project actions' }).first().click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Export project' }).click(),
  ])
  exported.push(await bytesOf(file))
  const atHome = await search(page, secrets)
  expect(inSettings.places).toBeGreaterThan(15)
  expect([...inSettings.hits, ...atHome.hits]).toEqual([])

  const addresses = fake.log.map(
    ({ path, body }) => path + (path === '/auth/keys' ? '' : JSON.stringify(body)),
  )
  const everything = [...said, ...exported, ...addresses]
  for (const secret of secrets) {
    expect(everything.filter((text) => text.includes(secret)).map((text) => text.slice(0, 200))).toEqual([])
  }
})

test('a code whose exchange cannot be loaded goes back into the address, where a reload finds it', async ({
  page,
  clean,
}) => {
  clean.allow(/Failed to load resource|dynamically imported module/)
  await page.route(/\/sign-in-[^/]*\.js$/, (route) => route.abort())
  await page.goto('./?code=some-code&state=some-state#/')
  await expect(page.getByRole('alert')).toContainText('A part of the app could not be loaded.')
  expect(page.url()).toMatch(/\?code=some-code&state=some-state#\/$/)
})

/** This tab's key for the address's origin. */
const tabKey = (page: Page, address: string) =>
  page.evaluate((origin) => sessionStorage.getItem(`maestro.key:${origin}`) ?? '', new URL(address).origin)
