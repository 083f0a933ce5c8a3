import { existsSync } from 'node:fs'

/** Without the parts that draw a window it does the same for three quarters of the time. */
const SHELL = '/usr/bin/chromium-headless-shell'

const PLACES = [
  process.env.MAESTRO_CHROMIUM,
  SHELL,
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
 * @param {{ whole?: boolean }} [options] with `whole` never the headless shell, which ignores the
 * settings of a profile
 * @returns {string | undefined}
 */
export function chromiumPath({ whole = false } = {}) {
  return PLACES.find((path) => path && existsSync(path) && !(whole && path === SHELL))
}
