import { MortalChromium } from './chromium.mjs'
import { readDisk, seeded } from './disk.mjs'
import { arrival, jobEnd, typedOn, work } from './way.mjs'

/** Kills per project; a new one then starts, so that every step is hit. */
const DEATHS_A_PROJECT = 14
/** Kills in one step before it may finish: otherwise a slow machine would never get past it. */
const DEATHS_A_STEP = {
  sampling: 1,
  analyzing: 1,
  directing: 1,
  drawing: 2,
  continuing: 2,
  upscaling: 4,
  typing: 2,
  'drawing again': 3,
}
/** Steps that a meaningful campaign has hit. */
const STEPS = ['analyzing', 'directing', 'drawing', 'upscaling']
/** Reports to `received` each picture that the app announces; after a kill it must be on disk. */
function watchLog() {
  const seen = new Set()
  new MutationObserver(() => {
    for (const line of document.querySelectorAll('[role="log"] p')) {
      const text = line.textContent ?? ''
      if (seen.has(text) || !/Shot \d+ (drawn|upscaled) /.test(text)) continue
      seen.add(text)
      window.received(/ drawn /.test(text) ? 'drawn' : 'upscaled')
    }
  }).observe(document, { subtree: true, childList: true, characterData: true })
}

/**
 * Works on boards, kills the renderer, or every `browserEvery` kills the browser, at random
 * instants, and checks the disk after each.
 * @param {object} options
 * @param {string} options.url
 * @param {number} options.kills
 * @param {number} options.seed
 * @param {number} options.browserEvery
 * @param {number} options.longestMs longest time until a kill
 * @param {number} options.arrivalMs longest wait for a result
 * @param {boolean} options.patient true lets steps finish, so that a slow machine reaches every one
 * @param {number} [options.arrivals] share of kills right after a result; 0.3 by default
 * @param {(page: import('playwright').Page) => Promise<void>} [options.begin] opens the project for
 *   all kills, instead of new ones from the sample
 * @param {(line: string) => void} [options.say]
 * @returns {Promise<{ kills: number, browserKills: number, received: number, upscaled: number,
 *   lost: number, wordsLost: number, unreadable: number, orphans: number, typed: Record<string,
 *   number>, died: Record<string, number>, missed: readonly string[] }>} `received` and `upscaled`
 *   count results that the app announced before a kill, `typed` words that it called saved, by
 *   their place, `wordsLost` those that are not on disk; `missed` names steps without a kill
 */
export async function killCampaign({
  url,
  kills,
  seed,
  browserEvery,
  longestMs,
  arrivalMs,
  patient,
  arrivals = 0.3,
  begin,
  say = () => undefined,
}) {
  const random = seeded(seed)
  const chromium = new MortalChromium()
  const total = {
    kills: 0,
    browserKills: 0,
    received: 0,
    upscaled: 0,
    lost: 0,
    wordsLost: 0,
    unreadable: 0,
    orphans: 0,
    typed: {},
    died: {},
    missed: [],
  }
  let project
  let deaths = {}
  let known = { takes: new Set(), upscaled: new Set() }
  const look = async () => {
    const disk = await readPastApp(chromium, url, project)
    const idsOf = (kind) => new Set(disk.projects.flatMap(({ [kind]: ids }) => ids))
    return { ...disk, takes: idsOf('takes'), upscaled: idsOf('upscaled') }
  }
  await chromium.start()
  try {
    if (begin) {
      const page = await newPage(chromium)
      await begin(page)
      project = projectAt(page)
      known = await look()
    }
    while (total.kills < kills) {
      if (!begin && total.kills % DEATHS_A_PROJECT === 0) {
        project = undefined
        deaths = {}
      }
      const life = { drawn: 0, upscaled: 0 }
      const page = await openPage(chromium, life)
      await page.goto(`${url}#/${project ? `project/${project}` : ''}`)
      const enough = (step) => (deaths[step] ?? 0) >= DEATHS_A_STEP[step]
      let doing = await work(page, random, enough)
      for (let ended = 0; patient && enough(doing) && ended < 5; ended++) {
        await jobEnd(page, doing)
        doing = await work(page, random, enough)
      }
      // Many kills follow an arrival, when the most is at stake.
      const waited = random() < (doing === 'upscaling' ? Math.max(0.6, arrivals) : arrivals)
      if (waited && doing !== 'typing') await arrival(page, doing, arrivalMs)
      await page.waitForTimeout(random(longestMs))
      project ??= projectAt(page)
      const before = { ...life }
      const words = doing === 'typing' && (await isSaved(page)) ? typedOn(page) : undefined
      total.kills += 1
      if (total.kills % browserEvery === 0) {
        total.browserKills += 1
        await chromium.killBrowser()
        await chromium.start()
      } else await chromium.killRenderers()
      total.died[doing] = (total.died[doing] ?? 0) + 1
      deaths[doing] = (deaths[doing] ?? 0) + 1

      const there = await look()
      total.lost += lost(known.takes, there.takes, before.drawn)
      total.lost += lost(known.upscaled, there.upscaled, before.upscaled)
      if (words) {
        total.typed[words.place] = (total.typed[words.place] ?? 0) + 1
        if (!there.projects.some(({ text }) => text.includes(words.words))) total.wordsLost += 1
      }
      total.received += before.drawn
      total.upscaled += before.upscaled
      total.unreadable += there.unreadable
      total.orphans += there.orphans
      known = there
      say(
        `${total.kills}: ${doing}, ${before.drawn} drawn and ${before.upscaled} upscaled, on disk ${there.takes.size} and ${there.upscaled.size}, lost ${total.lost}`,
      )
    }
    total.missed = STEPS.filter((step) => !total.died[step])
  } finally {
    await chromium.end()
  }
  return total
}

/** Pictures that disappeared, and pictures that the app announced and never stored. */
function lost(known, there, received) {
  const gone = [...known].filter((id) => !there.has(id)).length
  return gone + Math.max(0, received - (there.size - known.size + gone))
}

const isSaved = (page) => page.evaluate(() => document.querySelector('.save-state')?.textContent === 'Saved')

/** Waits for a step to be enabled, however busy the machine. */
const PATIENCE_MS = 120_000

/** Characters of a page that are enough to tell why it did not open. */
const SHOWN = 600

const projectAt = (page) => /project\/([\w-]+)/.exec(page.url())?.[1]

/** After a kill the first page may get a dying renderer; the second gets a new one. */
const newPage = ({ context }) => context.newPage().catch(() => context.newPage())

async function openPage(chromium, life) {
  const page = await newPage(chromium)
  page.setDefaultTimeout(PATIENCE_MS)
  await page.exposeFunction('received', (kind) => {
    life[kind] += 1
  })
  await page.addInitScript(watchLog)
  return page
}

/** Opens the project, which collects garbage, and reads the disk. */
async function readPastApp(chromium, url, project) {
  for (const dead of chromium.context.pages().slice(1)) await dead.close().catch(() => undefined)
  const page = await newPage(chromium)
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(`${url}#/${project ? `project/${project}` : ''}`)
  const opened = project
    ? page.getByLabel('Project name')
    : page.getByRole('button', { name: 'Try the sample' })
  await opened.waitFor().catch(async (cause) => {
    const shown = await page
      .locator('body')
      .ariaSnapshot()
      .catch((error) => `Nothing: ${error.message}`)
    throw new Error(`A page did not open. It shows: ${shown.slice(0, SHOWN)}`, { cause })
  })
  await page.waitForFunction(() => !document.querySelector('.save-state')?.textContent?.includes('Saving'))
  const disk = await readDisk(page)
  await page.close()
  return disk
}
