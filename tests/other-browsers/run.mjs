// `npm run test:browsers` runs the jobs of the README's matrix on the build in dist/ in Firefox and
// WebKitGTK, where installed, and probes each browser's features, Chromium's too. With
// `--main-job`, as in `npm test`, Firefox alone does the main job alone.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serve } from '../../serve.mjs'
import { startReportingHost } from '../reporting-host.mjs'
import { startChromium } from './chromium.mjs'
import { lookAtFeatures } from './features.mjs'
import { firefoxPath, startFirefox } from './firefox.mjs'
import { doHandsJob } from './hands-job.mjs'
import { writeBesideSave } from './ledger-beside-save.mjs'
import { doMainJob } from './main-job.mjs'
import { disagreements } from './matrix.mjs'
import { exportAndImport, importAndUpscale, keepOffline, startWithoutServer } from './offline-job.mjs'
import { doPictureServerJob } from './picture-server-job.mjs'
import { startWebkit, webkitPath } from './webkit.mjs'

const DIST = fileURLToPath(new URL('../../dist', import.meta.url))
/** Packages of Debian and its derivatives. */
const BROWSERS = [
  { name: 'Chromium', path: 'found by Playwright', start: startChromium, jobElsewhere: true },
  { name: 'Firefox', path: firefoxPath(), start: startFirefox, packages: 'firefox-esr' },
  {
    name: 'WebKitGTK',
    path: webkitPath(),
    start: startWebkit,
    packages: 'webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb',
  },
]

/** The first rows of the matrix: a failed one fails the test. Chromium's are tests/e2e. */
const JOBS = [
  'The main job with Sketch',
  'Typing, pasting and shortcuts',
  'The app starts offline',
  'Heavy parts kept for offline use',
  'Upscaling',
  'A project exported, and imported again',
]

/** Run in order on their own server, which is stopped for the last ones. */
async function doJobs(driver) {
  const host = await startReportingHost()
  try {
    await doMainJob(driver, host.url)
    await doHandsJob(driver)
    await doPictureServerJob(driver)
    await writeBesideSave(driver)
    await keepOffline(driver)
  } finally {
    await host.close()
  }
  await startWithoutServer(driver)
  await importAndUpscale(driver)
  await exportAndImport(driver)
  expectNoReports(host)
}

/** What `npm test` has time for. */
async function doMainJobAlone(driver) {
  const host = await startReportingHost()
  try {
    await doMainJob(driver, host.url)
  } finally {
    await host.close()
  }
  expectNoReports(host)
}

function expectNoReports({ reports }) {
  if (reports.length > 0) throw new Error(`The policy forbade:\n  ${reports.join('\n  ')}`)
}

async function runOne({ name, path, start, packages, jobElsewhere = false }, url) {
  if (!path) {
    console.log(`- ${name}: skipped, it is not installed (${packages})`)
    return undefined
  }
  let driver
  try {
    driver = await start(path)
    const startedAt = Date.now()
    if (mainJob) {
      await doMainJobAlone(driver)
      console.log(`✓ ${driver.name}: the main job (${((Date.now() - startedAt) / 1000).toFixed(0)} s)`)
      return true
    }
    if (jobElsewhere) {
      await driver.open(url)
      await writeBesideSave(driver)
    } else await doJobs(driver)
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(0)
    const job = jobElsewhere ? 'starts; its jobs are tests/e2e' : 'its jobs, the last ones without a server'
    console.log(`✓ ${driver.name}: ${job} (${seconds} s)`)
    const features = {
      ...Object.fromEntries(JOBS.map((row) => [row, true])),
      ...(await lookAtFeatures(driver)),
    }
    for (const [feature, is] of Object.entries(features)) console.log(`    ${is ? 'yes' : 'no '} ${feature}`)
    const wrong = disagreements(name, features)
    if (wrong.length > 0) throw new Error(`The README's matrix is wrong.\n  ${wrong.join('\n  ')}`)
    return true
  } catch (error) {
    console.error(`✗ ${driver?.name ?? name}: ${error.message}`)
    return false
  } finally {
    await driver?.close()
  }
}

const args = process.argv.slice(2)
const mainJob = args.includes('--main-job')
const only = mainJob ? 'firefox' : args.find((arg) => !arg.startsWith('-'))?.toLowerCase()
/** Prints vitest's summary line, so that the suite counts both alike. */
const reportPath = args.find((arg) => arg.startsWith('--outputFile.json='))?.split('=')[1]
const server = await serve({ root: DIST, port: 0 })
const results = []
for (const browser of BROWSERS) {
  if (!only || browser.name.toLowerCase().startsWith(only)) results.push(await runOne(browser, server.url))
}
await server.close()
const count = (wanted) => results.filter((result) => result === wanted).length
const report = { numPassedTests: count(true), numFailedTests: count(false) }
if (reportPath) writeFileSync(reportPath, JSON.stringify(report))
if (report.numFailedTests > 0) process.exitCode = 1
