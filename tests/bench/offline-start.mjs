import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { serve } from '../../serve.mjs'
import { chromiumPath } from '../chromium.mjs'

const DIST = fileURLToPath(new URL('../../dist', import.meta.url))
const RUNS = 5
const MOST_MS = 1000

/** Time from navigation to first paint in a new browser process without a server. */
async function startOnce(profile, url, prepare) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: ['--no-sandbox'],
  })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: 'Try the sample' }).waitFor()
  if (prepare) {
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await page.waitForLoadState('networkidle')
  }
  const ms = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime)
  await context.close()
  return ms
}

/** The start without a network; a time over the budget fails the bench. */
export async function benchOfflineStart() {
  const profile = mkdtempSync(join(tmpdir(), 'maestro-start-'))
  const server = await serve({ root: DIST, port: 0 })
  await startOnce(profile, server.url, true)
  await server.close()
  const times = []
  for (let run = 0; run < RUNS; run++) times.push(Math.round(await startOnce(profile, server.url, false)))
  rmSync(profile, { recursive: true, force: true })
  const median = times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)]
  console.log(`start offline, first contentful paint: ${median} ms (${times.join(', ')}), at most ${MOST_MS}`)
  if (median > MOST_MS) process.exitCode = 1
}
