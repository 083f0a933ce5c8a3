import { installRawDatabase } from '../raw-database.mjs'
import { openApp } from './bench-page.mjs'
import { seedBoard } from './seed-board.mjs'

const SHOTS = 10
const RUNS = 5
const LAYOUTS = 7
/** From a press to the pages of the PDF, in milliseconds. */
const GOAL = 300

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/**
 * Presses Hand over. Runs in the page. @returns milliseconds until the dialog has its title, and
 * until the pages stand in it.
 */
function press() {
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Hand over')
  const startedAt = performance.now()
  let dialog = 0
  button?.click()
  return new Promise((resolve) => {
    const look = () => {
      const now = performance.now() - startedAt
      if (!dialog && document.querySelector('[role=dialog] h2')) dialog = now
      const preview = document.querySelector('.pdf-preview')
      const isDone = preview?.querySelector('svg.pdf-page') && preview.getAttribute('aria-busy') === 'false'
      if (isDone) resolve({ dialog, pages: now })
      else requestAnimationFrame(look)
    }
    look()
  })
}

/** Chooses the next layout. Runs in the page. @returns milliseconds until its pages stand there. */
function turnLayout() {
  const layouts = [...document.querySelectorAll('.page-layouts input')]
  const next = layouts[(layouts.findIndex((one) => one.checked) + 1) % layouts.length]
  const startedAt = performance.now()
  let wasBusy = false
  next?.click()
  return new Promise((resolve) => {
    const look = () => {
      const isBusy = document.querySelector('.pdf-preview')?.getAttribute('aria-busy') === 'true'
      wasBusy ||= isBusy
      if (wasBusy && !isBusy) resolve(performance.now() - startedAt)
      else requestAnimationFrame(look)
    }
    look()
  })
}

/**
 * Milliseconds from the press of Hand over to the pages of the PDF, in a page that was opened just
 * now and in one that had them before, and from the choice of another layout. Requires a build in
 * dist/.
 */
export async function benchPreview() {
  const { url, browser, close } = await openApp()
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    await page.goto(url)
    await page.getByRole('button', { name: 'New project' }).waitFor()
    await page.evaluate(installRawDatabase)
    await page.evaluate(seedBoard, { shots: SHOTS, takes: 1, projects: 0, width: 900, height: 600 })
    const found = { first: [], change: [], again: [], dialog: [] }
    for (let run = 0; run < RUNS; run++) {
      await page.goto(`${url}?run${run}#/project/big`)
      await page
        .getByRole('article')
        .nth(SHOTS - 1)
        .waitFor()
      // A first input has the late parts loaded, as people's have.
      await page.mouse.move(300, 300 + run)
      await page.waitForTimeout(3000)
      const first = await page.evaluate(press)
      found.first.push(first.pages)
      found.dialog.push(first.dialog)
      for (let i = 0; i < LAYOUTS; i++) found.change.push(await page.evaluate(turnLayout))
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      found.again.push((await page.evaluate(press)).pages)
    }
    const [first, change, again, dialog] = [found.first, found.change, found.again, found.dialog].map(median)
    console.log(`\npreview of the PDF, ${SHOTS} shots, median of ${RUNS}:`)
    console.log(
      `  first ${first.toFixed(0)} ms, × ${(first / GOAL).toFixed(2)} of its goal, × ${(first / dialog).toFixed(2)} of the dialog alone (${dialog.toFixed(0)} ms)`,
    )
    console.log(`  another layout ${change.toFixed(0)} ms, × ${(change / GOAL).toFixed(2)} of its goal`)
    console.log(`  again ${again.toFixed(0)} ms, × ${(again / GOAL).toFixed(2)} of its goal`)
  } finally {
    await close()
  }
}
