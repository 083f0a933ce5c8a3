import { chromium } from 'playwright'
import { chromiumPath } from '../chromium.mjs'

/**
 * Always present, because the suite finds or installs one. Its main job is tests/e2e; here it only
 * fills its column of the matrix.
 */
export async function startChromium() {
  const executablePath = chromiumPath()
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] })
  const page = await browser.newPage()
  return {
    name: `Chromium ${browser.version()}`,
    open: (url) => page.goto(url),
    call: (fn, ...args) => page.evaluate(`(${fn})(...${JSON.stringify(args)})`),
    close: () => browser.close(),
  }
}
