import { existsSync } from 'node:fs'

const PLACES = [
  process.env.MAESTRO_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Path of a Chromium that is installed on this machine; undefined when the tests are to use the one
 * that `playwright install` put in place.
 * @returns {string | undefined}
 */
export function chromiumPath() {
  return PLACES.find((path) => path && existsSync(path))
}
