import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './ensure-chromium.mjs'
import { readReport } from './reports.mjs'

/**
 * More tests than these that pass only the second time fail the run: each may hide a real fault.
 */
const FLAKY_AT_MOST = 2

/**
 * The parts of `npm test` as stages of lanes: the lanes of a stage run side by side, because most
 * parts alone leave a core idle; the parts of a lane and the stages run one after another. The
 * second stage can count on a build. A part that has tests leaves a report.
 */
function stagesOf({ npm, build, reports }) {
  const script = (name, ...args) => ({ name, run: (held) => npm(['run', name, ...args], held) })
  const counted = (name, report, ...args) => ({ ...script(name, '--', ...args), report })
  const vitest = (name, report) =>
    counted(name, report, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`)
  const others = join(reports, 'browsers.json')
  const building = {
    name: 'build',
    run: async () => {
      build()
      return { ok: true, output: '' }
    },
  }
  return [
    [[building], [script('check')]],
    [
      // playwright.config.ts names this report.
      [
        vitest('test:unit', join(reports, 'unit.json')),
        { ...script('test:e2e'), report: join(reports, 'e2e.json') },
      ],
      [
        vitest('test:browser', join(reports, 'browser.json')),
        // Firefox where it is installed; the rest of test:browsers would take a sixth of the whole.
        counted('test:browsers', others, '--main-job', `--outputFile.json=${others}`),
      ],
    ],
  ]
}

async function runPart(part, held) {
  const startedAtMs = Date.now()
  if (part.report) rmSync(part.report, { force: true })
  const title = `\n=== ${part.name}`
  if (!held) console.log(title)
  let ok = false
  try {
    const result = await part.run(held)
    ok = result.ok
    if (held) console.log(`${title}\n${result.output}`)
  } catch (error) {
    console.error(held ? `${title}\n${error.message}` : error.message)
  }
  const counts = readReport(part.report)
  if (counts.flaky > FLAKY_AT_MOST) {
    console.error(`${counts.flaky} tests passed only the second time; at most ${FLAKY_AT_MOST} may.`)
    ok = false
  }
  // A part that broke before it had a test to blame (a file that does not load), or whose tests are
  // only too flaky, still counts as a failure.
  if (!ok && counts.failed === 0) counts.failed = 1
  return { name: part.name, ok, ...counts, seconds: (Date.now() - startedAtMs) / 1000 }
}

/**
 * The parts of a lane, added to `results`, until one of any lane has failed. The output of a `held`
 * lane comes part by part.
 */
async function runLane(parts, held, results) {
  for (const part of parts) {
    if (results.some(({ ok }) => !ok)) return
    results.push(await runPart(part, held))
  }
}

function summary(results) {
  const lines = results.map(({ name, ok, passed, seconds }) => {
    const tests = passed > 0 ? `${passed} passed` : ''
    return `${name.padEnd(13)} ${ok ? 'ok    ' : 'FAILED'} ${`${seconds.toFixed(1)} s`.padStart(9)}  ${tests}`.trimEnd()
  })
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  const failures = results.flatMap((result) => result.failures)
  return [
    ...failures,
    ...lines,
    `${sum('flaky')} flaky`,
    `${sum('passed')} passed, ${sum('failed')} failed`,
  ].join('\n')
}

/**
 * Runs the parts of `npm test` and begins no further one after a failure; then says how it went,
 * with a line for each test that did not pass the first time, and the lines `N flaky` and
 * `N passed, N failed` over all tests that ran. Too many flaky ones fail a part.
 * @param {{ npm: (args: string[], held: boolean) => Promise<{ ok: boolean, output: string }>,
 * build: () => void, reports: string }} tools `npm` shows what it prints at once, or with `held`
 * gives it back; `build` throws when it fails; `reports` is the folder for the JSON reports
 * @returns {Promise<boolean>} true when every part passed
 */
export async function runSuite(tools) {
  const startedAtMs = Date.now()
  console.log(`Chromium: ${await ensureChromium()}`)
  const results = []
  for (const lanes of stagesOf(tools)) {
    await Promise.all(lanes.map((parts, index) => runLane(parts, index > 0, results)))
  }
  const broken = results.filter(({ ok }) => !ok).map(({ name }) => name)
  const end = broken.length > 0 ? `failed in ${broken.join(' and ')}` : 'all parts passed'
  const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(0)
  console.log(`\n=== ${end} after ${seconds} s\n${summary(results)}`)
  return broken.length === 0
}
