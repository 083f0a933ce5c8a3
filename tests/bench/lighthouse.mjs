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
/**
 * Fetched when this is run: with all that it brings it is larger than the app's own tools together.
 */
const LIGHTHOUSE = 'lighthouse@12.8.2'
const RUNS = 3
/** Points of 100, median of the runs; Lighthouse's own mobile profile: a slow phone on slow 4G. */
const LEAST = { performance: 95, accessibility: 100, 'best-practices': 100 }

/**
 * The build behind a host that compresses text, as nearly all do; serve.mjs does not, being on the
 * same machine.
 */
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

/** Lighthouse must not run inside this process: it measures while the host here has to answer. */
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

/** The first screen of dist/, measured by Lighthouse; what is under its budget fails the bench. */
export async function benchLighthouse() {
  const folder = mkdtempSync(join(tmpdir(), 'maestro-lighthouse-'))
  const host = await startCompressing()
  const reports = []
  for (let run = 0; run < RUNS; run++) reports.push(await runOnce(host.url, join(folder, `${run}.json`)))
  await host.close()
  rmSync(folder, { recursive: true, force: true })
  for (const [category, least] of Object.entries(LEAST)) {
    const points = reports.map(({ categories }) => Math.round(categories[category].score * 100))
    const median = points.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)]
    console.log(`${category}: ${median} (${points.join(', ')}), at least ${least}`)
    if (median < least) process.exitCode = 1
  }
  const lost = Object.values(reports[0].audits).filter(({ score }) => score !== null && score < 1)
  for (const { id, displayValue = '' } of lost) console.log(`  ${id} ${displayValue}`)
}
