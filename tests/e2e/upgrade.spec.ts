import type { Page } from '@playwright/test'
import { type DumpedDatabase, oldDatabases, reviveDump } from '../fixtures/old-database.ts'
import { installRawDatabase } from '../raw-database.mjs'
import { expect, test } from './app.ts'

/** A page of the app's origin without the app. */
async function goBeside(page: Page): Promise<void> {
  const body = '<!doctype html><title>Beside</title><link rel="icon" href="data:,">'
  await page.route('**/beside.html', (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto('./beside.html')
}

/** The fixture's databases without API keys, because the app would call the keys' server. */
function withoutKeys(): Readonly<Record<string, DumpedDatabase>> {
  const dumped = Object.entries(oldDatabases()).map(([name, { version, stores }]) => {
    const records = (stores.records ?? []).filter(([key]) => !(Array.isArray(key) && key[0] === 'key'))
    return [name, { version, stores: { records } }] as const
  })
  return Object.fromEntries(dumped)
}

/** Writes the previous version's databases into the browser. */
async function makeOld(page: Page, databases = withoutKeys()) {
  await goBeside(page)
  await page.evaluate(installRawDatabase)
  await page.evaluate(`globalThis.reviveDump = ${reviveDump}`)
  for (const [name, dumped] of Object.entries(databases)) {
    await page.evaluate(
      async ([wanted, { version, stores }]) => {
        const revived = (await window.reviveDump(stores)) as Record<string, [IDBValidKey, unknown][]>
        await rawDatabase.make(wanted, version, revived)
      },
      [name, dumped] as const,
    )
  }
}

declare global {
  interface Window {
    reviveDump: typeof reviveDump
    oldTab: IDBDatabase[]
  }
}

/** Every file of the store, as a digest of its type and bytes. */
const digests = (page: Page, store: string) =>
  page.evaluate(async (name) => {
    const found: Record<string, string> = {}
    for (const [key, value] of await rawDatabase.read('maestro', name)) {
      if (key[0] !== 'blob') continue
      const bytes = value instanceof Blob ? await value.arrayBuffer() : value.buffer
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      found[String(key)] = `${value.type} ${hash.toBase64?.() ?? [...hash].join()}`
    }
    return found
  }, store)

test('what the app before has left is there, to the last byte', async ({ page }) => {
  await makeOld(page)
  const before = await digests(page, 'records')
  expect(Object.keys(before)).toHaveLength(13)
  await page.goto('./')
  await expect(page.getByRole('list', { name: 'Projects' }).getByRole('listitem')).toHaveCount(3)
  await page.evaluate(installRawDatabase)
  const after = await digests(page, 'media')
  // The blob of an interrupted import, which no record names.
  const { 'blob,stray,x': _, ...named } = before
  expect(after).toMatchObject(named)
  await page.getByRole('button', { name: 'Night ferry', exact: true }).click()
  await expect(page.getByRole('article')).toHaveCount(3)
  await expect(page.getByText('Drawing pictures was cut off.', { exact: true })).toBeVisible()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Projects' }).click()
  await page.getByRole('button', { name: 'Storage' }).click()
  await expect(page.getByRole('dialog').getByText('Thrown away', { exact: true }).first()).toBeVisible()
})

test('a tab with the app before holds it up: that is said, and it goes on when the tab is closed', async ({
  context,
  page,
}) => {
  const old = await context.newPage()
  await makeOld(old)
  // Like the previous version, the page ignores `versionchange`.
  await old.evaluate(async () => {
    const open = (name: string) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    window.oldTab = await Promise.all(['maestro', 'maestro-jobs'].map(open))
  })
  for (const address of ['./', './#/project/night-ferry']) {
    await page.goto(address)
    await expect(page.getByRole('alert')).toContainText('Close the other tabs of Maestro.')
    await expect(page.getByRole('button', { name: 'New project' })).toHaveCount(0)
  }
  await old.close()
  await expect(page.getByRole('article')).toHaveCount(3)
  await expect(page.getByText('Close the other tabs of Maestro.')).toHaveCount(0)
  await page.getByRole('button', { name: 'Projects' }).click()
  await expect(page.getByRole('list', { name: 'Projects' }).getByRole('listitem')).toHaveCount(3)
})

test('tabs of this version do not hold each other up', async ({ context, page }) => {
  const first = await context.newPage()
  await first.goto('./')
  await expect(first.getByRole('button', { name: 'New project' })).toBeVisible()
  await first.evaluate(installRawDatabase)
  await first.evaluate(() => rawDatabase.read('maestro', 'projects'))
  await goBeside(page)
  // Opens the database as a later version does.
  const blocked = await page.evaluate(
    () =>
      new Promise<boolean>((resolve, reject) => {
        const request = indexedDB.open('maestro', 99)
        request.onblocked = () => resolve(true)
        request.onerror = () => reject(request.error)
        request.onsuccess = () => {
          request.result.close()
          resolve(false)
        }
      }),
  )
  expect(blocked).toBe(false)
  await page.goto('./')
  await expect(page.getByRole('alert')).toContainText('made by a newer version of the app')
})

test('a disk that is nearly full is enough: the files stay where they lie', async ({
  context,
  page,
  baseURL,
}) => {
  await makeOld(page)
  const origin = new URL(baseURL ?? '').origin
  // The pictures need twenty megabytes; the quota leaves a tenth of that.
  await page.evaluate(async () => {
    const noise = () =>
      new Blob(Array.from({ length: 16 }, () => crypto.getRandomValues(new Uint8Array(65_536))))
    await rawDatabase.write(
      'maestro',
      'records',
      Array.from({ length: 20 }, (_, i) => [['blob', 'night-ferry', `large-${i}`], noise()] as const),
    )
  })
  const devtools = await context.newCDPSession(page)
  await page.goto('about:blank')
  // Chromium reads the quota again only some seconds after the database is closed.
  await page.waitForTimeout(3500)
  const { usage } = await devtools.send('Storage.getUsageAndQuota', { origin })
  expect(usage).toBeGreaterThan(20_000_000)
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 2_000_000 })
  await page.goto('./')
  await expect(page.getByRole('list', { name: 'Projects' }).getByRole('listitem')).toHaveCount(3)
})

test('an upgrade for which there is no room leaves everything as it was, and says so', async ({
  context,
  page,
  clean,
}) => {
  // The error thrown in the upgrade is logged and aborts it.
  clean.allow(/No room/)
  await makeOld(page)
  const before = await digests(page, 'records')
  const full = await context.newPage()
  // A full disk, simulated: Chromium ignores the quota in an upgrade, other browsers do not.
  await full.addInitScript(() => {
    const { put } = IDBObjectStore.prototype
    let writes = 0
    IDBObjectStore.prototype.put = function (...args) {
      writes += 1
      if (writes > 5) throw new DOMException('No room.', 'QuotaExceededError')
      return put.apply(this, args)
    }
  })
  await full.goto('./')
  await expect(full.getByRole('alert')).toContainText('could not be prepared for this version')
  await expect(full.getByText('Nothing is kept after this visit')).toHaveCount(0)
  await full.close()
  expect(await digests(page, 'records')).toEqual(before)
  await page.goto('./')
  await expect(page.getByRole('list', { name: 'Projects' }).getByRole('listitem')).toHaveCount(3)
})
