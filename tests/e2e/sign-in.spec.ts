import type { Download, Page } from '@playwright/test'
import { FAKE_KEY } from '../fake-openrouter/accounts.ts'
import { DIALECTS } from '../fake-openrouter/dialects.ts'
import { startFakeOpenRouter } from '../fake-openrouter/fake-openrouter.ts'
import { startOwnServer } from '../fake-openrouter/own-server.ts'
import { expect, openSample, sheet, step, test, useFake } from './app.ts'
import { expectAccessible } from './axe.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Settings' })
const openSettings = (page: Page) => page.getByRole('button', { name: 'Settings', exact: true }).click()

async function useAddress(page: Page, url: string): Promise<void> {
  await openSettings(page)
  await dialog(page).getByLabel('API base URL').fill(url)
  await dialog(page).getByLabel('API base URL').blur()
}

test('two clicks sign in; the address is clean; the key is kept, moved, locked, opened and forgotten everywhere', async ({
  page,
  context,
  fake,
}) => {
  test.setTimeout(120_000)
  await openSample(page)
  const hash = new URL(page.url()).hash
  await useAddress(page, fake.url)
  await dialog(page).getByRole('button', { name: 'Sign in with OpenRouter' }).click()
  await expect(page.getByLabel('Connection')).toContainText('Connected · $5.00 left', { timeout: 15_000 })
  expect(page.url()).not.toMatch(/code=|state=/)
  expect(new URL(page.url()).hash).toBe(hash)

  // On this device: another tab has it, and no readable copy lies anywhere.
  await openSettings(page)
  await dialog(page).getByLabel('Keep the key').selectOption('On this device')
  await expect(dialog(page).getByText('Sealed in this browser’s storage.')).toBeVisible()
  await expect.poll(() => tabKey(page, fake.url)).toBe('')
  const second = await context.newPage()
  await second.goto('./')
  await expect(second.getByLabel('Connection')).toContainText('Connected')

  // Behind a passphrase: locked after a reload, opened by the right one only.
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

  await dialog(page).getByRole('button', { name: 'Forget key' }).click()
  await expect(page.getByLabel('Connection')).toContainText('No API key')
  await expect(second.getByLabel('Connection')).toContainText('No API key')
  await page.reload()
  await expect(page.getByLabel('Connection')).toContainText('No API key')
})

test('a code of another browser is shown to be pasted; a pasted code signs in', async ({ page, fake }) => {
  await page.goto('./?code=stray-code&state=unknown')
  await expect(dialog(page)).toContainText('begun in another window')
  await expect(dialog(page)).toContainText('stray-code')
  await expectAccessible(page, 'a code to be pasted')
  expect(page.url()).not.toContain('code=')
  await dialog(page).getByLabel('API base URL').fill(fake.url)
  await dialog(page).getByLabel('API base URL').blur()
  await dialog(page).getByText('Sign in by hand', { exact: true }).click()
  const href = await dialog(page).getByRole('link', { name: 'Open the sign-in page' }).getAttribute('href')
  const code = /<code>([^<]+)/.exec(await (await fetch(href ?? '')).text())?.[1] ?? ''
  await dialog(page).getByLabel('Code').fill(code)
  await dialog(page).getByRole('button', { name: 'Use this code' }).click()
  await expect(page.getByLabel('Connection')).toContainText('Connected')
})

test('a management key is refused and not kept; a missing model is named with its successor', async ({
  page,
}) => {
  const manager = 'sk-or-v1-management-0000000000'
  const fake = await startFakeOpenRouter({
    accounts: [
      { key: manager, label: 'manager', limit: null, management: true },
      { key: FAKE_KEY, label: 'sk-or-v1-fak...000', limit: 5 },
    ],
  })
  await openSample(page)
  await useFake(page, fake.url, manager)
  // Nobody pressed Test connection: a key that was pasted is asked about by itself.
  await expect(page.getByLabel('Connection')).toContainText('This is a management key')
  const kept = () => page.evaluate(() => JSON.stringify({ ...sessionStorage }))
  await expect.poll(kept).not.toContain(manager)
  await openSettings(page)
  await expect(dialog(page).getByText('This is a management key.')).toBeVisible()
  await expect(dialog(page).getByLabel('API key')).toHaveValue('')
  await dialog(page).getByLabel('API key').fill(FAKE_KEY)
  await dialog(page).getByLabel('Context model').fill('openai/gpt-4o')
  await page.keyboard.press('Tab')
  await dialog(page).getByRole('button', { name: 'Test connection' }).click()
  await expect(dialog(page).getByText(/context model openai\/gpt-4o is no longer offered/)).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Use openai/gpt-6-luna' }).click()
  await expect(dialog(page).getByLabel('Context model')).toHaveValue('openai/gpt-6-luna')

  // The picker is searched by words, offers only what fits, and shows prices.
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
  expect(fake.violations).toEqual([])
  await fake.close()
})

