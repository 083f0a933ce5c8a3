import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './ensure-chromium.mjs'

/**
 * More tests than these that pass only the second time fail the run: each may hide a real fault.
 */
const FLAKY_AT_MOST = 2

/**
 * What passed, what failed and what passed only the second time, by the JSON report of vitest or
 * Playwright; nothing when there is no report.
 */
export function countTests(report) {
  if (typeof report?.numPassedTests === 'number') {
    return { passed: report.numPassedTests, failed: report.numFailedTests, flaky: 0 }
  }
  if (report?.stats) {
    const { expected, flaky, unexpected } = report.stats
    return { passed: expected + flaky, failed: unexpected, flaky }
  }
  return { passed: 0, failed: 0, flaky: 0 }
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** The parts of `npm test`, in order. One that has tests leaves a report. */
function partsOf({ npm, build, reports }) {
  const vitest = (script, report) =>
    npm('run', script, '--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`)
  const unit = join(reports, 'unit.json')
  const browser = join(reports, 'browser.json')
  const others = join(reports, 'browsers.json')
  return [
    { name: 'check', run: () => npm('run', 'check') },
    { name: 'test:unit', report: unit, run: () => vitest('test:unit', unit) },
    { name: 'test:browser', report: browser, run: () => vitest('test:browser', browser) },
    {
      name: 'build',
      run: () => {
        build()
        return true
      },
    },
    // playwright.config.ts names this report.
    { name: 'test:e2e', report: join(reports, 'e2e.json'), run: () => npm('run', 'test:e2e') },
    // Those of Firefox and WebKitGTK that are installed.
    {
      name: 'test:browsers',
      report: others,
      run: () => npm('run', 'test:browsers', '--', `--outputFile.json=${others}`),
    },
  ]
}

function runPart(part) {
  const startedAtMs = Date.now()
  if (part.report) rmSync(part.report, { force: true })
  console.log(`\n=== ${part.name}`)
  let ok = false
  try {
    ok = part.run()
  } catch (error) {
    console.error(error.message)
  }
  const counts = countTests(part.report && readReport(part.report))
  if (counts.flaky > FLAKY_AT_MOST) {
    console.error(`${counts.flaky} tests passed only the second time; at most ${FLAKY_AT_MOST} may.`)
    ok = false
  }
  // A part that broke before it had a test to blame (a file that does not load), or whose tests are
  // only too flaky, still counts as a failure.
  if (!ok && counts.failed === 0) counts.failed = 1
  return { name: part.name, ok, ...counts, seconds: (Date.now() - startedAtMs) / 1000 }
}

function summary(results) {
  const lines = results.map(({ name, ok, passed, seconds }) => {
    const tests = passed > 0 ? `${passed} passed` : ''
    return `${name.padEnd(13)} ${ok ? 'ok    ' : 'FAILED'} ${`${seconds.toFixed(1)} s`.padStart(9)}  ${tests}`.trimEnd()
  })
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  return [...lines, `${sum('flaky')} flaky`, `${sum('passed')} passed, ${sum('failed')} failed`].join('\n')
}

/**
 * Runs the parts of `npm test` one after another and stops at the first that fails; then says how
 * it went, with the lines `N flaky` and `N passed, N failed` over all tests that ran. Too many
 * flaky ones fail a part.
 * @param {{ npm: (...args: string[]) => boolean, build: () => void, reports: string }} tools
 * `build` throws when it fails; `reports` is the folder for the JSON reports
 * @returns {Promise<boolean>} true when every part passed
 */
export async function runSuite(tools) {
  console.log(`Chromium: ${await ensureChromium()}`)
  const results = []
  for (const part of partsOf(tools)) {
    results.push(runPart(part))
    if (!results.at(-1).ok) break
  }
  const broken = results.find(({ ok }) => !ok)
  console.log(`\n=== ${broken ? `failed in ${broken.name}` : 'all parts passed'}\n${summary(results)}`)
  return !broken
}
