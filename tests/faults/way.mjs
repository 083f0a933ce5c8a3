import { readDisk } from './disk.mjs'
import { isCalm } from './on-page.mjs'

/** A job that takes longer is left to its fate. */
const JOB_MS = 240_000

/**
 * Waits until no job runs: the button that cancels it comes a moment after it was asked for, and the
 * sample's project once its clip is kept.
 */
export async function jobEnd(page, doing) {
  if (doing === 'sampling') await page.getByLabel('Project name').waitFor({ timeout: JOB_MS })
  await page.waitForFunction(isCalm, undefined, { timeout: JOB_MS, polling: 200 }).catch(() => undefined)
}

/** Waits until the job under way has had a result, for a while; where it draws, a picture. */
export async function arrival(page, doing, timeout) {
  const makes = ['analyzing', 'directing', 'sampling'].includes(doing) ? '.' : 'Shot \\d+ (drawn|upscaled) '
  const before = await page.evaluate(countLines, { makes, more: -1 })
  await page
    .waitForFunction(countLines, { makes, more: before }, { timeout, polling: 100 })
    .catch(() => undefined)
}

/**
 * How many lines of the log say so, once they are more than there were; else nothing: runs in the
 * page.
 */
function countLines({ makes, more }) {
  const lines = [...document.querySelectorAll('[role="log"] p')]
  const found = lines.filter(({ textContent }) => new RegExp(makes).test(textContent ?? '')).length
  return found > more ? found : undefined
}

/**
 * Presses what is next on the way, so that the job under way is another one from life to life; says
 * which. On a drawn board, one that has not had enough.
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
