import { watchAnswers } from './answers.mjs'
import { boardActs } from './board-acts.mjs'
import { MortalChromium } from './chromium.mjs'
import { countUndecodable, readDisk, seeded } from './disk.mjs'
import { MORE_JOBS } from './more-jobs.mjs'
import { imitation, makeBoard, setLimit, spent } from './paid-board.mjs'

const SHOTS = 5
/** Fewest shots on the board before a new list is requested. */
const FEW_SHOTS = 3
/** Longest time between two acts, in milliseconds. */
const PAUSE_MS = 350
/** How often an impossible act is replaced by another random one. */
const DRAWN_AGAIN = 20
/** The acts during drawing; one that is listed twice is twice as likely. */
const ACTS =
  'begun begun shot shot take take undo undo undo redo redo redo draw cancel cancel keep keep list project'.split(
    ' ',
  )
const SAME = 1e-9
/** What a round may begin with. */
const BEGUN = MORE_JOBS.filter((kind) => kind !== 'keep')

/** Share of rounds that begin with several takes, an edit or a draft sheet. */
const MORE = 0.5
/** Longer side of the pictures, in pixels: a region and a cell are parts of them. */
const LONG_SIDE = 256

/**
 * Draws a board of paid pictures, or several takes, edits and draft sheets. Meanwhile, at random
 * instants, it deletes shots, takes and the whole project, which it restores from the trash,
 * undoes, redoes, cancels, and requests a new shot list. It deletes shots while their first picture
 * is drawn. After each round every picture whose answer began to arrive must exist once, the ledger
 * must hold every bill, and undoing everything must restore the board.
 * @param {{ url: string, rounds: number, seed: number, say?: (line: string) => void }} options
 * @returns {Promise<{ rounds: number, received: number, came: number, brokenOff: number, kept:
 *   number, shelved: number, placed: number, acts: Record<string, number>, lost: number, invented:
 *   number, unledgered: number, doubles: number, notBack: number, unreadable: number, orphans:
 *   number }>} `received` counts billed pictures, `came` those of which the page read anything,
 *   `brokenOff` the others, which may be missing after a cancel, `kept` those present at the end,
 *   `shelved` shots that reached the shelf, `placed` those of them deleted without a picture,
 *   `lost` missing pictures and calls that ended unanswered without a cancel, `invented` pictures
 *   that the page never read, `unledgered` checks where the ledger held less than was billed,
 *   `doubles` duplicate ids, `notBack` rounds after which undoing did not restore shots or takes
 */
export async function deletionCampaign({ url, rounds, seed, say = () => undefined }) {
  const random = seeded(seed)
  const fake = await imitation({ limit: null }, { longSide: LONG_SIDE })
  const chromium = new MortalChromium()
  const total = {
    rounds: 0,
    received: 0,
    came: 0,
    brokenOff: 0,
    kept: 0,
    shelved: 0,
    placed: 0,
    acts: Object.fromEntries([...ACTS, ...BEGUN].map((act) => [act, 0])),
    lost: 0,
    invented: 0,
    unledgered: 0,
    doubles: 0,
    notBack: 0,
    unreadable: 0,
    orphans: 0,
  }
  let page
  let board
  let pictureAnswers
  /** Pictures that were missing at the last look, though they must not be. */
  let short = 0

  const below = (count) => Math.floor(random(count))
  const disk = () => readDisk(page)

  /** Counts what is wrong on the disk. */
  async function check(when) {
    const { projects, trash, unreadable } = await disk()
    const [kept] = [...projects, ...trash]
    const { billed, cost, came, brokenOff, unanswered } = await pictureAnswers(fake, board.breaks)
    const before = short
    short = came - kept.paid + unanswered
    const { known, unsure } = await spent(page, kept.id)
    const ids = [...kept.takes, ...kept.board, ...kept.shelf, ...kept.sheets]
    const wrong = {
      lost: Math.max(0, short - before),
      invented: Math.max(0, kept.paid - came),
      unledgered: known + unsure < cost - SAME ? 1 : 0,
      doubles: ids.length - new Set(ids).size,
      unreadable,
    }
    for (const [name, count] of Object.entries(wrong)) total[name] += count
    Object.assign(total, { received: billed, came, brokenOff, kept: kept.paid })
    if (Object.values(wrong).some((count) => count > 0))
      say(`${total.rounds}: WRONG ${when}: ${JSON.stringify(wrong)}`)
    return kept
  }

  /** Undoes, or redoes, as far as it goes. */
  async function goAll(name) {
    for (let steps = 0; steps < 100 && (await board.pressNamed(name)); steps++) await page.waitForTimeout(20)
    await board.saved()
    return check(`after ${name}`)
  }

  /** Does one act that can be done now; says which. */
  async function act() {
    for (let tries = 0; tries < DRAWN_AGAIN; tries++) {
      const name = ACTS[below(ACTS.length)]
      if (!(await board.acts[name]())) continue
      total.acts[name] += 1
      return name
    }
    return 'nothing'
  }

  async function round() {
    if ((await board.cards()) < FEW_SHOTS) {
      await board.direct()
      await reopen()
    }
    const before = await check('at the start')
    const begun = random() < MORE ? await board.more() : undefined
    if (begun) total.acts[begun] += 1
    else await board.drawAll()
    const done = [begun ?? 'all']
    for (let i = 3 + below(3); i > 0; i--) {
      await page.waitForTimeout(random(PAUSE_MS))
      done.push(await act())
    }
    await board.idle()
    await board.saved()
    const now = await check('at the end')
    total.shelved += Math.max(0, now.shelf.length - before.shelf.length)
    total.placed += board.begun.splice(0).filter((id) => now.shelf.includes(id)).length
    // Another opening has nothing to undo.
    if (!done.includes('project')) {
      const back = await goAll('Undo')
      // A draft that is no longer kept is a deleted take.
      const deleted = back.deleted.filter((id) => before.takes.includes(id))
      const same = String(back.board) === String(before.board) && String(deleted) === String(before.deleted)
      if (!same) {
        total.notBack += 1
        say(`${total.rounds}: NOT BACK ${JSON.stringify({ before, back })}`)
      }
      if (random() < 0.7) await goAll('Redo')
    }
    await reopen()
    await check('opened again')
    total.orphans += (await disk()).orphans
    total.unreadable += await countUndecodable(page)
    const { received, brokenOff, kept } = total
    say(`${total.rounds}: ${done.join(', ')}; ${received} billed, ${brokenOff} broken off, ${kept} kept`)
  }

  async function reopen() {
    await page.reload()
    await board.ready()
  }

  await chromium.start()
  try {
    page = await chromium.context.newPage()
    await page.addInitScript(sendAlways)
    pictureAnswers = await watchAnswers(page)
    await page.goto(url)
    await makeBoard(page, fake, SHOTS)
    await page.evaluate(setLimit, 1000)
    board = boardActs({ page, fake, random, link: page.url(), inTrash: () => check('in the trash') })
    await board.saved()
    await reopen()
    // The sheet asks before the first picture, and would close a menu that is open.
    await board.draw(0)
    await board.idle()
    for (; total.rounds < rounds; total.rounds += 1) await round()
  } finally {
    await chromium.end()
    await fake.close()
  }
  return total
}

/** Presses Send whenever the sheet asks: runs in the page. */
function sendAlways() {
  const press = () => document.querySelector('.dialog.sending button.primary')?.click()
  new MutationObserver(press).observe(document, { subtree: true, childList: true })
}
