import { MortalChromium } from './chromium.mjs'
import { rawOn, seeded } from './disk.mjs'

/** The size of a year's work: records that move, and media that stay in place. */
const SIZES = { projects: 300, recordBytes: 60_000, files: 60, fileBytes: 300_000 }
/** A page of the app's origin without the app. */
const BESIDE = 'sample/style.jpg'
const WAIT = { timeout: 120_000 }

/** Replaces the browser's databases with those of the previous version. Runs in the page. */
async function fill({ projects, recordBytes, files, fileBytes }) {
  for (const name of ['maestro', 'maestro-jobs']) {
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = resolve
      request.onerror = () => reject(request.error)
    })
  }
  const records = []
  const notes = []
  const at = Date.now()
  for (let i = 0; i < projects; i++) {
    const id = `p${i}`
    const words = {
      name: `Project ${i}`,
      frames: [],
      shots: [],
      shelf: [],
      settings: { shotCount: 3, seed: i },
    }
    const context = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(100))).repeat(
      recordBytes / 100,
    )
    records.push([['project', id], { id, version: 1, ...words, context, createdAt: at, updatedAt: at }])
    records.push([['card', id], { id, name: words.name, shots: 0, drawn: 0, bytes: 0, updatedAt: at }])
    records.push([['writer', id], `token of ${id}`])
    notes.push([['ledger', id, 'call'], { at, role: 'image', model: 'm', billed: 'yes', cost: i }])
    notes.push([['sum', id], { project: id, cost: i }])
    notes.push([id, { kind: 'images', engine: 'sketch', startedAt: at, waiting: [], inFlight: [] }])
  }
  for (let i = 0; i < files; i++) {
    const bytes = new Uint8Array(fileBytes)
    for (let from = 0; from < fileBytes; from += 65_536)
      crypto.getRandomValues(bytes.subarray(from, from + 65_536))
    records.push([['blob', `p${i}`, 'file'], new Blob([bytes], { type: 'image/png' })])
    records.push([['bytes', `p${i}`], { file: fileBytes }])
  }
  await window.rawDatabase.make('maestro', 1, { records })
  await window.rawDatabase.make('maestro-jobs', 1, { records: notes })
}

/**
 * A digest of each record under its name in version 1, and the database's version. Runs in the
 * page.
 */
async function readState() {
  const digest = async (value) => {
    const bytes =
      value instanceof Blob ? await value.arrayBuffer() : new TextEncoder().encode(JSON.stringify(value))
    return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 8)].join()
  }
  const KINDS = { projects: 'project', cards: 'card', sizes: 'bytes', writers: 'writer', sums: 'sum' }
  const OF_NOW = {
    maestro: 'cards,media,meta,projects,sizes,trash,writers',
    'maestro-jobs': 'bills,jobs,ledger,meta,sums',
  }
  const found = {}
  const state = {}
  for (const [name, ofNow] of Object.entries(OF_NOW)) {
    const stores = await window.rawDatabase.readAll(name)
    const names = Object.keys(stores).toSorted().join()
    state[name] = names === 'records' ? 'old' : names === ofNow ? 'new' : names
    for (const [store, entries] of Object.entries(stores)) {
      // The app rewrites these at each start.
      if (store === 'meta') continue
      for (const [key, value] of entries) {
        const was = KINDS[store] ? [KINDS[store], key] : store === 'ledger' ? ['ledger', ...key] : key
        found[`${name} ${was}`] = await digest(value)
      }
    }
  }
  return { state, found }
}

/** Reports the start and end of a database upgrade. Runs in each page. */
function watchUpgrade() {
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args)
    request.addEventListener('upgradeneeded', () => {
      void window.told(`${args[0]} begun`)
      request.transaction.addEventListener('complete', () => void window.told(`${args[0]} done`))
    })
    return request
  }
}

/**
 * Kills the renderer, or every third time the browser, at random instants of the upgrade, and
 * checks the databases.
 * @param {{ url: string, kills: number, seed: number, say?: (line: string) => void }} options
 * @returns {Promise<{ kills: number, browserKills: number, old: number, upgraded: number, lost:
 * number, halves: number, missing: number, ms: number }>} `old` and `upgraded` count the states
 * that a kill left, `halves` those that are neither, `lost` records that are gone or others,
 * `missing` projects that the app does not list at the end, `ms` is how long the upgrade takes
 */
export async function upgradeCampaign({ url, kills, seed, say = () => undefined }) {
  const random = seeded(seed)
  const chromium = new MortalChromium()
  const total = { kills: 0, browserKills: 0, old: 0, upgraded: 0, lost: 0, halves: 0, missing: 0, ms: 0 }
  let before

  const newPage = () => chromium.context.newPage().catch(() => chromium.context.newPage())

  async function beside(work, argument) {
    const page = await newPage()
    await page.goto(new URL(BESIDE, url).href)
    await rawOn(page)
    const result = await page.evaluate(work, argument)
    await page.close()
    return result
  }

  async function refill() {
    await beside(fill, SIZES)
    before = (await beside(readState)).found
  }

  /** Opens the app, which starts the upgrade; `told` gets its events. */
  async function openApp(told) {
    const page = await newPage()
    await page.exposeFunction('told', told)
    await page.addInitScript(watchUpgrade)
    await page.goto(url, { waitUntil: 'commit' })
    return page
  }

  const listed = async (page) => {
    await page.locator('.project-card').first().waitFor(WAIT)
    return page.locator('.project-card').count()
  }

  /** Duration of an undisturbed upgrade, in milliseconds. */
  async function measure() {
    const at = {}
    const page = await openApp((moment) => {
      at[moment] ??= Date.now()
    })
    await listed(page)
    await page.close()
    return at['maestro done'] - at['maestro begun']
  }

  async function round() {
    let page
    await new Promise((begun) => {
      page = openApp((moment) => moment.endsWith('begun') && begun())
    })
    await page
    await new Promise((resolve) => setTimeout(resolve, random(total.ms * 1.3)))
    total.kills += 1
    if (total.kills % 3 === 0) {
      total.browserKills += 1
      await chromium.killBrowser()
      await chromium.start()
    } else await chromium.killRenderers()
    for (const dead of chromium.context.pages().slice(1)) await dead.close().catch(() => undefined)

    const { state, found } = await beside(readState)
    const lost = Object.keys(before).filter((key) => found[key] !== before[key]).length
    total.lost += lost
    if (!Object.values(state).every((one) => one === 'old' || one === 'new')) total.halves += 1
    total[state.maestro === 'new' ? 'upgraded' : 'old'] += 1
    say(`${total.kills}: ${JSON.stringify(state)}, ${Object.keys(found).length} records, ${lost} lost`)
    if (state.maestro === 'new') await refill()
  }

  await chromium.start()
  try {
    await refill()
    total.ms = await measure()
    say(`The upgrade takes ${total.ms} ms`)
    await refill()
    while (total.kills < kills) await round()
    const page = await openApp(() => undefined)
    total.missing = SIZES.projects - (await listed(page))
    await page.close()
  } finally {
    await chromium.end()
  }
  return total
}
