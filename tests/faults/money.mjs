import { MortalChromium } from './chromium.mjs'
import { seeded } from './disk.mjs'
import { askMore, MORE_JOBS } from './more-jobs.mjs'
import { imitation, makeBoard, press, setLimit, spent } from './paid-board.mjs'
import { watchPictures } from './pictures-of-tabs.mjs'

/** Shots on the board. */
const SHOTS = 5
const STEPS_A_ROUND = 5
/** List price of a picture in US dollars. */
const LISTED = 0.067
/** Factor of the bill over the list price: only earlier bills reveal it. */
const TIMES_LISTED = 1.5
const PRICE = LISTED * TIMES_LISTED
const SAME = 1e-9
/** Share of steps that ask for several takes, an edit, a draft sheet or its cells. */
const MORE = 0.4
/** Longer side of the pictures, in pixels: a region and a cell are parts of them. */
const LONG_SIDE = 256

/**
 * Two tabs of one project draw, edit, take over, change the limit and are killed in random order.
 * The imitation bills more than its list price, some calls fail and some answers are broken. The
 * first picture is billed without a limit, because only a bill reveals the real price. From then on
 * the bills must never exceed the limit, and the ledger must hold at least the bills. A lowered
 * limit applies to calls not yet reserved when both tabs show it. Every picture that a living tab
 * has read is on disk at the end of its round, as a take or a draft sheet.
 * @param {{ url: string, rounds: number, seed: number, say?: (line: string) => void }} options
 * @returns {Promise<{ rounds: number, billed: number, calls: number, refused: number, kills:
 *   number, changes: number, takeovers: number, stale: number, over: number, lost: number,
 *   pictures: number, gone: number, invented: number, acts: Record<string, number> }>} `pictures`
 *   counts those on disk, `gone` those that a living tab has read and the disk lacks, `invented`
 *   those on disk that no tab has read, `stale` counts rounds after which a tab showed an older
 *   cost, `over` rounds with more billed or reserved than the limit, `lost` rounds whose ledger
 *   holds less than the bills, `refused` rounds in which the limit refused a call
 */
export async function moneyCampaign({ url, rounds, seed, say = () => undefined }) {
  const random = seeded(seed)
  const fake = await imitation({ limit: null }, { timesListed: TIMES_LISTED, longSide: LONG_SIDE })
  const chromium = new MortalChromium()
  const total = {
    rounds: 0,
    billed: 0,
    calls: 0,
    refused: 0,
    kills: 0,
    changes: 0,
    takeovers: 0,
    stale: 0,
    over: 0,
    lost: 0,
    pictures: 0,
    gone: 0,
    invented: 0,
    acts: Object.fromEntries(MORE_JOBS.map((kind) => [kind, 0])),
  }
  const watch = watchPictures()
  await chromium.start()
  try {
    let refusals = 0
    const open = async (address) => {
      const page = await chromium.context.newPage()
      await page.exposeFunction('refused', () => {
        refusals += 1
      })
      await page.addInitScript(watchPage)
      await watch.tab(page)
      await page.goto(address)
      return page
    }
    const tabs = [await open(url)]
    await makeBoard(tabs[0], fake, SHOTS)
    const address = tabs[0].url()
    const project = /project\/([\w-]+)/.exec(address)?.[1]
    const reopen = async () => {
      const page = await open(address)
      await lastShot(page).waitFor()
      return page
    }
    tabs.push(await reopen())
    const one = () => Math.floor(random(tabs.length))
    const taken = async () => sumOf(await settledSpent(tabs[0], project))
    const more = async (page) => {
      const kind = MORE_JOBS[Math.floor(random(MORE_JOBS.length))]
      const words = `Edit ${fake.log.length}.`
      const wish = { kind, shot: Math.floor(random(SHOTS)), words }
      // The same part comes back, which fits.
      if (kind === 'region') fake.scenario({ kind: 'echo', path: '/images', contains: words })
      if (await askMore(page, wish).catch(() => false)) total.acts[kind] += 1
    }

    await press(tabs[0], 'Generate image', 0)
    await tabs[0].getByRole('button', { name: 'New take' }).waitFor()
    await Promise.all(tabs.map(idle))
    if (billedBy(fake) !== PRICE) throw new Error(`The first picture was billed ${billedBy(fake)}.`)
    await watch.look(tabs, project)

    for (; total.rounds < rounds; total.rounds += 1) {
      let allowed
      const change = async () => {
        const before = sumOf(await ledger(tabs[0], project))
        const limit = Math.round((before + PRICE * random(4)) * 100) / 100
        await tabs[one()].evaluate(setLimit, limit)
        await Promise.all(tabs.map((page) => limitShown(page, limit)))
        allowed = Math.max(limit, sumOf(await ledger(tabs[0], project)))
      }
      const kill = async () => {
        const index = one()
        total.kills += 1
        await crash(tabs[index])
        tabs[index] = await reopen()
      }
      const takeOver = async () => {
        if (await press(tabs[one()], 'Take over here')) total.takeovers += 1
      }
      await change()
      refusals = 0
      for (let i = 0; i < STEPS_A_ROUND; i++) {
        if (random() < 0.5) fake.scenario({ kind: 'slow', path: '/images', ms: random(400) })
        if (random() < 0.2)
          fake.scenario({ kind: FAULTS[Math.floor(random(FAULTS.length))], path: '/images' })
        const choice = random()
        if (choice < 0.25) await takeOver()
        if (choice > 0.9) await Promise.all([takeOver(), takeOver()])
        if (random() < MORE) await more(tabs[one()])
        else await Promise.all(random() < 0.3 ? tabs.map(draw) : [draw(tabs[one()])])
        await tabs[0].waitForTimeout(random(300))
        if (random() < 0.2) {
          total.changes += 1
          await change()
        }
        if (random() < 0.12) await kill()
      }
      await Promise.all(tabs.map(idle))
      const after = await settledSpent(tabs[0], project)
      const billed = billedBy(fake)
      if (Math.max(billed, sumOf(after)) > allowed + SAME) total.over += 1
      if (sumOf(after) < billed - SAME) total.lost += 1
      if (!(await allShow(tabs, after.known))) total.stale += 1
      const { kept, sure, maybe, ...wrong } = await watch.look(tabs, project)
      total.pictures += kept
      total.gone += wrong.gone
      total.invented += wrong.invented
      if (refusals > 0 && sumOf(after) + PRICE > allowed) total.refused += 1
      Object.assign(total, { billed, calls: fake.log.filter(({ path }) => path === '/images').length })
      say(
        `${total.rounds}: billed ${billed.toFixed(3)}, known ${after.known.toFixed(3)}, unsure ${after.unsure.toFixed(3)} of ${allowed.toFixed(3)}, ${refusals} refused; ${kept} new pictures, ${sure} read, ${maybe} of killed tabs`,
      )
    }
    // After refusals, a call within the limit is still made.
    await tabs[0].evaluate(setLimit, 1000)
    await Promise.all(tabs.map((page) => limitShown(page, 1000)))
    await Promise.all(tabs.map(draw))
    await Promise.all(tabs.map(idle))
    if (billedBy(fake) <= total.billed) total.lost += 1
    if ((await taken()) < billedBy(fake) - SAME) total.lost += 1
  } finally {
    await chromium.end()
    await fake.close()
  }
  return total
}

