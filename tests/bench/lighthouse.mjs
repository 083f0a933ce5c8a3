import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { serve } from '../../serve.mjs'
import { chromiumPath } from '../chromium.mjs'

const DIST = fileURLToPath(new URL('../../dist', import.meta.url))
/** Installed on demand: with its dependencies it is larger than all tools of the app. */
const LIGHTHOUSE = 'lighthouse@12.8.2'
const RUNS = 5
/** Smallest scores of 100, median of the runs, in Lighthouse's mobile profile (slow 4G). */
const LEAST = { performance: 99, accessibility: 100, 'best-practices': 100 }

/** Largest values, medians too: milliseconds, and the share of the window that shifts. */
const MOST = {
  'largest-contentful-paint': 1200,
  'total-blocking-time': 50,
  'cumulative-layout-shift': 0,
}

const medianOf = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** Serves the build with compressed text, as nearly all hosts do; serve.mjs does not compress. */
async function startCompressing() {
  const own = await serve({ root: DIST, port: 0 })
  const front = createServer(async ({ url }, response) => {
    const answer = await fetch(new URL(url, own.url))
    const body = Buffer.from(await answer.arrayBuffer())
    const headers = Object.fromEntries(answer.headers)
    delete headers['content-length']
    const isText = /text|javascript|json|svg/.test(headers['content-type'] ?? '')
    response.writeHead(answer.status, { ...headers, ...(isText && { 'content-encoding': 'gzip' }) })
    response.end(isText ? gzipSync(body) : body)
  })
  await new Promise((resolve) => front.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    front.closeAllConnections()
    front.close()
    await own.close()
  }
  return { url: `http://127.0.0.1:${front.address().port}/`, close }
}

/** Lighthouse runs in a process of its own, because the host here answers meanwhile. */
async function runOnce(url, path) {
  const child = spawn(
    'npm',
    [
      'exec',
      '--yes',
      `--package=${LIGHTHOUSE}`,
      '--',
      'lighthouse',
      url,
      '--quiet',
      '--output=json',
      `--output-path=${path}`,
      '--chrome-flags=--headless=new --no-sandbox',
      `--only-categories=${Object.keys(LEAST).join(',')}`,
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, CHROME_PATH: chromiumPath() } },
  )
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`Lighthouse ended with ${code}.`)
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** Lighthouse on the first screen of dist/; a score below its budget fails the bench. */
export async function benchLighthouse() {
  const folder = mkdtempSync(join(tmpdir(), 'maestro-lighthouse-'))
  const host = await startCompressing()
  const reports = []
  for (let run = 0; run < RUNS; run++) reports.push(await runOnce(host.url, join(folder, `${run}.json`)))
  await host.close()
  rmSync(folder, { recursive: true, force: true })
  for (const [category, least] of Object.entries(LEAST)) {
    const points = reports.map(({ categories }) => Math.round(categories[category].score * 100))
    const median = medianOf(points)
    console.log(`${category}: ${median} (${points.join(', ')}), at least ${least}`)
    if (median < least) process.exitCode = 1
  }
  for (const [audit, most] of Object.entries(MOST)) {
    const values = reports.map(({ audits }) => Math.round(audits[audit].numericValue * 100) / 100)
    const median = medianOf(values)
    console.log(`${audit}: ${median} (${values.join(', ')}), at most ${most}`)
    if (median > most) process.exitCode = 1
  }
  const lost = Object.values(reports[0].audits).filter(({ score }) => score !== null && score < 1)
  for (const { id, displayValue = '' } of lost) console.log(`  ${id} ${displayValue}`)
}
