import { MortalChromium } from './chromium.mjs'
import { readDisk, seeded } from './disk.mjs'

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
/** A job that takes longer is left to its fate. */
const JOB_MS = 60_000

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
 *   patient: boolean, say?: (line: string) => void }} options `arrivalMs` is how long a result is waited for; a `patient` campaign lets
 *   steps run to their end, so that every step is reached, however slow the machine
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
  await chromium.start()
  try {
    while (total.kills < kills) {
      if (total.kills % DEATHS_A_PROJECT === 0) {
        project = undefined
        deaths = {}
      }
      const life = { drawn: 0, upscaled: 0 }
      const page = await openPage(chromium, life)
      await page.goto(`${url}#/${project ? `project/${project}` : ''}`)
      const enough = (step) => (deaths[step] ?? 0) >= DEATHS_A_STEP[step]
      let doing = await work(page, random, enough)
      for (let ended = 0; patient && enough(doing) && ended < 5; ended++) {
        await jobEnd(page)
        doing = await work(page, random, enough)
      }
      // Many deaths come just after something has arrived: then the most is at stake.
      if (random() < (doing === 'upscaling' ? 0.6 : 0.3)) await arrival(page, arrivalMs)
      await page.waitForTimeout(random(longestMs))
      project ??= /project\/([\w-]+)/.exec(page.url())?.[1]
      const before = { ...life }
      total.kills += 1
      if (total.kills % browserEvery === 0) {
        total.browserKills += 1
        await chromium.killBrowser()
        await chromium.start()
      } else await chromium.killRenderers()
      total.died[doing] = (total.died[doing] ?? 0) + 1
      deaths[doing] = (deaths[doing] ?? 0) + 1

      const after = await look(chromium, url, project)
      const there = {
        takes: new Set(after.projects.flatMap(({ takes }) => takes)),
        upscaled: new Set(after.projects.flatMap(({ upscaled }) => upscaled)),
      }
      total.lost += lost(known.takes, there.takes, before.drawn)
      total.lost += lost(known.upscaled, there.upscaled, before.upscaled)
      total.received += before.drawn
      total.upscaled += before.upscaled
      total.unreadable += after.unreadable
      total.orphans += after.orphans
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

/** Waits until no job runs: the button that cancels it comes a moment after it was asked for. */
async function jobEnd(page) {
  const cancel = page.getByRole('button', { name: 'Cancel', exact: true })
  await cancel.waitFor({ timeout: 1000 }).catch(() => undefined)
  await cancel.waitFor({ state: 'detached', timeout: JOB_MS }).catch(() => undefined)
}

/** Waits until the job under way has had a result, for a while. */
async function arrival(page, timeout) {
  const before = await page.locator('[role="log"] p').count()
  await page
    .waitForFunction((lines) => document.querySelectorAll('[role="log"] p').length > lines, before, {
      timeout,
    })
    .catch(() => undefined)
}

/** The first page after a massacre may get a renderer that was dying; the second gets a new one. */
const newPage = ({ context }) => context.newPage().catch(() => context.newPage())

async function openPage(chromium, life) {
  const page = await newPage(chromium)
  await page.exposeFunction('received', (kind) => {
    life[kind] += 1
  })
  await page.addInitScript(watchLog)
  return page
}

/** Opens the app and the project, which clears away what nothing names, and reads the disk. */
async function look(chromium, url, project) {
  for (const dead of chromium.context.pages().slice(1)) await dead.close().catch(() => undefined)
  const page = await newPage(chromium)
  await page.goto(`${url}#/${project ? `project/${project}` : ''}`)
  if (project) await page.getByLabel('Project name').waitFor()
  else await page.getByRole('button', { name: 'Try the sample' }).waitFor()
  await page.waitForFunction(() => !document.querySelector('.save-state')?.textContent?.includes('Saving'))
  const disk = await page.evaluate(readDisk)
  await page.close()
  return disk
}

/**
 * Presses what is next on the way, so that the job under way is another one from life to life; says
 * which. On a drawn board, one that has not had enough.
 */
async function work(page, random, enough) {
  const button = (name) => page.getByRole('button', { name, exact: true })
  if (!page.url().includes('/project/')) {
    await button('Try the sample').click()
    return 'sampling'
  }
  await page.getByLabel('Project name').waitFor()
  const broken = button('Continue')
  const ready = (name) => button(name).first().and(page.locator('button:not([aria-disabled="true"])'))
  const [project] = (await page.evaluate(readDisk)).projects.filter(({ id }) => page.url().includes(id))
  if (!project?.context) {
    await button('Analyze video').first().click()
    return 'analyzing'
  }
  if (project.shots.length === 0) {
    await page.getByRole('combobox', { name: 'Number of shots' }).selectOption('3')
    await ready('Generate shots').click({ timeout: 10_000 })
    return 'directing'
  }
  if (random() < 0.5 && (await broken.isVisible())) {
    await broken.click()
    return 'continuing'
  }
  if (project.shots.some((takes) => takes === 0)) {
    await ready('Generate all images').click({ timeout: 10_000 })
    return 'drawing'
  }
  const steps = [
    'drawing again',
    'typing',
    ...((await ready('Upscale all').isVisible()) ? ['upscaling'] : []),
  ]
  const open = steps.filter((step) => !enough(step))
  const step = open[Math.floor(random(open.length))] ?? 'drawing again'
  if (step === 'typing') {
    await page.getByRole('textbox', { name: 'Description' }).first().fill(`Seen at ${random()}.`)
    return step
  }
  if (step === 'upscaling') {
    await ready('Upscale all').click()
    return step
  }
  for (const name of ['Shot 1', 'Shot 2', 'Shot 3']) {
    await page.getByRole('article', { name, exact: true }).getByRole('button', { name: 'New take' }).click()
  }
  return 'drawing again'
}