test('a server of one’s own describes and directs; what it lacks is said; no key of another address goes to it', async ({
  page,
  clean,
  fake,
}) => {
  // The browser itself reports that there is no /images/models.
  clean.allow(/status of 40[04]|ERR_CONNECTION_REFUSED|ERR_FAILED|blocked by CORS policy/)
  const own = await startOwnServer()
  await openSample(page)
  await useFake(page, fake.url, FAKE_KEY)
  await expect(page.getByLabel('Connection')).toContainText('Connected')
  await useAddress(page, own.url)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  own.refuseNext(DIALECTS.vllmMany)
  await step(page, 'Analyze video').click()
  const refused = page.getByRole('alert').filter({ hasText: 'too many pictures for this model' })
  await expect(refused).toContainText('At most 5 image(s)', { timeout: 30_000 })
  await refused.getByRole('button', { name: 'Send 5' }).click()
  await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 30_000 })
  expect(own.bodies.map((body) => body.split('"image_url":{').length - 1)).toEqual([6, 5])
  await step(page, 'Generate shots').click()
  await expect(page.getByRole('article', { name: 'Shot 5' })).toBeVisible()
  expect(JSON.stringify(own.bodies)).not.toMatch(/"plugins"|"provider"/)
  await expect(step(page, 'Generate all images')).toHaveAttribute('aria-disabled', 'true')
  await expect(step(page, 'Generate all images')).toHaveAttribute('aria-description', /draws no pictures/)
  await openSettings(page)
  await dialog(page).getByRole('button', { name: 'Test connection' }).click()
  await expect(dialog(page)).toContainText('This server draws no pictures and tells no prices.')
  await expect(dialog(page).getByLabel('API key')).toHaveValue('')
  expect(own.keys).toEqual([])

  // Away, or shut to pages: an isolated page is told neither, and says what to do about both.
  await own.close()
  await dialog(page).getByRole('button', { name: 'Test connection' }).click()
  await expect(dialog(page)).toContainText('This server does not answer this page.')
  const shut = await startOwnServer(404, Number(new URL(own.url).port), false)
  await dialog(page).getByRole('button', { name: 'Test connection' }).click()
  await expect(dialog(page)).toContainText(new URL(page.url()).origin)
  await expect(dialog(page)).toContainText('OLLAMA_ORIGINS')
  // It bills nothing that anybody knows of, whether it answers or not.
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await step(page, 'Analyze video').click()
  await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible()
  await expect(page.getByText('price unknown')).toHaveCount(0)
  expect(shut.keys).toEqual([])
  await shut.close()
  // At its own address the key is there again.
  await useAddress(page, fake.url)
  await expect(dialog(page).getByLabel('API key')).toHaveValue(FAKE_KEY)
})

/**
 * Where the page keeps one of the secrets, and in how much it was looked for. Bytes are read as
 * Latin-1, so that one in them is found.
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
    // The field of Settings holds the key as its value, which is no part of the page's text.
    look('page', document.body.textContent)
    return { places, hits }
  }, secrets)
}

async function bytesOf(download: Download): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('latin1')
}

test('the key and the account are nowhere but in their place, after a whole run', async ({
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
  await useAddress(page, fake.url)
  await dialog(page).getByRole('button', { name: 'Sign in with OpenRouter' }).click()
  await expect(page.getByLabel('Connection')).toContainText('Connected', { timeout: 15_000 })
  const key = await tabKey(page, fake.url)
  expect(key).toMatch(/^sk-or-v1-signed-in-/)

  // A whole job, with an answer that holds the account's id, and one that repeats the key.
  await page.getByRole('combobox', { name: 'Number of shots' }).selectOption('3')
  await step(page, 'Analyze video').click()
  await sheet(page).getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 30_000 })
  await step(page, 'Generate shots').click()
  await expect(page.getByRole('article', { name: 'Shot 3' })).toBeVisible()
  fake.scenario({ kind: 'error', error: 'server', path: '/images' })
  await step(page, 'Generate all images').click()
  // The style picture leaves for the first time.
  await sheet(page).getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Pictures: 2 drawn, 1 failed.')).toBeVisible({ timeout: 30_000 })
  const [board] = await Promise.all([page.waitForEvent('download'), step(page, 'Download board').click()])
  const exported = [await bytesOf(board)]

  // Sealed on this device: it is searched for there as well, while Settings shows dots for it, and
  // after the export.
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

/** What this tab holds for the address's origin. */
const tabKey = (page: Page, address: string) =>
  page.evaluate((origin) => sessionStorage.getItem(`maestro.key:${origin}`) ?? '', new URL(address).origin)
