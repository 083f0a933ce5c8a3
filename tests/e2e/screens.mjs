// Takes the README's pictures from the production build: `npm run screens`.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { chromiumPath } from '../chromium.mjs'

const PORT = 4198
const URL_HERE = `http://127.0.0.1:${PORT}/`
const OUT = fileURLToPath(new URL('../../public/screens/', import.meta.url))
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const SCREENS = [
  { name: 'desk', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844, phone: true },
]

async function answering(url) {
  for (let tries = 0; tries < 50; tries++) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Nothing answers at ${url}`)
}

async function walk(browser, { name, width, height, phone = false }, colorScheme) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    isMobile: phone,
    hasTouch: phone,
  })
  const page = await context.newPage()
  const step = (label) => page.getByRole('button', { name: label, exact: true })
  const shoot = (screen) =>
    page.screenshot({ path: `${OUT}${name}-${colorScheme}-${screen}.jpg`, type: 'jpeg', quality: 82 })

  await page.goto(URL_HERE)
  await step('Try the sample').waitFor()
  await shoot('welcome')
  await step('Try the sample').click()
  await step('Analyze video').click()
  await page.getByText('Scene described.').waitFor({ state: 'attached', timeout: 60_000 })
  await step('Generate shots').click()
  await page.getByRole('article', { name: 'Shot 5' }).waitFor({ timeout: 60_000 })
  await step('Generate all images').click()
  await page.getByText('Pictures: 5 drawn.').waitFor({ state: 'attached', timeout: 120_000 })
  await page.evaluate(() => {
    scrollTo(0, 0)
    for (const column of document.querySelectorAll('.column')) column.scrollTop = 0
  })
  if (phone) await page.getByRole('article', { name: 'Shot 1' }).scrollIntoViewIfNeeded()
  await shoot('board')
  await page.getByRole('button', { name: 'Open shot 1 large' }).click()
  await page.waitForTimeout(400)
  await shoot('shot')
  await page.keyboard.press('Escape')
  await step('Settings').click()
  await page.waitForTimeout(300)
  await shoot('settings')
  await page.keyboard.press('Escape')
  await step('Projects').click()
  await page.getByRole('list', { name: 'Projects' }).waitFor()
  await page.waitForTimeout(400)
  await shoot('projects')
  await context.close()
}

const server = spawn(process.execPath, ['serve.mjs', 'dist', String(PORT)], { cwd: ROOT, stdio: 'ignore' })
try {
  await answering(URL_HERE)
  mkdirSync(OUT, { recursive: true })
  const executablePath = chromiumPath()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox'],
  })
  for (const colorScheme of ['light', 'dark']) {
    for (const screen of SCREENS) await walk(browser, screen, colorScheme)
  }
  await browser.close()
} finally {
  server.kill()
}
