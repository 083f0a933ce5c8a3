import { installRawDatabase } from '../raw-database.mjs'
import { openApp } from './bench-page.mjs'
import { seedBoard } from './seed-board.mjs'

const SHOTS = 10
const PROJECTS = 1000
const RUNS = 3

/** Milliseconds for only reading the bytes that the screen needs. Runs in the page. */
async function readPlainly(kind) {
  const open = indexedDB.open('maestro')
  await new Promise((resolve) => {
    open.onsuccess = resolve
  })
  const startedAt = performance.now()
  const store = kind === 'cards' ? 'cards' : 'media'
  const records = open.result.transaction(store).objectStore(store)
  const values = await new Promise((resolve) => {
    const request = records.getAll()
    request.onsuccess = () => resolve(request.result)
  })
  if (kind === 'shown') {
    const shown = values.filter((_, i) => i % (values.length / 10) === 0)
    const pictures = await Promise.all(shown.map((blob) => createImageBitmap(blob)))
    for (const bitmap of pictures) bitmap.close()
  }
  open.result.close()
  return performance.now() - startedAt
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** Milliseconds from the click until the condition holds. */
async function until(page, start, holds) {
  const startedAt = performance.now()
  await start()
  await page.waitForFunction(holds, undefined, { polling: 'raf' })
  return performance.now() - startedAt
}

async function measure(page, url, takes) {
  await page.goto(url)
  await page.getByRole('button', { name: 'New project' }).waitFor()
  await page.evaluate(installRawDatabase)
  const size = await page.evaluate(seedBoard, {
    shots: SHOTS,
    takes,
    projects: PROJECTS,
    width: 900,
    height: 600,
  })
  const [opens, lists, shown, cards] = [[], [], [], []]
  for (let run = 0; run < RUNS; run++) {
    lists.push(
      await until(
        page,
        () => page.goto(`${url}?list${takes}${run}`),
        () => document.querySelectorAll('.project-card').length === 1001,
      ),
    )
    cards.push(await page.evaluate(readPlainly, 'cards'))
    shown.push(await page.evaluate(readPlainly, 'shown'))
    opens.push(
      await until(
        page,
        () => page.goto(`${url}?open${takes}${run}#/project/big`),
        () => {
          const pictures = [...document.querySelectorAll('.shot-picture img')]
          return (
            pictures.length === 10 &&
            pictures.every((picture) => picture.complete && picture.naturalWidth > 0)
          )
        },
      ),
    )
  }
  return { size, open: median(opens), list: median(lists), shown: median(shown), cards: median(cards) }
}

/** Times of opening and listing against only reading the same bytes. Requires a build in dist/. */
export async function benchKeeping() {
  const { url, browser, close } = await openApp()
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    const one = await measure(page, url, 1)
    const five = await measure(page, url, 5)
    const ms = (value) => `${value.toFixed(0)} ms`
    const ratio = (a, b) => (a / b).toFixed(2)
    console.log(
      `A board of ${SHOTS} shots, pictures of ${(five.size / 1e6).toFixed(1)} MB, page load included:`,
    )
    console.log(`  1 take a shot ${ms(one.open)}, 5 takes ${ms(five.open)}: × ${ratio(five.open, one.open)}`)
    console.log(
      `  reading and decoding the ${SHOTS} shown pictures plainly ${ms(five.shown)}: × ${ratio(five.open, five.shown)}`,
    )
    console.log(`${PROJECTS} projects listed in ${ms(five.list)}, page load included`)
    console.log(`  reading their cards plainly ${ms(five.cards)}: × ${ratio(five.list, five.cards)}`)
  } finally {
    await close()
  }
}
