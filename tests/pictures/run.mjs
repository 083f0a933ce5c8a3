// `npm run test:pictures` makes pictures in about seventy forms, opens each as style picture in the
// production build, in headless Chromium, and compares the stored picture with the shown one.
// Prints a line per file; exits 1 when one is wrong. Keeps the set in a folder if one is given.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright'
import { serve } from '../../serve.mjs'
import { chromiumPath } from '../chromium.mjs'
import { colourDifference } from './colour-difference.mjs'
import { HEIGHT, makeSet, missingTools, PATCH, PATCHES, WIDTH } from './make-set.mjs'

const MOST_DIFFERENT = 3
const ROOT = join(import.meta.dirname, '../..')

const rgb = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
/** The luminance of a colour, as a grey picture shows it. */
const grey = ([r, g, b]) => Array(3).fill(Math.round(0.2126 * r + 0.7152 * g + 0.0722 * b))

/** The colours at the patches' centres in the shown style picture. */
const readPatches = (page) =>
  page.getByRole('img', { name: 'Style preview' }).evaluate(
    async (image, { size, columns, rows }) => {
      await image.decode()
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight)
      const context = canvas.getContext('2d')
      context.drawImage(image, 0, 0)
      const colour = (column, row) => [
        ...context.getImageData(column * size + size / 2, row * size + size / 2, 1, 1).data.slice(0, 3),
      ]
      return {
        width: canvas.width,
        height: canvas.height,
        patches: Array.from({ length: rows }, (_, row) =>
          Array.from({ length: columns }, (_, column) => colour(column, row)),
        ),
      }
    },
    { size: PATCH, columns: PATCHES[0].length, rows: PATCHES.length },
  )

/** Opens a file in the app; returns the stored picture or the refusal's text. */
async function give(page, path) {
  await page.getByRole('button', { name: 'Clear log' }).click()
  await page.getByLabel('Style image').setInputFiles(path)
  await page
    .getByRole('log')
    .getByText(/Style picture|Problem/)
    .first()
    .waitFor({ timeout: 60_000 })
  const alert = page.getByRole('alert')
  const words = (await alert.count()) > 0 ? await alert.first().textContent() : ''
  if (words) await alert.getByRole('button', { name: 'Dismiss' }).first().click()
  const refused = /could not be read|empty|too large/.test(words)
  return { words, ...(refused ? {} : await readPatches(page)) }
}

/** The difference of a result from its entry; undefined for none. */
function judge(entry, result, like) {
  const { expect } = entry
  if (expect === 'refused') return entry.says.test(result.words) ? undefined : `said “${result.words}”`
  if (expect === 'any' && !result.patches)
    return /could not be read/.test(result.words) ? undefined : result.words
  if (!result.patches) return `was refused: ${result.words}`
  if (expect !== 'half' && expect !== 'any' && (result.width !== WIDTH || result.height !== HEIGHT)) {
    return `is ${result.width} × ${result.height}`
  }
  // A truncated file must show the upper row.
  const rows = expect === 'half' || expect === 'any' ? PATCHES.slice(0, 1) : PATCHES
  let worst = 0
  rows.forEach((row, y) => {
    row.forEach((hex, x) => {
      const truth = expect === 'grey' ? undefined : rgb(hex)
      const wanted =
        expect === 'like' ? like[y][x] : expect === 'left' && x >= row.length / 2 ? [255, 255, 255] : truth
      const found = result.patches[y][x]
      const difference = wanted
        ? colourDifference(found, wanted)
        : Math.max(colourDifference(found, grey(found)), Math.abs(found[0] - grey(rgb(hex))[0]) / 8)
      worst = Math.max(worst, difference)
    })
  })
  entry.worst = worst
  return worst <= MOST_DIFFERENT ? undefined : `differs by ${worst.toFixed(1)}`
}

const missing = missingTools()
if (missing.length > 0) {
  console.error(`Not on this machine: ${missing.join(', ')}.`)
  process.exit(1)
}
const [named] = process.argv.slice(2)
const folder = named ? resolve(named) : mkdtempSync(join(tmpdir(), 'maestro-pictures-'))
mkdirSync(folder, { recursive: true })
const set = makeSet(folder)
const host = await serve({ root: join(ROOT, 'dist'), port: 0, host: '127.0.0.1' })
const executablePath = chromiumPath()
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox'],
})
let failed = 0
try {
  const page = await browser.newPage({ serviceWorkers: 'block' })
  await page.goto(host.url)
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('log').waitFor()
  for (const entry of set) {
    const like = entry.like && (await give(page, entry.like)).patches
    const startedAt = performance.now()
    const result = await give(page, entry.path)
    const problem = judge(entry, result, like)
    if (problem) failed += 1
    const time = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
    const worst = entry.worst === undefined ? '' : entry.worst.toFixed(2)
    console.log(
      `${problem ? 'FAIL' : 'ok  '} ${worst.padStart(5)} ${time.padStart(7)}  ${entry.name}${problem ? `: ${problem}` : result.words ? `: ${result.words.split('.')[0]}` : ''}`,
    )
  }
} finally {
  await browser.close()
  await host.close?.()
  if (!named) rmSync(folder, { recursive: true })
}
console.log(`${set.length} pictures, ${failed} wrong`)
process.exit(failed > 0 ? 1 : 0)
