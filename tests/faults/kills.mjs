import { MortalChromium } from './chromium.mjs'
import { readDisk, seeded } from './disk.mjs'
import { arrival, jobEnd, work } from './way.mjs'

/** After so many deaths a fresh project, so that every step of the way is killed into. */
const DEATHS_A_PROJECT = 14
/**
 * A step that has been killed into so often is let run to its end in the next life: else a slow
 * machine, on which every instant comes too early, would never get past it.
 */
const DEATHS_A_STEP = {
  sampling: 1,
  analyzing: 1,
  directing: 1,
  drawing: 2,
  continuing: 2,
  upscaling: 4,
  typing: 1,
  'drawing again': 3,
}
/** What a campaign must have killed into to mean anything. */
const STEPS = ['analyzing', 'directing', 'drawing', 'upscaling']
/**
 * Reports to `received` each picture that the app says it has: what it said before it died must be
 * on the disk.
 */
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
 * Works on boards and kills the renderer, or every so often the whole browser, at random instants;
 * looks at the disk after each.
 * @param {{ url: string, kills: number, seed: number, browserEvery: number, longestMs: number,
 * arrivalMs: number,
 *   patient: boolean, arrivals?: number, begin?: (page: any) => Promise<void>, say?: (line: string) => void }} options `arrivalMs` is
 *   how long a result is waited for; a `patient` campaign lets steps run to their end, so that every step is reached, however slow
 *   the machine; `arrivals` is the share of deaths that come just after a result, 0.3 unless told; `begin` opens a project in which
 *   all of the deaths fall, in place of ones that are made from the sample
 * @returns {Promise<{ kills: number, browserKills: number, received: number, upscaled: number,
 * lost: number, unreadable: number,
 *   orphans: number, died: Record<string, number>, missed: readonly string[] }>} `received` and `upscaled` count what the app said it
 *   had before it died; `missed` names steps that no death fell into
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
    unreadable: 0,
    orphans: 0,
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
      // Many deaths come just after something has arrived: then the most is at stake.
      const waited = random() < (doing === 'upscaling' ? Math.max(0.6, arrivals) : arrivals)
      if (waited && doing !== 'typing') await arrival(page, doing, arrivalMs)
      await page.waitForTimeout(random(longestMs))
      project ??= projectAt(page)
      const before = { ...life }
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

/**
 * Pictures that were there and are gone, and those that the app said it had and that never came.
 */
function lost(known, there, received) {
  const gone = [...known].filter((id) => !there.has(id)).length
  return gone + Math.max(0, received - (there.size - known.size + gone))
}

/** A step that cannot be taken yet is waited for, however busy the machine. */
const PATIENCE_MS = 120_000

const projectAt = (page) => /project\/([\w-]+)/.exec(page.url())?.[1]

/** The first page after a massacre may get a renderer that was dying; the second gets a new one. */
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

/** Opens the app and the project, which clears away what nothing names, and reads the disk. */
async function readPastApp(chromium, url, project) {
  for (const dead of chromium.context.pages().slice(1)) await dead.close().catch(() => undefined)
  const page = await newPage(chromium)
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(`${url}#/${project ? `project/${project}` : ''}`)
  if (project) await page.getByLabel('Project name').waitFor()
  else await page.getByRole('button', { name: 'Try the sample' }).waitFor()
  await page.waitForFunction(() => !document.querySelector('.save-state')?.textContent?.includes('Saving'))
  const disk = await readDisk(page)
  await page.close()
  return disk
}
