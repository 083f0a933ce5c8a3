import { installRawDatabase } from '../raw-database.mjs'
import { openApp } from './bench-page.mjs'
import { seedBoard } from './seed-board.mjs'

const SHOTS = 60
const RUNS = 7
/** Milliseconds of a task that a person notices, by the Long Tasks API. */
const LONG_MS = 50

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** Milliseconds from the address until the board's pictures that are in sight are decoded. */
async function open(page, address) {
  const startedAt = performance.now()
  await page.goto(address)
  await page.waitForFunction(
    (shots) => {
      const cards = [...document.querySelectorAll('article')]
      const seen = cards.filter((card) => card.getBoundingClientRect().top < innerHeight)
      const pictures = seen.map((card) => card.querySelector('img'))
      return (
        cards.length === shots && pictures.every((picture) => picture?.complete && picture.naturalWidth > 0)
      )
    },
    SHOTS,
    { polling: 'raf' },
  )
  return performance.now() - startedAt
}

/** Durations of the page's long tasks while something is done. */
async function longTasks(page, act) {
  await page.evaluate(() => {
    window.tasks = []
    window.watching = new PerformanceObserver((list) => {
      window.tasks.push(...list.getEntries().map(({ duration }) => duration))
    })
    window.watching.observe({ type: 'longtask' })
  })
  await act()
  // Entries come with the next task.
  await page.waitForTimeout(300)
  return page.evaluate(() => {
    window.watching.disconnect()
    return window.tasks
  })
}

/**
 * Finds the way of a drag: from the first shot's handle over the shots in sight. To find elements
 * by role keeps the page itself busy, so it comes before what is measured.
 */
async function planDrag(page) {
  await page.getByRole('article', { name: 'Shot 1', exact: true }).hover()
  const handle = page.getByRole('button', { name: 'Move shot 1', exact: true })
  const cards = await page.getByRole('article').all()
  const boxes = await Promise.all([handle, ...cards.slice(1, 4)].map((one) => one.boundingBox()))
  return boxes.map(({ x, y, width, height }) => [x + width / 2, y + height / 2])
}

/** Drags in steps of a few pixels, and drops. */
async function drag(page, [from, ...stops]) {
  await page.mouse.move(...from)
  await page.mouse.down()
  for (const stop of stops) await page.mouse.move(...stop, { steps: 30 })
  await page.mouse.up()
}

/**
 * A board of 60 shots with five takes each beside one with one take: opening it, and what dragging
 * a shot keeps the page busy with. Requires a build in dist/.
 */
export async function benchBoard() {
  const { url, browser, close } = await openApp()
  try {
    const pages = []
    for (const takes of [1, 5]) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        serviceWorkers: 'block',
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      await page.goto(url)
      await page.getByRole('button', { name: 'New project' }).waitFor()
      await page.evaluate(installRawDatabase)
      await page.evaluate(seedBoard, { shots: SHOTS, takes, projects: 0, width: 480, height: 270 })
      pages.push({ takes, page, opens: [] })
    }
    // In turns, so that a busy machine affects both alike.
    for (let run = 0; run < RUNS; run++) {
      for (const { page, opens } of pages) opens.push(await open(page, `${url}?${run}#/project/big`))
    }
    const [one, five] = pages.map(({ opens }) => median(opens))
    console.log(`A board of ${SHOTS} shots, opened, page load included:`)
    console.log(
      `  1 take a shot ${one.toFixed(0)} ms, 5 takes ${five.toFixed(0)} ms: × ${(five / one).toFixed(2)}, at most × 1.2`,
    )
    for (const { takes, page } of pages) {
      const way = await planDrag(page)
      const tasks = await longTasks(page, () => drag(page, way))
      const long = tasks.filter((ms) => ms > LONG_MS).map((ms) => `${ms.toFixed(0)} ms`)
      console.log(
        `  dragging a shot, ${takes} a shot: ${long.length} tasks over ${LONG_MS} ms ${long.join(', ')}`,
      )
    }
  } finally {
    await close()
  }
}
