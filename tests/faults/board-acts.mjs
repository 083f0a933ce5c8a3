import { readDisk } from './disk.mjs'
import { askMore, MORE_JOBS } from './more-jobs.mjs'
import { isCalm, isWorkable, pressAndTell, pressLabelled } from './on-page.mjs'
import { press } from './paid-board.mjs'

/** Longest time for drawing a picture, in milliseconds. */
const DRAWING_MS = 2500
/** Billed with the answer, long before it, or while it streams. */
const KINDS = ['slow', 'padding', 'slow_drip']
/** Longest time from a shot's deletion to its picture. */
const LATE_MS = 500
const WAIT = { timeout: 60_000 }
/** Shots from which on none is added. */
const MANY_SHOTS = 12

/**
 * What a person does with a board of paid pictures.
 * @param {object} options
 * @param {import('playwright').Page} options.page
 * @param {import('../fake-openrouter/fake-openrouter.ts').FakeOpenRouter} options.fake
 * @param {(below?: number) => number} options.random
 * @param {string} options.link the project's address
 * @param {() => Promise<unknown>} options.inTrash called while the project is in the trash
 */
export function boardActs({ page, fake, random, link, inTrash }) {
  /** Times at which the app was told to cancel, in milliseconds since the epoch. */
  const breaks = []
  /** Shots deleted while their first picture was drawn. */
  const begun = []
  const button = (name) => page.getByRole('button', { name, exact: true })
  const below = (count) => Math.floor(random(count))
  const cards = () => page.getByRole('article').count()

  /** Waits until no job runs and no dialog is open. */
  const idle = () => page.waitForFunction(isCalm, undefined, { ...WAIT, polling: 40 })
  const saved = () =>
    page.waitForFunction(
      () => document.querySelector('.save-state')?.textContent === 'Saved',
      undefined,
      WAIT,
    )
  /** Waits until the page shows the stored project, editable. */
  async function ready() {
    await page.getByLabel('Project name').waitFor(WAIT)
    await saved()
    const { projects } = await readDisk(page)
    await page.waitForFunction(isWorkable, projects[0].board.length, WAIT)
  }

  async function draw(shot) {
    const begun = (await press(page, 'New take', shot)) || (await press(page, 'Generate image', shot))
    if (begun) fake.scenario({ kind: KINDS[below(KINDS.length)], path: '/images', ms: random(DRAWING_MS) })
    return begun
  }
  async function drawAll() {
    const count = await cards()
    for (let shot = 0; shot < count; shot++) await draw(shot)
  }

  /** Several takes, an edit or a draft sheet; says which was begun. */
  async function more() {
    const count = await cards()
    const kinds = MORE_JOBS.filter((kind) => kind !== 'keep')
    for (let tries = 0; count > 0 && tries < 4; tries++) {
      const kind = kinds[below(kinds.length)]
      const words = `Edit ${fake.log.length}.`
      const wish = { kind, shot: below(count), count: 2 + below(3), words }
      // The same part comes back, which fits.
      if (kind === 'region') fake.scenario({ kind: 'echo', path: '/images', contains: words })
      if (!(await askMore(page, wish))) continue
      for (let call = 0; call < (kind === 'best' ? wish.count : 1); call++)
        fake.scenario({ kind: 'slow', path: '/images', ms: random(DRAWING_MS) })
      return kind
    }
    return undefined
  }

  const lists = () => fake.log.filter(({ path, billed }) => path === '/chat/completions' && billed > 0).length
  /** Requests a new shot list and waits for it. */
  async function direct() {
    const before = lists()
    if (!(await press(page, 'Generate shots'))) throw new Error('No shot list can be asked for.')
    for (let tries = 0; lists() === before; tries++) {
      if (tries > 400) throw new Error('A shot list was asked for and none came.')
      await page.waitForTimeout(50)
    }
    await idle()
    await saved()
  }

  /** Presses a button with this label if it is enabled; returns whether it did. */
  const pressNamed = (name) => page.evaluate(pressLabelled, name)
  /** Presses a button that makes the app cancel its calls; returns whether there was one. */
  async function breakOff(name) {
    const at = await page.evaluate(pressAndTell, name)
    if (at !== undefined) breaks.push(at)
    return at !== undefined
  }
  async function choose(menu, item) {
    await button(menu).click(WAIT)
    await page.getByRole('menuitem', { name: item }).click(WAIT)
  }

  /** Waits for a picture request with these words. */
  async function asked(words) {
    const came = ({ path, body }) => path === '/images' && JSON.stringify(body).includes(words)
    for (let tries = 0; !fake.log.some(came); tries++) {
      if (tries > 400) throw new Error('A picture was asked for and no call came.')
      await page.waitForTimeout(50)
    }
  }

  const acts = {
    async begun() {
      const count = await cards()
      if (count >= MANY_SHOTS || !(await press(page, 'Add shot'))) return false
      const card = page.getByRole('article').nth(count)
      const words = `Gull ${fake.log.length} on the rail.`
      await card.getByLabel('Description').fill(words, WAIT)
      fake.scenario({ kind: 'held', path: '/images', contains: words })
      await card.getByRole('button', { name: /^Generate image/ }).click(WAIT)
      await asked(words)
      begun.push((await card.getByLabel('Description').getAttribute('id')).replace('text-', ''))
      await choose(`Actions of shot ${count + 1}`, 'Delete shot')
      await page.waitForTimeout(random(LATE_MS))
      fake.release()
      return true
    },
    async shot() {
      const count = await cards()
      if (count === 0) return false
      await choose(`Actions of shot ${1 + below(count)}`, 'Delete shot')
      return true
    },
    async take() {
      const drawn = await page.getByRole('button', { name: /^Open shot \d+ large$/ }).all()
      if (drawn.length === 0) return false
      await drawn[below(drawn.length)].click(WAIT)
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Delete take' }).click(WAIT)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached', ...WAIT })
      return true
    },
    undo: () => pressNamed('Undo'),
    redo: () => pressNamed('Redo'),
    async draw() {
      const count = await cards()
      return count > 0 && draw(below(count))
    },
    cancel: () => breakOff('Cancel'),
    keep: () => askMore(page, { kind: 'keep' }),
    async list() {
      await breakOff('Cancel')
      await idle()
      await direct()
      await drawAll()
      return true
    },
    async project() {
      await button('Projects').click(WAIT)
      const running = button('Cancel the job')
      await choose('Project actions', 'Delete')
      const gone = page.getByText('was deleted.')
      await running.or(gone).first().waitFor(WAIT)
      if (await running.isVisible()) await breakOff('Cancel the job')
      await gone.waitFor(WAIT)
      await inTrash()
      if (random() < 0.5) await button('Undo').click(WAIT)
      else {
        await button('Storage').click(WAIT)
        const dialog = page.getByRole('dialog')
        await dialog.getByRole('button', { name: 'Restore' }).click(WAIT)
        await page.getByText('None. A deleted project').waitFor(WAIT)
        await page.keyboard.press('Escape')
        await dialog.waitFor({ state: 'detached', ...WAIT })
      }
      await page.goto(link)
      await ready()
      return true
    },
  }
  return { acts, begun, breaks, cards, direct, draw, drawAll, idle, more, pressNamed, ready, saved }
}
