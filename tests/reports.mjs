import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** So much of a reason is shown: the assertion, without the path through the code. */
const REASON_LENGTH = 300

/** A test's name with the first paragraph of why it failed, as one line. */
function failure(name, reason = '') {
  const [first] = stripVTControlCharacters(reason).split(/\n\s*(?:\n|at )/)
  return `${name}: ${first.replace(/\s+/g, ' ').trim().slice(0, REASON_LENGTH)}`
}

function ofVitest({ numPassedTests, numFailedTests, testResults = [] }) {
  const failures = testResults.flatMap(({ name: path, status, message, assertionResults = [] }) => {
    const name = relative('', path)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    // A file that does not load has no test to blame.
    if (status === 'failed' && failed.length === 0) return [failure(name, message)]
    return failed.map((test) => failure(`${name}: ${test.fullName}`, test.failureMessages[0]))
  })
  return { passed: numPassedTests, failed: numFailedTests, flaky: 0, failures }
}

function ofPlaywright({ stats, suites = [] }) {
  const specs = suites.flatMap(function within(suite) {
    return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(within)]
  })
  const failures = specs.flatMap(({ file, line, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status, results }) => {
        const tried = results.find((result) => result.error)
        const name = `${file}:${line}: ${title}${status === 'flaky' ? ' (flaky)' : ''}`
        return failure(name, tried?.error.message)
      }),
  )
  const { expected, flaky, unexpected } = stats
  return { passed: expected + flaky, failed: unexpected, flaky, failures }
}

/**
 * What passed, what failed and what passed only the second time, by the JSON report of vitest or
 * Playwright, with a line for each that did not pass the first time; nothing without a report.
 */
export function readReport(path) {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof report.numPassedTests === 'number') return ofVitest(report)
    if (report.stats) return ofPlaywright(report)
  } catch {
    // The part broke before it wrote one.
  }
  return { passed: 0, failed: 0, flaky: 0, failures: [] }
}
