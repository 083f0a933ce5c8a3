import { MortalChromium } from './chromium.mjs'
import { rawOn, seeded } from './disk.mjs'

/** The size of a year's work: records that move, and media that stay in place. */
const SIZES = { projects: 300, recordBytes: 60_000, files: 60, fileBytes: 300_000 }
/** A page of the app's origin without the app. */
const BESIDE = 'sample/style.jpg'
const WAIT = { timeout: 120_000 }
/** How long Chromium keeps an unused database open, with a margin. */
const DATABASE_LET_GO_MS = 3500
/** Of so many rounds one has an old tab that holds the upgrade up, and one a nearly full disk. */
const CYCLE = 6
/** Longest time that an old tab stays open, in milliseconds. */
const STAYS_MS = 2500
/** The most that a nearly full disk has free, in bytes. */
const ROOM_BYTES = 400_000
/** How much later a kill is tried after one that came too early, and earlier after one too late. */
const LATER = 1.2
const EARLIER = 0.8

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
    maestro: 'cards,media,meta,projects,sizes,trash,versions,writers',
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

/** Opens both databases and keeps them open, as the app before did. Runs in the page. */
async function holdOpen() {
  const open = (name) =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  window.held = await Promise.all(['maestro', 'maestro-jobs'].map(open))
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
 * Kills the renderer, or every third time the browser, at random instants around the end of the
 * upgrade, and checks the databases. In some rounds an old tab holds the upgrade up first, in some
 * the disk is nearly full.
 * @param {{ url: string, kills: number, seed: number, say?: (line: string) => void }} options
 * @returns {Promise<{ kills: number, browserKills: number, old: number, upgraded: number, heldUp:
 * number, wentOn: number, full: number, refused: number, lost: number, halves: number, missing:
 * number, ms: number }>} `old` and `upgraded` count the states that a kill left, `halves` those
 * that are neither, `lost` records that are gone or others, `heldUp` old tabs, `wentOn` upgrades
 * after them that were not killed, `full` disks, `refused` upgrades that did not fit, `missing`
 * projects that the app does not list, `ms` is how long the upgrade takes
 */
export async function upgradeCampaign({ url, kills, seed, say = () => undefined }) {
  const random = seeded(seed)
  const chromium = new MortalChromium()
  const total = {
    kills: 0,
    browserKills: 0,
    old: 0,
    upgraded: 0,
    heldUp: 0,
    wentOn: 0,
    full: 0,
    refused: 0,
    lost: 0,
    halves: 0,
    missing: 0,
    ms: 0,
  }
  let before
  /** About when an upgrade ends, in milliseconds after it began. */
  let about = 0

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
    const more = page.locator('.more-projects')
    // Cards mount some at a time: each time the end of the list comes near.
    while ((await more.count()) > 0)
      await more
        .evaluate((place) => place.scrollIntoView(), undefined, { timeout: 1000 })
        .catch(() => undefined)
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

  async function kill() {
    total.kills += 1
    if (total.kills % 3 === 0) {
      total.browserKills += 1
      await chromium.killBrowser()
      await chromium.start()
    } else await chromium.killRenderers()
    for (const dead of chromium.context.pages().slice(1)) await dead.close().catch(() => undefined)
  }

  /** Looks at the databases; refills them once they are new. */
  async function look(what) {
    const { state, found } = await beside(readState)
    const lost = Object.keys(before).filter((key) => found[key] !== before[key]).length
    total.lost += lost
    if (!Object.values(state).every((one) => one === 'old' || one === 'new')) total.halves += 1
    say(
      `${total.kills}: ${what}, ${JSON.stringify(state)}, ${Object.keys(found).length} records, ${lost} lost`,
    )
    return state.maestro
  }

  async function killed() {
    let page
    await new Promise((begun) => {
      page = openApp((moment) => moment === 'maestro begun' && begun())
    })
    await page
    await new Promise((resolve) => setTimeout(resolve, about * (0.7 + random(0.6))))
    await kill()
    const state = await look('killed')
    total[state === 'new' ? 'upgraded' : 'old'] += 1
    about *= state === 'new' ? EARLIER : LATER
    if (state === 'new') await refill()
  }

  /** The app with an old tab that holds the upgrade up; it must say so, and show no empty list. */
  async function heldUp() {
    total.heldUp += 1
    const old = await newPage()
    await old.goto(new URL(BESIDE, url).href)
    await old.evaluate(holdOpen)
    const page = await openApp(() => undefined)
    await page.getByText('Close the other tabs of Maestro').waitFor(WAIT)
    if (await page.getByRole('button', { name: 'New project' }).isVisible()) total.missing += SIZES.projects
    await page.waitForTimeout(random(STAYS_MS))
    if (random() < 0.5) {
      await kill()
      const state = await look('killed while held up')
      total[state === 'new' ? 'upgraded' : 'old'] += 1
      return
    }
    await old.close()
    total.missing += SIZES.projects - (await listed(page))
    total.wentOn += 1
    await page.close()
    await look('held up')
    await refill()
  }

  /** A nearly full disk: either the upgrade fits, or all is as it was, and it goes on with room. */
  async function full() {
    total.full += 1
    const { origin } = new URL(url)
    // The quota holds as long as its page, and is read where a database opens.
    const keeper = await newPage()
    await keeper.waitForTimeout(DATABASE_LET_GO_MS)
    const devtools = await chromium.context.newCDPSession(keeper)
    const quota = (quotaSize) =>
      devtools.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize && { quotaSize }) })
    const { usage } = await devtools.send('Storage.getUsageAndQuota', { origin })
    await quota(Math.round(usage + random(ROOM_BYTES)))
    const page = await openApp(() => undefined)
    await page.locator('.project-card, .alert, .notice').first().waitFor(WAIT)
    await page.close()
    const state = await look('full')
    await quota()
    await keeper.waitForTimeout(DATABASE_LET_GO_MS)
    if (state === 'old') {
      total.refused += 1
      const again = await openApp(() => undefined)
      total.missing += SIZES.projects - (await listed(again))
      await again.close()
      await look('with room again')
    }
    await keeper.close()
    await refill()
  }

  let rounds = 0
  async function round() {
    rounds += 1
    if (rounds % CYCLE === 0) await full()
    else if (rounds % CYCLE === 3) await heldUp()
    else await killed()
  }

  await chromium.start()
  try {
    await refill()
    total.ms = await measure()
    about = total.ms
    say(`The upgrade takes ${total.ms} ms`)
    await refill()
    while (total.kills < kills) await round()
    const page = await openApp(() => undefined)
    total.missing += SIZES.projects - (await listed(page))
    await page.close()
  } finally {
    await chromium.end()
  }
  return total
}
