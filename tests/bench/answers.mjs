import { installRawDatabase } from '../raw-database.mjs'
import { openApp } from './bench-page.mjs'
import { seedBoard } from './seed-board.mjs'

const SEED = { shots: 60, takes: 2, projects: 1000, width: 480, height: 270 }
/** Milliseconds within which the page answers every press of a key and every click. */
const GOAL = 100
/** The shortest that the browser reports. */
const LEAST = 16

/** Collects interactions with their durations from input to paint (Event Timing). */
function watchAnswers(least) {
  const nameOf = (target) =>
    target?.closest?.('[aria-label],[title]')?.getAttribute('aria-label') ??
    target?.textContent?.slice(0, 20) ??
    ''
  window.answers = new Map()
  new PerformanceObserver((list) => {
    for (const { interactionId, duration, target } of list.getEntries()) {
      const known = window.answers.get(interactionId)
      if (interactionId > 0 && !(known?.ms >= duration))
        window.answers.set(interactionId, { ms: duration, on: nameOf(target) })
    }
  }).observe({ type: 'event', durationThreshold: least })
}

const shot = (page, number) => page.getByRole('article', { name: `Shot ${number}`, exact: true })

/** Clicks in the middle, once the page is idle: to find an element by its role keeps it busy. */
async function click(page, locator) {
  const { x, y, width, height } = await locator.boundingBox()
  await page.waitForTimeout(500)
  await page.mouse.click(x + width / 2, y + height / 2)
  await page.waitForTimeout(500)
}

async function type(page, text) {
  await page.keyboard.type(text, { delay: 60 })
  await page.waitForTimeout(500)
}

async function press(page, ...keys) {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(500)
  }
}

/** What a person types and clicks, by the name of the journey; `at` is where it begins. */
const JOURNEYS = [
  {
    name: 'the list of projects',
    at: '',
    async act(page) {
      await click(page, page.getByRole('searchbox'))
      await type(page, 'project 77')
      await press(page, 'Control+a', 'Delete')
      await click(page, page.getByRole('button', { name: 'Settings' }))
      await click(page, page.getByRole('button', { name: 'Close' }).first())
    },
  },
  {
    name: 'typing into a shot',
    at: '#/project/big',
    async act(page) {
      await click(page, shot(page, 1).getByRole('textbox').first())
      await type(page, 'A long shot of the harbour in the rain. ')
      await press(page, 'Escape', 'Control+z', 'Control+Shift+z')
    },
  },
  {
    name: 'walking through the shots',
    at: '#/project/big',
    async act(page) {
      await click(page, page.getByRole('button', { name: 'Camera of shot 1', exact: true }))
      for (let i = 0; i < 4; i++) await click(page, page.getByRole('button', { name: 'Later shot' }))
      await click(
        page,
        page
          .getByRole('button', { name: 'Close' })
          .or(page.getByRole('button', { name: 'Back to the board' }))
          .first(),
      )
    },
  },
  {
    name: 'views of the board',
    at: '#/project/big',
    async act(page) {
      for (const name of ['Table', 'Grid', 'Filmstrip', 'Table', 'Grid'])
        await click(
          page,
          page
            .locator('label')
            .filter({ has: page.getByRole('radio', { name }) })
            .first(),
        )
    },
  },
]

/**
 * How long the page takes to answer typing and clicks (INP: the longest from the input to the next
 * paint), with 1001 projects and a board of 60 shots. Requires a build in dist/.
 */
export async function benchAnswers() {
  const { url, browser, close } = await openApp()
  try {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      serviceWorkers: 'block',
    })
    const page = await context.newPage()
    await page.goto(url)
    await page.getByRole('button', { name: 'New project' }).waitFor()
    await page.evaluate(installRawDatabase)
    await page.evaluate(seedBoard, SEED)
    console.log(
      `\nanswers: the longest from an input to the next paint, in ms, at most ${GOAL}; ${SEED.projects + 1} projects, ${SEED.shots} shots`,
    )
    for (const [i, { name, at, act }] of JOURNEYS.entries()) {
      await page.goto(`${url}?${i}${at}`)
      await (at ? shot(page, 1) : page.getByRole('button', { name: 'New project' })).waitFor()
      // Later parts load from the first movement on.
      await page.mouse.move(200, 200)
      await page.waitForTimeout(3000)
      await page.evaluate(watchAnswers, LEAST)
      await act(page)
      const answers = await page.evaluate(() => [...window.answers.values()])
      const longest = answers.toSorted((a, b) => b.ms - a.ms).slice(0, 3)
      const told = longest.map(({ ms, on }) => `${ms} (${on})`).join(', ')
      console.log(`  ${name.padEnd(28)} ${told}${longest[0]?.ms > GOAL ? '  missed' : ''}`)
    }
  } finally {
    await close()
  }
}
