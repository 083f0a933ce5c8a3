import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { serve } from '../../serve.mjs'
import { chromiumPath } from '../chromium.mjs'
import { installRawDatabase } from '../raw-database.mjs'
import { installPlainFile, seedLarge } from './project-file-page.mjs'
import { watchHeap } from './tab-heap.mjs'
import { watchMemory } from './tab-memory.mjs'

const DIST = join(import.meta.dirname, '..', '..', 'dist')
const RUNS = 3
const TAKES = 100
/** 1 GB together: a clip of 600 MB, and takes of 4 MB. */
const SIZES = { clip: 600_000_000, take: 4_000_000, takes: TAKES }
/** The least share of the plain speed, and the most heap in MB. */
const GOAL = { share: 0.8, heap: 64 }

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

async function exportProject(page) {
  await page.getByRole('button', { name: 'Project actions' }).click()
  return timed(page, async () => {
    await page.getByRole('menuitem', { name: 'Export project' }).click()
    await transferred(page)
  })
}

async function importProject(page) {
  return timed(page, async () => {
    await page.evaluate(() => window.plainFile.give('app.maestro'))
    await transferred(page)
  })
}

/** Waits for the bar of progress to come and go. */
async function transferred(page) {
  for (const state of ['attached', 'detached']) await page.locator('progress').waitFor({ state, timeout: 0 })
}

async function timed(page, act) {
  const startedAt = performance.now()
  await act()
  const ms = performance.now() - startedAt
  const problem = await page.getByRole('alert').allTextContents()
  if (problem.length > 0) throw new Error(problem.join('\n'))
  return ms
}

/** Milliseconds, and MB above what the page held before. */
async function measured(browser, page, act) {
  await page.requestGC()
  const idle = await watchMemory(browser, async () => undefined)
  const { result, peak } = await watchMemory(browser, act)
  return { ms: result, memory: peak - idle.peak }
}

/** The peak heaps, in runs of their own: to be asked slows the work. */
async function heaps(page) {
  const { heap: out } = await watchHeap(page, () => exportProject(page))
  const { heap: taken } = await watchHeap(page, () => importProject(page))
  await deleteCopy(page)
  return { out, taken }
}

async function run(browser, page) {
  const plainOut = await page.evaluate(() => window.plainFile.export())
  const out = await measured(browser, page, () => exportProject(page))
  await page.evaluate(() => window.plainFile.remove('plain.maestro'))
  const plainIn = await page.evaluate((sizes) => window.plainFile.import('app.maestro', sizes), SIZES)
  const taken = await measured(browser, page, () => importProject(page))
  await page.evaluate(() => window.plainFile.remove('app.maestro'))
  await deleteCopy(page)
  return { out: { ...out, plain: plainOut }, taken: { ...taken, plain: plainIn } }
}

/** Leaves the seeded project alone. */
async function deleteCopy(page) {
  await page.evaluate(async () => {
    const ours = ([key]) => (Array.isArray(key) ? key[1] : key) !== 'big'
    for (const store of ['projects', 'cards', 'sizes', 'media']) {
      const there = await window.rawDatabase.read('maestro', store)
      const keys = there.filter(ours).map(([key]) => key)
      await window.rawDatabase.remove('maestro', store, keys)
    }
  })
  await page.reload()
  await page.getByRole('button', { name: 'Project actions' }).waitFor()
  await page.evaluate(installRawDatabase)
  await page.evaluate(installPlainFile)
}

function tell(name, rows, heap) {
  const ms = median(rows.map((row) => row.ms))
  const plain = median(rows.map((row) => row.plain))
  const share = median(rows.map((row) => row.plain / row.ms))
  const memory = Math.max(...rows.map((row) => row.memory))
  console.log(
    [
      name.padEnd(8),
      `${(ms / 1000).toFixed(2)} s`,
      `plainly ${(plain / 1000).toFixed(2)} s`,
      `× ${share.toFixed(2)} of its speed (goal ${GOAL.share}; ${rows.map((row) => (row.plain / row.ms).toFixed(2)).join(', ')})`,
      `heap ${heap.toFixed(0)} MB (goal ${GOAL.heap})`,
      `the whole tab's memory + ${memory.toFixed(0)} MB`,
    ].join('   '),
  )
}

/**
 * Export and import of a project of 1 GB against reading, hashing and writing the same bytes
 * plainly. Requires a build in dist/, and 10 GB of disk.
 */
export async function benchProjectFile() {
  const executablePath = chromiumPath()
  const profile = mkdtempSync(join(tmpdir(), 'maestro-large-'))
  // A profile of its own on the disk: a private window keeps its database in memory.
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--unlimited-storage'],
    viewport: { width: 1440, height: 900 },
  })
  const { url, close } = await serve({ root: DIST, port: 0, host: '127.0.0.1' })
  try {
    const [page] = context.pages()
    await page.addInitScript(() => {
      // A place that is chosen without a dialog.
      window.showSaveFilePicker = () => window.plainFile.place('app.maestro')
    })
    await page.goto(url)
    await page.getByRole('button', { name: 'New project' }).waitFor()
    await page.evaluate(installRawDatabase)
    await page.evaluate(seedLarge, SIZES)
    await page.reload()
    await page.getByRole('button', { name: 'Project actions' }).waitFor()
    await page.evaluate(installRawDatabase)
    await page.evaluate(installPlainFile)
    const browser = context.browser()
    const rows = []
    for (let i = 0; i < RUNS; i++) rows.push(await run(browser, page))
    const heap = await heaps(page)
    console.log(`\nA project of 1 GB; Chromium ${browser.version?.() ?? ''}`)
    const [out, taken] = [rows.map((row) => row.out), rows.map((row) => row.taken)]
    tell('export', out, heap.out)
    tell('import', taken, heap.taken)
  } finally {
    await context.close()
    await close()
    rmSync(profile, { recursive: true, force: true })
  }
}
