// npm run test:browsers — the main job in Firefox and WebKitGTK, where they are installed, on the production build in dist/.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serve } from '../../serve.mjs'
import { firefoxPath, startFirefox } from './firefox.mjs'
import { doMainJob, lookAtFeatures } from './main-job.mjs'
import { startWebkit, webkitPath } from './webkit.mjs'

const DIST = fileURLToPath(new URL('../../dist', import.meta.url))
/** Packages of Debian and its kin. */
const BROWSERS = [
  { name: 'Firefox', path: firefoxPath(), start: startFirefox, packages: 'firefox-esr' },
  {
    name: 'WebKitGTK',
    path: webkitPath(),
    start: startWebkit,
    packages: 'webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb',
  },
]

async function runOne({ name, path, start, packages }, url) {
  if (!path) {
    console.log(`- ${name}: skipped, it is not installed (${packages})`)
    return undefined
  }
  let driver
  try {
    driver = await start(path)
    const startedAt = Date.now()
    await doMainJob(driver, url)
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(0)
    console.log(`✓ ${driver.name}: the main job with Sketch, and a reload (${seconds} s)`)
    for (const [feature, is] of Object.entries(await lookAtFeatures(driver))) {
      console.log(`    ${is ? 'yes' : 'no '} ${feature}`)
    }
    return true
  } catch (error) {
    console.error(`✗ ${driver?.name ?? name}: ${error.message}`)
    return false
  } finally {
    await driver?.close()
  }
}

const only = process.argv[2]?.toLowerCase()
const server = await serve({ root: DIST, port: 0 })
const results = []
for (const browser of BROWSERS) {
  if (!only || browser.name.toLowerCase().startsWith(only)) results.push(await runOne(browser, server.url))
}
await server.close()
const count = (wanted) => results.filter((result) => result === wanted).length
const report = { numPassedTests: count(true), numFailedTests: count(false) }
if (process.env.MAESTRO_REPORT) writeFileSync(process.env.MAESTRO_REPORT, JSON.stringify(report))
if (report.numFailedTests > 0) process.exitCode = 1
