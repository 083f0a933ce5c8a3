import { readDisk } from './disk.mjs'
import { isCalm } from './on-page.mjs'

/** Longest wait for a job, in milliseconds. */
const JOB_MS = 240_000

/**
 * Waits until no job runs. The cancel button appears a moment after the start, and the sample's
 * project once its clip is stored.
 */
export async function jobEnd(page, doing) {
  if (doing === 'sampling') await page.getByLabel('Project name').waitFor({ timeout: JOB_MS })
  await page.waitForFunction(isCalm, undefined, { timeout: JOB_MS, polling: 200 }).catch(() => undefined)
}

/** Waits a while for the running job's next result; for a picture when it draws. */
export async function arrival(page, doing, timeout) {
  const makes = ['analyzing', 'directing', 'sampling'].includes(doing) ? '.' : 'Shot \\d+ (drawn|upscaled) '
  const before = await page.evaluate(countLines, { makes, more: -1 })
  await page
    .waitForFunction(countLines, { makes, more: before }, { timeout, polling: 100 })
    .catch(() => undefined)
}

/** The number of log lines with this text once it has grown, else undefined. Runs in the page. */
function countLines({ makes, more }) {
  const lines = [...document.querySelectorAll('[role="log"] p')]
  const found = lines.filter(({ textContent }) => new RegExp(makes).test(textContent ?? '')).length
  return found > more ? found : undefined
}

/** What is typed: in a shot, in Who & where, or by a reader whose file of comments is read. */
const PLACES = {
  async shot(page, words) {
    await page.getByRole('textbox', { name: 'Description' }).first().fill(words)
  },
  async who(page, words) {
    await page.getByRole('button', { name: 'Who & where', exact: true }).click()
    const who = page.getByRole('region', { name: 'Who & where', exact: true })
    const look = who.getByRole('textbox', { name: 'Look' }).first()
    const add = who.getByRole('button', { name: 'Add a person' })
    await add.waitFor()
    if (!(await look.isVisible())) await add.click()
    await look.fill(words)
  },
  async comment(page, words) {
    const project = /project\/([\w-]+)/.exec(page.url())[1]
    const id = `c${words.replace(/\W/g, '')}`
    const file = { maestro: 'comments', version: 1, project, comments: [{ id, text: words, at: 1 }] }
    await page.getByRole('button', { name: 'Camera of shot 1' }).click()
    const input = page.getByLabel('Read a comments file')
    const buffer = Buffer.from(JSON.stringify(file))
    await input.setInputFiles({ name: 'comments.json', mimeType: 'application/json', buffer })
    await page.getByText('1 comment is new.').waitFor()
  },
}
const KINDS = Object.keys(PLACES)

/** The words that were typed last on a page, and where. */
const typed = new WeakMap()
export const typedOn = (page) => typed.get(page)

async function type(page, random) {
  const place = KINDS[Math.floor(random(KINDS.length))]
  const words = `Seen at ${random()}.`
  await PLACES[place](page, words)
  typed.set(page, { place, words })
}

/**
 * Starts the next step and returns it, so that kills fall into different steps. On a drawn board it
 * starts the step with too few kills.
 */
export async function work(page, random, enough) {
  const button = (name) => page.getByRole('button', { name, exact: true })
  if (!page.url().includes('/project/')) {
    await button('Try the sample').click()
    return 'sampling'
  }
  await page.getByLabel('Project name').waitFor()
  const broken = button('Continue')
  const ready = (name) => button(name).first().and(page.locator('button:not([aria-disabled="true"])'))
  const [project] = (await readDisk(page)).projects.filter(({ id }) => page.url().includes(id))
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
    // Asked only where some pictures have changed since.
    const both = page.getByRole('button', { name: /^Missing and changed \(/ })
    await both.click({ timeout: 1000 }).catch(() => undefined)
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
    await type(page, random)
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
