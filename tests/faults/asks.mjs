import { MortalChromium } from './chromium.mjs'
import { countUndecodable, readDisk, seeded } from './disk.mjs'
import { askMore, MORE_JOBS } from './more-jobs.mjs'
import { isCalm } from './on-page.mjs'
import { imitation, makeBoard, press, setLimit, spent } from './paid-board.mjs'

const SHOTS = 4
/** Longer side of the pictures, in pixels: a region and a cell are parts of them. */
const LONG_SIDE = 256
/** Longest time for drawing a picture, and until a kill, in milliseconds. */
const DRAWING_MS = 1500
const KILL_MS = 2500
/** Share of jobs that end before the kill, and of interrupted ones that are continued. */
const ENDED = 0.25
const CONTINUED = 0.6
/** Every so many kills end the browser, the others its renderers. */
const BROWSER_EVERY = 5
/** After this time Chromium has written what settings it was given. */
const SETTINGS_KEPT_MS = 6000
const SAME = 1e-9
const WAIT = { timeout: 120_000 }

/**
 * Asks for several takes, edits and draft sheets that are billed, kills the page at random
 * instants, and continues what it says was interrupted.
 * @param {{ url: string, kills: number, seed: number, say?: (line: string) => void }} options
 * @returns {Promise<{ kills: number, browserKills: number, received: number, kept: number,
 *   continued: number, acts: Record<string, number>, lost: number, invented: number, unledgered:
 *   number, twice: number, unsaid: number, wordsLost: number, unreadable: number, orphans: number
 *   }>} `received` counts billed pictures, `kept` those on disk, `lost` pictures that the app
 *   announced and the disk lacks, `unledgered` rounds whose ledger holds less than the bills,
 *   `twice` calls beyond those that were asked for or left, `unsaid` rounds that lost a billed call
 *   to a kill of which the next page says nothing, `wordsLost` continued edits with other words
 */
