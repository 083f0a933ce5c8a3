import { MortalChromium } from './chromium.mjs'
import { readDisk, seeded } from './disk.mjs'
import { imitation, makeBoard, press, setLimit } from './paid-board.mjs'

const SHOTS = 5
/** With fewer on the board a new shot list is asked for. */
const FEW_SHOTS = 3
/** The longest time in which a picture is drawn, in milliseconds, and the longest between two acts. */
const DRAWING_MS = 1200
const PAUSE_MS = 350
const WAIT = { timeout: 20_000 }
/** What is done while pictures are drawn, as often as it stands here. */
const ACTS = ['shot', 'shot', 'take', 'take', 'undo', 'undo', 'undo', 'redo', 'draw', 'list', 'project']

/** Presses Send whenever the sheet asks: runs in the page. */
function sendAlways() {
  const press = () => document.querySelector('.dialog.sending button.primary')?.click()
  new MutationObserver(press).observe(document, { subtree: true, childList: true })
}

/** How many of all takes' pictures, in projects and trash, no decoder reads: runs in the page. */
function countUndecodable() {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('maestro')
    open.onerror = () => reject(open.error)
    open.onsuccess = () => {
      const records = open.result.transaction('records').objectStore('records')
      const keys = records.getAllKeys()
      const values = records.getAll()
      values.onsuccess = async () => {
        open.result.close()
        const entries = keys.result.map((key, i) => [key, values.result[i]])
        const blobs = new Map(
          entries.filter(([key]) => key[0] === 'blob').map(([key, blob]) => [key[2], blob]),
        )
        const kept = entries.flatMap(([[kind], value]) =>
          kind === 'project' ? [value] : kind === 'trash' ? [value.record] : [],
        )
        const takes = kept.flatMap(({ shots, shelf }) => [...shots, ...shelf].flatMap((shot) => shot.takes))
        const read = takes.map(({ blob }) =>
          createImageBitmap(blobs.get(blob)).then(
            (picture) => picture.close(),
            () => 'unread',
          ),
        )
        resolve((await Promise.all(read)).filter(Boolean).length)
      }
    }
  })
}

/**
 * Draws a board with pictures that are paid for, and at random instants meanwhile deletes shots, takes and the whole project, which is
 * brought back from the trash, undoes and redoes, and asks for a new shot list. Every picture that was billed must be there after each
 * round, once, and undoing all of it must bring back the board as it was.
 * @param {{ url: string, rounds: number, seed: number, say?: (line: string) => void }} options
 * @returns {Promise<{ rounds: number, received: number, brokenOff: number, shelved: number, acts: Record<string, number>, lost: number, invented: number,
 *   doubles: number, notBack: number, unreadable: number, orphans: number }>} `received` counts pictures that were billed, `brokenOff` those
 *   among them whose call was under way when the app was told to break it off: they may be missing. `shelved` counts shots that came to the shelf, `invented` pictures that
 *   nobody billed, `doubles` ids that stand twice, `notBack` rounds after which undoing did not bring shots or takes back
 */
