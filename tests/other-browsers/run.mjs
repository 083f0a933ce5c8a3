// npm run test:browsers — the main job in Firefox and WebKitGTK, where they are installed, on the production build in dist/.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serve } from '../../serve.mjs'
import { startChromium } from './chromium.mjs'
import { firefoxPath, startFirefox } from './firefox.mjs'
import { doMainJob, lookAtFeatures, upscaleOne } from './main-job.mjs'
import { disagreements } from './matrix.mjs'
import { startWebkit, webkitPath } from './webkit.mjs'

const DIST = fileURLToPath(new URL('../../dist', import.meta.url))
/** Packages of Debian and its kin. */
const BROWSERS = [
  { name: 'Chromium', path: 'found by Playwright', start: startChromium, jobElsewhere: true },
  { name: 'Firefox', path: firefoxPath(), start: startFirefox, packages: 'firefox-esr', upscales: true },
  {
    name: 'WebKitGTK',
    path: webkitPath(),
    start: startWebkit,
    packages: 'webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb',
  },
]

async function runOne({ name, path, start, packages, jobElsewhere = false, upscales = false }, url) {
  if (!path) {
    console.log(`- ${name}: skipped, it is not installed (${packages})`)
    return undefined
  }
  let driver
  try {
    driver = await start(path)
    const startedAt = Date.now()
    if (jobElsewhere) await driver.open(url)
    else await doMainJob(driver, url)
    if (upscales) await upscaleOne(driver)
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(0)
    const job = jobElsewhere ? 'starts' : `the main job with Sketch, a reload${upscales ? ', upscaling' : ''}`
    console.log(`✓ ${driver.name}: ${job} (${seconds} s)`)
    const features = await lookAtFeatures(driver)
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
const only = args.find((arg) => !arg.startsWith('-'))?.toLowerCase()
/** Said as vitest says it, so that the suite counts both alike. */
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
