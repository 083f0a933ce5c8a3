import { MortalChromium } from './chromium.mjs'
import { seeded } from './disk.mjs'
import { imitation, makeBoard, press, setLimit } from './paid-board.mjs'

/** Shots on the board that two tabs draw. */
const SHOTS = 5
const STEPS_A_ROUND = 5

/**
 * Two tabs of one project that draw and take over in random order against the imitated service, under a limit that allows a few more
 * pictures in each round than there are, while some calls fail and some never answer. What the service billed may never pass the limit,
 * and the ledger must hold at least that.
 * @param {{ url: string, rounds: number, seed: number, say?: (line: string) => void }} options
 * @returns {Promise<{ rounds: number, billed: number, calls: number, refused: number, over: number, lost: number }>} `over` counts rounds
 *   in which more was billed than the limit, `lost` those in which the ledger holds less than was billed, `refused` those that met the limit
 */
export async function moneyCampaign({ url, rounds, seed, say = () => undefined }) {
  const random = seeded(seed)
  const fake = await imitation()
  const chromium = new MortalChromium()
  const total = { rounds: 0, billed: 0, calls: 0, refused: 0, over: 0, lost: 0 }
  await chromium.start()
  try {
    const first = await chromium.context.newPage()
    await first.goto(url)
    await makeBoard(first, fake, SHOTS)
    const second = await chromium.context.newPage()
    await second.goto(first.url())
    await second
      .getByRole('article')
      .nth(SHOTS - 1)
      .waitFor()
    const project = /project\/([\w-]+)/.exec(first.url())?.[1]
    for (; total.rounds < rounds; total.rounds += 1) {
      const before = await spent(first, project)
      const limit = before.known + before.unsure + PRICE * (1 + Math.floor(random(5)))
      await first.evaluate(setLimit, limit)
      for (let i = 0; i < STEPS_A_ROUND; i++) {
        if (random() < 0.3) fake.scenario({ kind: 'slow', path: '/images', ms: random(400) })
        if (random() < 0.15)
          fake.scenario({ kind: random() < 0.5 ? 'socket_reset' : 'cut_json', path: '/images' })
        const page = random() < 0.5 ? first : second
        if (random() < 0.4) await press(page, 'Take over here')
        else
          for (let shot = 0; shot < SHOTS; shot++)
            await press(page, random() < 0.5 ? 'New take' : 'Generate image', shot)
        await agree(page)
        await page.waitForTimeout(random(500))
      }
      await Promise.all([first, second].map(idle))
      const after = await settledSpent(first, project)
      const billed = fake.log.reduce((sum, entry) => sum + entry.billed, 0)
      const refused = await Promise.all(
        [first, second].map((page) => page.getByText('would pass the spending limit').count()),
      )
      if (billed > limit + 1e-9) total.over += 1
      if (after.known + after.unsure < billed - 1e-9) total.lost += 1
      if (refused.some((count) => count > 0)) total.refused += 1
      Object.assign(total, { billed, calls: fake.log.filter(({ path }) => path === '/images').length })
      say(
        `${total.rounds}: billed ${billed.toFixed(3)} of ${limit.toFixed(3)}, known ${after.known.toFixed(3)}, unsure ${after.unsure.toFixed(3)}`,
      )
    }
  } finally {
    await chromium.end()
    await fake.close()
  }
  return total
}

/** US dollars that the imitation bills for a picture. */
const PRICE = 0.067

/** Agrees to what leaves the device, where the sheet that asks comes up within a moment. */
async function agree(page) {
  const send = page.getByRole('button', { name: /^Send/ })
  await send.click({ timeout: 300 }).catch(() => undefined)
}

async function idle(page) {
  await agree(page)
  await page
    .getByRole('button', { name: 'Cancel', exact: true })
    .waitFor({ state: 'detached', timeout: 60_000 })
}

/** What the ledger holds once nothing is written to it any more. */
async function settledSpent(page, project) {
  for (let last = '', tries = 0; ; tries++) {
    const now = await spent(page, project)
    const text = JSON.stringify(now)
    if (text === last || tries > 50) return now
    last = text
    await page.waitForTimeout(150)
  }
}

/** US dollars in the ledger on disk, read past the app. */
function spent(page, project) {
  return page.evaluate(
    (id) =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open('maestro-jobs')
        open.onupgradeneeded = () => open.result.createObjectStore('records')
        open.onerror = () => reject(open.error)
        open.onsuccess = () => {
          const records = open.result.transaction('records').objectStore('records')
          const all = records.getAll(IDBKeyRange.bound(['ledger', id], ['ledger', id, []]))
          all.onsuccess = () => {
            open.result.close()
            const sum = (name) => all.result.reduce((total, entry) => total + (entry[name] ?? 0), 0)
            resolve({ known: sum('cost'), unsure: sum('estimate') })
          }
          all.onerror = () => reject(all.error)
        }
      }),
    project,
  )
}