export async function deletionCampaign({ url, rounds, seed, say = () => undefined }) {
  const random = seeded(seed)
  const fake = await imitation({ limit: null })
  const chromium = new MortalChromium()
  const total = {
    rounds: 0,
    received: 0,
    brokenOff: 0,
    shelved: 0,
    acts: Object.fromEntries(ACTS.map((act) => [act, 0])),
    lost: 0,
    invented: 0,
    doubles: 0,
    notBack: 0,
    unreadable: 0,
    orphans: 0,
  }
  /** When the app was told to break off what is under way, in milliseconds since the epoch. */
  const brokenOff = []
  let page
  let link

  const button = (name) => page.getByRole('button', { name, exact: true })
  const below = (count) => Math.floor(random(count))
  const cards = () => page.getByRole('article').count()
  const idle = async () => {
    // It comes a moment after a job was asked for.
    await button('Cancel')
      .waitFor({ timeout: 700 })
      .catch(() => undefined)
    await button('Cancel').waitFor({ state: 'detached', ...WAIT })
  }
  const saved = () =>
    page.waitForFunction(
      () => document.querySelector('.save-state')?.textContent === 'Saved',
      undefined,
      WAIT,
    )
  const draw = async (shot) => {
    fake.scenario({ kind: 'slow', path: '/images', ms: random(DRAWING_MS) })
    await press(page, 'New take', shot)
    await press(page, 'Generate image', shot)
  }
  const lists = () => fake.log.filter(({ path, billed }) => path === '/chat/completions' && billed > 0).length
  /** Asks for a new shot list, and waits until it is there. */
  const direct = async () => {
    const before = lists()
    await press(page, 'Generate shots')
    for (let tries = 0; lists() === before && tries < 200; tries++) await page.waitForTimeout(50)
    await idle()
  }
  const disk = () => page.evaluate(readDisk)

  /** Presses a button of the header, if it can be; says whether. */
  const pressNamed = (name) =>
    page.evaluate((label) => {
      const found = document.querySelector(`button[aria-label="${label}"]`)
      if (!found || found.disabled || found.getAttribute('aria-disabled') === 'true') return false
      found.click()
      return true
    }, name)

  /** Chooses from a menu, which closes when the sheet asks or its card goes; says whether. */
  async function choose(menu, item) {
    for (let tries = 0; tries < 5; tries++) {
      try {
        await button(menu).click({ timeout: 1000 })
        await page.getByRole('menuitem', { name: item }).click({ timeout: 1000 })
        return true
      } catch {
        await page.keyboard.press('Escape')
      }
    }
    return false
  }

  const acts = {
    async shot() {
      const count = await cards()
      if (count === 0) return false
      return choose(`Actions of shot ${1 + below(count)}`, 'Delete shot')
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
      if (count > 0) await draw(below(count))
      return count > 0
    },
    async list() {
      brokenOff.push(Date.now())
      await press(page, 'Cancel')
      await idle()
      await direct()
      return true
    },
    async project() {
      await button('Projects').click(WAIT)
      brokenOff.push(Date.now())
      await choose('Project actions', 'Delete')
      const running = button('Cancel the job')
      const gone = page.getByText('was deleted.')
      await running.or(gone).first().waitFor(WAIT)
      if (await running.isVisible()) await running.click(WAIT)
      await gone.waitFor(WAIT)
      check(await disk(), 'in the trash')
      if (random() < 0.5) await button('Undo').click(WAIT)
      else {
        await page.goto(`${url}#/`)
        await button('Storage').click(WAIT)
        await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click(WAIT)
        await page.getByText('None. A deleted project').waitFor(WAIT)
      }
      await page.goto(link)
      await page.getByLabel('Project name').waitFor(WAIT)
      return true
    },
  }

  /** Counts what is wrong on the disk. */
  function check({ projects, trash, unreadable }, when) {
    const billed = fake.log.filter((entry) => entry.path === '/images' && entry.billed > 0)
    const unsure = billed.filter(({ at, ms }) => brokenOff.some((time) => at <= time && time <= at + ms))
    const [kept] = [...projects, ...trash]
    const paid = kept?.paid ?? 0
    const ids = [...(kept?.takes ?? []), ...(kept?.board ?? []), ...(kept?.shelf ?? [])]
    const wrong = {
      lost: Math.max(0, billed.length - unsure.length - paid),
      invented: Math.max(0, paid - billed.length),
      doubles: ids.length - new Set(ids).size,
      unreadable,
    }
    for (const [name, count] of Object.entries(wrong)) total[name] += count
    total.received = billed.length
    total.brokenOff = unsure.length
    if (Object.values(wrong).some((count) => count > 0))
      say(`${total.rounds}: WRONG ${when}: ${JSON.stringify(wrong)}`)
  }

  /** Undoes, or redoes, as far as it goes. */
  async function goAll(name) {
    for (let steps = 0; steps < 100 && (await pressNamed(name)); steps++) await page.waitForTimeout(20)
    await saved()
    const now = await disk()
    check(now, `after ${name}`)
    return now.projects[0]
  }

  async function round() {
    if ((await cards()) < FEW_SHOTS) {
      await direct()
      await saved()
      await reopen()
    }
    const [before] = (await disk()).projects
    const count = await cards()
    for (let shot = 0; shot < count; shot++) await draw(shot)
    const done = []
    for (let i = 3 + below(4); i > 0; i--) {
      await page.waitForTimeout(random(PAUSE_MS))
      const act = ACTS[below(ACTS.length)]
      // A menu that the sheet came over stands open.
      await page.keyboard.press('Escape')
      if (await acts[act]()) {
        done.push(act)
        total.acts[act] += 1
      }
    }
    await idle()
    await saved()
    const now = await disk()
    check(now, 'at the end')
    total.shelved += Math.max(0, (now.projects[0]?.shelf.length ?? 0) - before.shelf.length)
    // Another opening has nothing to undo.
    if (!done.includes('project')) {
      const back = await goAll('Undo')
      const same =
        String(back.board) === String(before.board) && String(back.deleted) === String(before.deleted)
      if (!same) {
        total.notBack += 1
        say(`${total.rounds}: NOT BACK ${JSON.stringify({ before, back })}`)
      }
      if (random() < 0.7) await goAll('Redo')
    }
    await reopen()
    const opened = await disk()
    check(opened, 'opened again')
    total.orphans += opened.orphans
    total.unreadable += await page.evaluate(countUndecodable)
    say(`${total.rounds}: ${done.join(', ')}; ${total.received} billed, ${opened.projects[0]?.paid} kept`)
  }

  async function reopen() {
    await page.reload()
    await page.getByLabel('Project name').waitFor(WAIT)
    await saved()
  }

  await chromium.start()
  try {
    page = await chromium.context.newPage()
    await page.addInitScript(sendAlways)
    await page.goto(url)
    await makeBoard(page, fake, SHOTS)
    await page.evaluate(setLimit, 1000)
    await saved()
    link = page.url()
    await reopen()
    for (; total.rounds < rounds; total.rounds += 1) await round()
  } finally {
    await chromium.end()
    await fake.close()
  }
  return total
}
