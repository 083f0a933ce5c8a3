import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { runnerImport } from 'vite'
import { chromiumPath } from '../chromium.mjs'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PORT = 4197
const LATENCY_MS = 2000
const SHOTS = 10
const FEW = 5

async function answering(url) {
  for (let tries = 0; tries < 50; tries++) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Nothing answers at ${url}: build first (npm run build).`)
}

/**
 * Milliseconds from the click to the text on screen by the page's clock: Playwright polls only
 * twice a second.
 */
function timeFromClickTo(page, button, words) {
  return page.evaluate(
    ([name, text]) =>
      new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`“${text}” did not come.`)), 60_000)
        const from = performance.now()
        new MutationObserver((_, observer) => {
          if (!document.body.textContent.includes(text)) return
          observer.disconnect()
          resolve(performance.now() - from)
        }).observe(document.body, { subtree: true, childList: true, characterData: true })
        const found = [...document.querySelectorAll('button')].find(({ textContent }) =>
          textContent.startsWith(name),
        )
        if (found) found.click()
        else reject(new Error(`There is no “${name}”.`))
      }),
    [button, words],
  )
}

/**
 * Cancels hanging calls. Measured from before the click to the end of the last call in the
 * service's log.
 */
async function benchCancel(page, fake) {
  fake.scenario({ kind: 'hang', path: '/images', times: FEW })
  const before = fake.log.length
  const underWay = () => fake.log.slice(before).filter(({ path }) => path === '/images')
  await page.getByRole('button', { name: 'Generate all images', exact: true }).click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  while (underWay().length < FEW) await new Promise((resolve) => setTimeout(resolve, 20))
  const from = Date.now()
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  while (underWay().some(({ aborted }) => !aborted)) await new Promise((resolve) => setTimeout(resolve, 5))
  const last = Math.max(...underWay().map(({ at, ms }) => at + ms))
  console.log(`OpenRouter: ${FEW} calls under way end ${last - from} ms after Cancel is pressed`)
}

/** Keeps what the page streams, for the plain calls beside it. */
function keepBodies() {
  const { stream } = Blob.prototype
  globalThis.bodies = []
  Blob.prototype.stream = function () {
    globalThis.bodies.push(this)
    return stream.call(this)
  }
}

/** Milliseconds of the page's slowest picture call, from its leaving, upload included. */
const slowestSeen = (page) =>
  page.evaluate(() => {
    const calls = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/images'))
    return Math.max(...calls.map(({ duration }) => duration))
  })

/** Milliseconds that the page takes to make the same calls plainly, all at once. */
function timeOfPlainCalls(page, key, count) {
  return page.evaluate(
    async ([authorization, last]) => {
      const from = performance.now()
      const call = async (body) => {
        const headers = { Authorization: authorization, 'Content-Type': 'application/json' }
        const answer = await fetch('https://openrouter.ai/api/v1/images', { method: 'POST', headers, body })
        if (!answer.ok) throw new Error(`A plain call was answered with ${answer.status}.`)
        const { data } = await answer.json()
        const bytes = Uint8Array.from(atob(data[0].b64_json), (letter) => letter.charCodeAt(0))
        return createImageBitmap(new Blob([bytes]))
      }
      await Promise.all(globalThis.bodies.slice(-last).map(call))
      return performance.now() - from
    },
    [`Bearer ${key}`, count],
  )
}

/** Ten shots of the sample, ready to be drawn, by at most so many calls at once. */
async function openTen(browser, key, most, address) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.addInitScript(keepBodies)
  const step = (name) => page.getByRole('button', { name, exact: true })
  await page.goto(`http://127.0.0.1:${PORT}/`)
  await step('Try the sample').click()
  await step('Settings').click()
  if (address) {
    await page.getByLabel('API base URL').fill(address)
    await page.getByLabel('API base URL').blur()
  }
  await page.getByLabel('API key').fill(key)
  await page.getByLabel('Concurrent requests').fill(String(most))
  await step('Close').click()
  await page.getByRole('combobox', { name: 'Number of shots' }).selectOption(String(SHOTS))
  await step('Analyze video').click()
  await step('Send').click({ timeout: 60_000 })
  await page.getByText('Scene described.').waitFor({ timeout: 60_000 })
  await step('Generate shots').click()
  await page.getByRole('article', { name: `Shot ${SHOTS}` }).waitFor()
  await page.locator('button:not([aria-disabled])', { hasText: 'Generate all images' }).first().waitFor()
  return page
}

/**
 * Draws ten pictures of two seconds each; prints the time beside that of the slowest call, as the
 * page and as the service sees it, and of the same calls made plainly.
 */
async function benchTen(page, fake, key, most) {
  const before = fake.log.length
  fake.scenario({ kind: 'slow', path: '/images', ms: LATENCY_MS, times: SHOTS })
  await page.getByRole('button', { name: 'Generate all images', exact: true }).click()
  // The style picture leaves for the first time: the app asks for consent.
  await page.getByRole('button', { name: 'Send', exact: true }).waitFor()
  const took = await timeFromClickTo(page, 'Send', `Pictures: ${SHOTS} drawn.`)
  const slowest = Math.max(...fake.log.slice(before).map(({ ms }) => ms))
  const seen = await slowestSeen(page)
  fake.scenario({ kind: 'slow', path: '/images', ms: LATENCY_MS, times: SHOTS })
  const plain = await timeOfPlainCalls(page, key, SHOTS)
  console.log(
    `OpenRouter: ${SHOTS} pictures, at most ${most} at once: ${(took / 1000).toFixed(2)} s, ` +
      `${(took / seen).toFixed(2)} × its slowest call (${(seen / 1000).toFixed(2)} s with its upload), ` +
      `${(took / slowest).toFixed(2)} × what the service took for it (${(slowest / 1000).toFixed(2)} s); ` +
      `plain calls, all at once, nothing stored or shown: ${(plain / 1000).toFixed(2)} s`,
  )
}

/**
 * Ten pictures from a service that takes two seconds each, five at a time and all at once, over
 * HTTP/2 as the service speaks it, on the build in dist/.
 */
export async function benchOpenRouter() {
  const load = (file) => runnerImport(`${ROOT}tests/fake-openrouter/${file}`, { configFile: false })
  const { startFakeOpenRouter } = (await load('fake-openrouter.ts')).module
  const { startTlsFace } = (await load('http2-face.ts')).module
  const { FAKE_KEY } = (await load('accounts.ts')).module
  // Small pictures, because the imitation draws them in this process.
  const fake = await startFakeOpenRouter({ longSide: 64 })
  const face = await startTlsFace(new URL(fake.url).origin, 'h2')
  const server = spawn(process.execPath, ['serve.mjs', 'dist', String(PORT)], { cwd: ROOT, stdio: 'ignore' })
  try {
    await answering(`http://127.0.0.1:${PORT}/`)
    const executablePath = chromiumPath()
    const browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--ignore-certificate-errors',
        `--host-resolver-rules=MAP openrouter.ai:443 127.0.0.1:${face.port}`,
      ],
    })
    for (const most of [FEW, 16]) {
      const page = await openTen(browser, FAKE_KEY, most)
      await benchTen(page, fake, FAKE_KEY, most)
      await page.close()
    }
    // Without the proxy, which hides from the service that a call ended.
    await benchCancel(await openTen(browser, FAKE_KEY, FEW, fake.url), fake)
    await browser.close()
  } finally {
    server.kill()
    await face.close()
    await fake.close()
  }
}