export async function askCampaign({ url, kills, seed, say = () => undefined }) {
  const random = seeded(seed)
  const fake = await imitation({ limit: null }, { longSide: LONG_SIDE })
  const chromium = new MortalChromium()
  const total = {
    kills: 0,
    browserKills: 0,
    received: 0,
    kept: 0,
    continued: 0,
    acts: Object.fromEntries(MORE_JOBS.map((kind) => [kind, 0])),
    lost: 0,
    invented: 0,
    unledgered: 0,
    twice: 0,
    unsaid: 0,
    wordsLost: 0,
    unreadable: 0,
    orphans: 0,
  }
  let link = url
  let project
  let announced = 0
  /** What the last job that the app may continue has left. */
  let open

  const below = (count) => Math.floor(random(count))
  const pictures = () => fake.log.filter(({ path }) => path === '/images')
  const billed = () => pictures().filter((entry) => entry.billed > 0)
  const idle = (page) => page.waitForFunction(isCalm, undefined, { ...WAIT, polling: 40 })

  async function openPage() {
    for (const dead of chromium.context.pages().slice(1)) await dead.close().catch(() => undefined)
    const page = await chromium.context.newPage().catch(() => chromium.context.newPage())
    await page.exposeFunction('announced', (count) => {
      announced += count
    })
    await page.addInitScript(watchPage)
    await page.goto(link)
    return page
  }

  /** A page that shows the stored project, and what it says of an interruption. */
  async function reopen() {
    const page = await openPage()
    await page.getByRole('article').nth(0).waitFor(WAIT)
    await page.waitForFunction(
      () => document.querySelector('.save-state')?.textContent === 'Saved',
      undefined,
      WAIT,
    )
    await idle(page)
    const disk = await readDisk(page)
    const said = await page.evaluate(() => document.querySelector('.notice')?.textContent ?? '')
    return { page, disk, kept: disk.projects.find(({ id }) => id === project), said }
  }

  /** Begins a job; says what, how many calls it may make, and with which words. */
  async function begin(page) {
    if (open && random() < CONTINUED && (await press(page, 'Continue'))) {
      total.continued += 1
      return { ...open, again: true }
    }
    await press(page, 'Not now')
    const kind = MORE_JOBS[below(MORE_JOBS.length)]
    const words = `Edit ${fake.log.length}.`
    const count = 2 + below(3)
    if (kind === 'region') fake.scenario({ kind: 'echo', path: '/images', contains: words })
    if (!(await askMore(page, { kind, shot: below(SHOTS), count, words }))) return undefined
    total.acts[kind] += 1
    const calls = { best: count, keep: 0 }[kind] ?? 1
    return { kind, calls, ...(['edit', 'region'].includes(kind) ? { words } : {}) }
  }

  async function kill() {
    total.kills += 1
    if (total.kills % BROWSER_EVERY === 0) {
      total.browserKills += 1
      await chromium.killBrowser()
      await chromium.start()
    } else await chromium.killRenderers()
    // The service notices a disconnect a moment later.
    for (let tries = 0; pictures().some(({ ms }) => ms === 0) && tries < 200; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20))
  }

  async function round(before) {
    const [asked, paid] = [pictures().length, billed().length]
    announced = 0
    for (let call = 0; call < 4; call++)
      fake.scenario({ kind: 'slow', path: '/images', ms: random(DRAWING_MS) })
    const job = await begin(before.page)
    if (random() < ENDED) await idle(before.page)
    await before.page.waitForTimeout(random(KILL_MS))
    const told = announced
    await kill()
    const after = await reopen()
    const gained = after.kept.paid - before.kept.paid
    const calls = pictures().slice(asked)
    const bills = billed().length - paid
    const { known, unsure } = await spent(after.page, project)
    const cost = billed().reduce((sum, entry) => sum + entry.billed, 0)
    const wrong = {
      lost: Math.max(0, told - gained),
      invented: Math.max(0, gained - bills),
      unledgered: known + unsure < cost - SAME ? 1 : 0,
      twice: Math.max(0, calls.length - (job?.calls ?? 0)),
      unsaid: bills > gained && !after.said.includes('may have been billed') ? 1 : 0,
      wordsLost: job?.words && calls.some(({ body }) => body.prompt !== job.words) ? 1 : 0,
      unreadable: after.disk.unreadable + (await countUndecodable(after.page)),
      orphans: after.disk.orphans,
    }
    for (const [name, count] of Object.entries(wrong)) total[name] += count
    Object.assign(total, { received: billed().length, kept: after.kept.paid })
    const isOpen = /may have been billed|was under way/.test(after.said) && job && job.calls > gained
    open = isOpen ? { ...job, calls: job.calls - gained, again: false } : undefined
    fake.release()
    const faults = Object.entries(wrong).filter(([, count]) => count > 0)
    say(
      `${total.kills}: ${job ? `${job.again ? 'continued ' : ''}${job.kind}` : 'nothing'}, ${calls.length} calls, ${bills} billed, ${told} announced, ${gained} kept${after.said ? ', told' : ''}${faults.length > 0 ? `; WRONG ${JSON.stringify(wrong)}: "${after.said}"` : ''}`,
    )
    return after
  }

  await chromium.start()
  try {
    const page = await openPage()
    await makeBoard(page, fake, SHOTS)
    await page.evaluate(setLimit, 1000)
    link = page.url()
    project = /project\/([\w-]+)/.exec(link)?.[1]
    for (let shot = 0; shot < SHOTS; shot++) {
      await press(page, 'Generate image', shot)
      await idle(page)
    }
    await page.waitForTimeout(SETTINGS_KEPT_MS)
    let now = await reopen()
    while (total.kills < kills) now = await round(now)
  } finally {
    await chromium.end()
    await fake.close()
  }
  return total
}

/** Consents to every request, and reports each picture that the app says it has kept. */
function watchPage() {
  const seen = new Set()
  new MutationObserver(() => {
    document.querySelector('.dialog.sending button.primary')?.click()
    for (const line of document.querySelectorAll('[role="log"] p')) {
      const text = line.textContent ?? ''
      const drawn = /Shot \d+ drawn(?: (\d+) times)?|Draft sheet of/.exec(text)
      if (seen.has(line) || !drawn) continue
      seen.add(line)
      window.announced(Number(drawn[1] ?? 1))
    }
  }).observe(document, { subtree: true, childList: true, characterData: true })
}
