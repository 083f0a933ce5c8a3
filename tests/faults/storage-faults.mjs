import { MortalChromium } from './chromium.mjs'
import { readDisk, seeded } from './disk.mjs'

/** Collects every database connection, so that the test can close it under the app. */
function keepConnections() {
  window.connections = []
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args)
    request.addEventListener('success', () => window.connections.push(request.result))
    return request
  }
}

/** How long Chromium keeps an unused database open, with a margin. */
const DATABASE_LET_GO_MS = 3500
/** Bytes of two or three pictures of Sketch. */
const ROOM_BYTES = 1_000_000

const saved = (page) =>
  page.waitForFunction(() => document.querySelector('.save-state')?.textContent === 'Saved')

function closeConnections() {
  for (const database of window.connections.splice(0)) database.close()
}

/**
 * Draws repeatedly while, at random moments, the quota is lowered or the database's connections are
 * closed. Then it lets the storage recover and checks the disk.
 * @param {{ url: string, rounds: number, seed: number, fault: 'quota' | 'close', say?: (line:
 * string) => void }} options
 * @returns {Promise<{ rounds: number, told: number, drawn: number, lost: number, unreadable:
 * number, orphans: number }>} `told` counts the rounds in which the app reported unsaved work
 */
export async function storageCampaign({ url, rounds, seed, fault, say = () => undefined }) {
  const random = seeded(seed)
  const chromium = new MortalChromium()
  const total = { rounds: 0, told: 0, drawn: 0, lost: 0, unreadable: 0, orphans: 0 }
  await chromium.start()
  try {
    const page = await chromium.context.newPage()
    await page.addInitScript(keepConnections)
    const button = (name) => page.getByRole('button', { name, exact: true })
    const devtools = await chromium.context.newCDPSession(page)
    const origin = new URL(url).origin
    await page.goto(url)
    await button('Try the sample').click()
    await button('Analyze video').first().click()
    await page.getByRole('combobox', { name: 'Number of shots' }).selectOption('3')
    await page.getByText('Scene described.').waitFor({ state: 'attached', timeout: 240_000 })
    await button('Generate shots').first().click()
    await page.getByRole('article', { name: 'Shot 3' }).waitFor({ timeout: 240_000 })
    for (; total.rounds < rounds; total.rounds += 1) {
      await saved(page)
      if (fault === 'quota') {
        // Chromium re-reads the quota only after closing the unused database.
        const link = page.url()
        await page.goto('about:blank')
        await page.waitForTimeout(DATABASE_LET_GO_MS)
        const { usage } = await devtools.send('Storage.getUsageAndQuota', { origin })
        const quotaSize = Math.round(usage + random(ROOM_BYTES))
        await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize })
        await page.goto(link)
        await saved(page)
        // The page sees plenty of free space, so that it starts the job.
        await page.evaluate(() => {
          navigator.storage.estimate = async () => ({ usage: 0, quota: 1e12 })
        })
      }
      for (const name of ['Shot 1', 'Shot 2', 'Shot 3']) {
        const shot = page.getByRole('article', { name, exact: true })
        await shot.getByRole('button', { name: /Generate image|New take/ }).click()
      }
      await page.waitForTimeout(random(900))
      if (fault === 'close') await page.evaluate(closeConnections)
      await page
        .getByText(/^Pictures: /)
        .first()
        .waitFor({ state: 'attached', timeout: 240_000 })
      const told = await page.getByText('In memory only').isVisible()
      if (told) total.told += 1
      const shown = await page.getByRole('img', { name: /^Shot \d/ }).count()
      if (fault === 'quota') await devtools.send('Storage.overrideQuotaForOrigin', { origin })
      if (told) await button('Try again').first().click()
      await saved(page)
      const drawn = await page.evaluate(() => document.querySelectorAll('[role="log"] p').length)
      await page.reload()
      await page.getByLabel('Project name').waitFor()
      await saved(page)
      const disk = await readDisk(page)
      const there = disk.projects[0]?.shots.filter((takes) => takes > 0).length ?? 0
      total.drawn = disk.projects[0]?.takes.length ?? 0
      total.lost += Math.max(0, shown - there)
      total.unreadable += disk.unreadable
      total.orphans += disk.orphans
      say(`${total.rounds}: ${told ? 'told' : 'unharmed'}, ${total.drawn} takes on disk, ${drawn} lines`)
    }
  } finally {
    await chromium.end()
  }
  return total
}