/** Faults of pictures: connection lost, broken, billed and broken. */
const FAULTS = ['socket_reset', 'cut_json', 'billed_error', 'truncated_image']

const billedBy = (fake) => fake.log.reduce((sum, entry) => sum + entry.billed, 0)
const sumOf = ({ known, unsure }) => known + unsure
const lastShot = (page) => page.getByRole('article').nth(SHOTS - 1)

/** Consents to every request, and reports to `refused` each shot that the limit stopped. */
function watchPage() {
  const says = (node) => node.textContent?.includes('would pass the spending limit')
  new MutationObserver((changes) => {
    document.querySelector('.dialog.sending button.primary')?.click()
    for (const { addedNodes } of changes) if ([...addedNodes].some(says)) window.refused()
  }).observe(document, { subtree: true, childList: true })
}

/** Kills the page's renderer, as the system does when memory is short. */
async function crash(page) {
  const gone = new Promise((resolve) => page.once('crash', resolve))
  const devtools = await page.context().newCDPSession(page)
  devtools.send('Page.crash').catch(() => undefined)
  await gone
  await page.close()
}

/** Starts drawing every shot. */
async function draw(page) {
  for (let shot = 0; shot < SHOTS; shot++)
    (await press(page, 'New take', shot)) || (await press(page, 'Generate image', shot))
}

/** Whether both tabs, the reading one included, come to show the same known cost. */
async function allShow(tabs, known) {
  const hasText = new RegExp(`^\\$${known.toFixed(2).replace('.', '\\.')} of`)
  const seen = tabs.map((page) => page.locator('.figures', { hasText }).first().waitFor({ timeout: 3000 }))
  return (await Promise.allSettled(seen)).every(({ status }) => status === 'fulfilled')
}

async function limitShown(page, limit) {
  const money = page.getByRole('region', { name: 'Spent on this project' })
  await money.getByText(`of $${limit.toFixed(2)}`).waitFor()
}

/** Waits until the tab has no job and no open dialog. */
async function idle(page) {
  const cancel = page.getByRole('button', { name: 'Cancel', exact: true })
  // A started job appears after a moment.
  for (let calm = 0, tries = 0; calm < 6; tries++) {
    if (tries > 150) throw new Error('A tab does not come to rest.')
    calm = (await cancel.count()) === 0 ? calm + 1 : 0
    await page.waitForTimeout(100)
  }
}

/** The ledger once no further write is pending. */
async function settledSpent(page, project) {
  for (let last = '', tries = 0; ; tries++) {
    const now = await ledger(page, project)
    const text = JSON.stringify(now)
    if (text === last || tries > 50) return now
    last = text
    await page.waitForTimeout(150)
  }
}

const ledger = (page, project) => spent(page, project)
