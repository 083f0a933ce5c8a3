import { runnerImport } from 'vite'
import { MortalChromium } from './chromium.mjs'
import { readDisk, seeded } from './disk.mjs'

/** Bytes of a clip that takes most of the free space. */
const CLIP_BYTES = 40_000_000
/** Free bytes: enough for text only, for some frames or a picture, for the clip and more. */
const ROOMS_BYTES = [0, 300_000, 60_000_000]
/** Time for drawing a picture, in milliseconds. */
const DRAWING_MS = 600
/** Longest time from choosing the clip until the disk is full; every billed call falls into it. */
const FILLS_MS = 9000
/**
 * How long Chromium keeps an unused database open, with a margin: it re-reads the quota only when
 * it closes it.
 */
const DATABASE_LET_GO_MS = 3500
const WAIT = { timeout: 120_000 }

/**
 * Every third disk has a real quota, set in Chromium before the page opens. The others fill between
 * two writes.
 */
const isReal = (round) => round % 3 === 2
/**
 * Every other round ends with a killed renderer; the others free space, and everything must then be
 * saved.
 */
const isKilled = (round) => round % 2 === 1

/** Counts written bytes against a limit, once there is one. Text always fits. Runs in the page. */
function limitDisk() {
  window.room = Number.POSITIVE_INFINITY
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (value, key) {
    const bytes = value instanceof Blob ? value.size : 0
    if (bytes > window.room) throw new DOMException('No room.', 'QuotaExceededError')
    window.room -= bytes
    return put.call(this, value, key)
  }
  // The page sees plenty of free space, so that it starts the job.
  navigator.storage.estimate = async () => ({ usage: 0, quota: 1e12 })
}

