// Takes the README's and the welcome's pictures from the production build: `npm run screens`.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { chromiumPath } from '../chromium.mjs'

const PORT = 4198
const URL_HERE = `http://127.0.0.1:${PORT}/`
const OUT = fileURLToPath(new URL('../../public/screens/', import.meta.url))
const WELCOME = fileURLToPath(new URL('../../public/welcome/', import.meta.url))
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

/** What the welcome shows of the sample: what goes in, and stills that Sketch drew of it, small. */
const STILLS = {
  frame: 'Frame at 6.286 s',
  style: 'Style preview',
  'shot-1': 'Shot 1',
  'shot-2': 'Shot 2',
  'shot-4': 'Shot 4',
}

async function saveStills(page) {
  mkdirSync(WELCOME, { recursive: true })
  for (const [name, alt] of Object.entries(STILLS)) {
    const base64 = await page.evaluate(async (start) => {
      const image = document.querySelector(`img[alt^="${start}"]`)
      // The middle of it in 16:9, twice as wide as it is shown.
      const [width, height] = [448, 252]
      const scale = Math.max(width / image.naturalWidth, height / image.naturalHeight)
      const [w, h] = [image.naturalWidth * scale, image.naturalHeight * scale]
      const canvas = new OffscreenCanvas(width, height)
      canvas.getContext('2d').drawImage(image, (width - w) / 2, (height - h) / 2, w, h)
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.72 })
      return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())))
    }, alt)
    writeFileSync(`${WELCOME}${name}.webp`, Buffer.from(base64, 'base64'))
  }
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
  if (!phone && colorScheme === 'light') await saveStills(page)
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
