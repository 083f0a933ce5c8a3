import { join } from 'node:path'
import { chromium } from 'playwright'
import { serve } from '../../serve.mjs'
import { chromiumPath } from '../chromium.mjs'
import { installRawDatabase } from '../raw-database.mjs'
import { seedBoard } from './seed-board.mjs'

const DIST = join(import.meta.dirname, '..', '..', 'dist')
const SHOTS = 10
const RUNS = 5
/** From the press to the first page of the PDF, in milliseconds. */
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

/**
 * Milliseconds from the press of Hand over to the pages of the PDF, in a page that was opened just
 * now and in one that had them before. Requires a build in dist/.
 */
export async function benchPreview() {
  const executablePath = chromiumPath()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox'],
  })
  const { url, close } = await serve({ root: DIST, port: 0, host: '127.0.0.1' })
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    await page.goto(url)
    await page.getByRole('button', { name: 'New project' }).waitFor()
    await page.evaluate(installRawDatabase)
    await page.evaluate(seedBoard, { shots: SHOTS, takes: 1, projects: 0, width: 900, height: 600 })
    const found = { first: [], again: [], dialog: [] }
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
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      found.again.push((await page.evaluate(press)).pages)
    }
    const [first, again, dialog] = [found.first, found.again, found.dialog].map(median)
    console.log(`\npreview of the PDF, ${SHOTS} shots, median of ${RUNS}:`)
    console.log(
      `  first ${first.toFixed(0)} ms, × ${(first / GOAL).toFixed(2)} of its goal, × ${(first / dialog).toFixed(2)} of the dialog alone (${dialog.toFixed(0)} ms)`,
    )
    console.log(`  again ${again.toFixed(0)} ms, × ${(again / GOAL).toFixed(2)} of its goal`)
  } finally {
    await browser.close()
    await close()
  }
}