/** Chooses the sample's clip with padding that no decoder reads. Runs in the page. */
async function chooseLargeClip({ bytes, name }) {
  const clip = new Uint8Array(await (await fetch('sample/clip.mp4')).arrayBuffer())
  const free = new Uint8Array(bytes)
  new DataView(free.buffer).setUint32(0, bytes)
  free.set(new TextEncoder().encode('free'), 4)
  const files = new DataTransfer()
  files.items.add(new File([clip, free], name, { type: 'video/mp4' }))
  const input = document.querySelector('input[type="file"][accept^="video"]')
  input.files = files.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

async function startFake() {
  const load = async (name) => {
    const file = new URL(`../fake-openrouter/${name}.ts`, import.meta.url).pathname
    return (await runnerImport(file, { configFile: false, logLevel: 'error' })).module
  }
  const [{ startFakeOpenRouter }, { FAKE_KEY }] = await Promise.all([
    load('fake-openrouter'),
    load('accounts'),
  ])
  return { fake: await startFakeOpenRouter(), key: FAKE_KEY }
}

/**
 * Gives a board a large clip and draws paid pictures while the disk fills at a random instant. Then
 * it frees space or kills the page, and checks what is stored.
 * @param {{ url: string, rounds: number, seed: number, say?: (line: string) => void }} options
 * @returns {Promise<{ rounds: number, told: number, visitOnly: number, received: number,
 *   lost: number, wordsLost: number, paidInVain: number, unreadable: number, orphans: number }>}
 *   `received` counts billed pictures, `told` rounds in which the app listed what is in memory
 *   only, `visitOnly` rounds in which it gave up storing the clip, `paidInVain` pictures begun
 *   after it reported that pictures cannot be stored
 */
export async function fullDiskCampaign({ url, rounds, seed, say = () => undefined }) {
  const random = seeded(seed)
  const { fake, key } = await startFake()
  const chromium = new MortalChromium()
  const total = {
    rounds: 0,
    told: 0,
    visitOnly: 0,
    received: 0,
    lost: 0,
    wordsLost: 0,
    paidInVain: 0,
    unreadable: 0,
    orphans: 0,
  }
  const billed = () => fake.log.filter(({ path, billed: cost }) => path === '/images' && cost > 0).length
  const { origin } = new URL(url)
  let link = url
  let page

  const button = (name) => page.getByRole('button', { name, exact: true })
  const scene = () => page.getByRole('textbox', { name: 'Scene description' })
  const quota = async (quotaSize) => {
    const devtools = await chromium.context.newCDPSession(page)
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize && { quotaSize }) })
  }
  const settled = () =>
    page.waitForFunction(
      () => /^(Saved|Not )/.test(document.querySelector('.save-state')?.textContent ?? ''),
      undefined,
      WAIT,
    )
  const send = () =>
    page.getByRole('dialog', { name: 'What leaves this device' }).getByRole('button', { name: 'Send' })
  const someRoom = () => ROOMS_BYTES[Math.floor(random(ROOMS_BYTES.length))]
  /** The cancel button appears a moment after the job was started. */
  const idle = async () => {
    await button('Cancel')
      .waitFor({ timeout: 1000 })
      .catch(() => undefined)
    await button('Cancel').waitFor({ state: 'detached', ...WAIT })
  }
  const draw = (name) =>
    page
      .getByRole('article', { name, exact: true })
      .getByRole('button', { name: /Generate image|New take/ })
      .first()
      .click()

  async function open() {
    page = await chromium.context.newPage().catch(() => chromium.context.newPage())
    await page.addInitScript(limitDisk)
    await page.addLocatorHandler(send(), () => send().click())
    await page.goto(link)
  }

  async function connect() {
    await button('Settings').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('API base URL').fill(fake.url)
    await dialog.getByLabel('API base URL').blur()
    await dialog.getByLabel('API key').fill(key)
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('combobox', { name: 'Engine' }).selectOption('OpenRouter')
  }

  async function begin() {
    await open()
    await button('Try the sample').click()
    await scene().waitFor(WAIT)
    await connect()
    await idle()
    await scene().fill('A fox crosses a bridge.')
    await page.getByRole('combobox', { name: 'Number of shots' }).selectOption('3')
    await button('Generate shots').first().click()
    await page.getByRole('article', { name: 'Shot 3', exact: true }).waitFor(WAIT)
    await settled()
    link = page.url()
  }

  async function round(number) {
    if (isReal(number)) {
      await page.goto('about:blank')
      await page.waitForTimeout(DATABASE_LET_GO_MS)
      const devtools = await chromium.context.newCDPSession(page)
      const { usage } = await devtools.send('Storage.getUsageAndQuota', { origin })
      await quota(Math.round(usage + 300_000 + random(someRoom())))
      await page.goto(link)
      await scene().waitFor(WAIT)
      await settled()
    }
    const paid = billed()
    await scene().fill(`A fox crosses bridge ${number}.`)
    await page.evaluate(chooseLargeClip, { bytes: CLIP_BYTES, name: `clip-${number}.mp4` })
    if (!isReal(number)) {
      const fill = { after: random(FILLS_MS), room: random(someRoom()) }
      await page.evaluate(({ after, room }) => {
        window.filling = new Promise((filled) => setTimeout(filled, after)).then(() => {
          window.room = room
        })
      }, fill)
    }
    await page.getByText(`clip-${number}.mp4`).first().waitFor(WAIT)
    await idle()
    fake.scenario({ kind: 'slow', ms: DRAWING_MS, path: '/images', times: 5 })
    await draw('Shot 1')
    // Another shot would replace the one that waits for consent.
    await send()
      .click({ timeout: 1000 })
      .catch(() => undefined)
    for (const name of ['Shot 2', 'Shot 3']) await draw(name)
    const words = `A fox crosses bridge ${number}, and it rains.`
    await scene().fill(words)
    await idle()
    // The disk is full by now; another take meets it.
    await page.evaluate(() => window.filling)
    await draw('Shot 1')
    await idle()
    await settled()

    const notice = page.getByRole('alert').filter({ hasText: 'In memory only' })
    const told = await notice.isVisible()
    const text = told ? ((await notice.textContent()) ?? '') : ''
    const held = Number(/(\d+) files? \(/.exec(text)?.[1] ?? 0)
    const visitOnly = await page.getByText('This clip does not fit on the disk.').first().isVisible()
    if (told) {
      const before = billed()
      await draw('Shot 2')
      await idle()
      total.paidInVain += billed() - before
    }
    const received = billed() - paid
    if (isKilled(number)) {
      await chromium.killRenderers()
      for (const dead of chromium.context.pages().slice(1)) await dead.close().catch(() => undefined)
      await open()
      if (isReal(number)) await quota()
    } else {
      if (isReal(number)) await quota()
      await page.evaluate(() => {
        window.room = Number.POSITIVE_INFINITY
      })
      if (told) await notice.getByRole('button', { name: 'Try again' }).click()
      await page.waitForFunction(
        () => document.querySelector('.save-state')?.textContent === 'Saved',
        undefined,
        WAIT,
      )
      await page.reload()
    }
    await scene().waitFor(WAIT)
    await settled()
    const disk = await readDisk(page)
    if (isKilled(number)) await connect()
    return { told, held, visitOnly, received, words, disk }
  }

  await chromium.start()
  try {
    await begin()
    let takes = 0
    for (; total.rounds < rounds; total.rounds += 1) {
      const { told, held, visitOnly, received, words, disk } = await round(total.rounds)
      const [project] = disk.projects
      // A killed page loses what it reported as in memory only.
      const gone = isKilled(total.rounds) ? held : 0
      const there = project.takes.length - takes
      takes = project.takes.length
      total.told += told ? 1 : 0
      total.visitOnly += visitOnly ? 1 : 0
      total.received += received
      total.lost += Math.max(0, received - there - gone)
      total.wordsLost += project.context === words ? 0 : 1
      total.unreadable += disk.unreadable
      total.orphans += disk.orphans
      say(
        `${total.rounds}: ${isReal(total.rounds) ? 'quota' : 'filled'}, ${told ? `${held} in memory` : 'all kept'}${visitOnly ? ', clip let go' : ''}, ${received} billed, ${there} on disk, "${project.context}"`,
      )
    }
  } finally {
    await chromium.end()
    await fake.close()
  }
  return total
}
