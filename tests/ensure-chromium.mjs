import { spawnSync } from 'node:child_process'
import { chromiumPath } from './chromium.mjs'

/** Debian's names; not every system of its kin has the lighter one. */
const SYSTEM_PACKAGES = [['chromium', 'chromium-headless-shell'], ['chromium']]

function run(command, ...args) {
  console.log(`> ${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
}

/**
 * Undefined when this Chromium starts here, else why it does not. The only true test: files may
 * lack libraries.
 */
async function whyNot(executablePath) {
  const { chromium } = await import('playwright')
  try {
    const browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: ['--no-sandbox'],
    })
    await browser.close()
    return undefined
  } catch (error) {
    return error.message.split('\n', 1)[0]
  }
}

const isRoot = () => process.getuid?.() === 0
const hasAptGet = () => spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0

/**
 * Finds a Chromium that starts, installs one when there is none: Playwright's, else (as root on
 * Debian and its kin) the system's. One that is found but does not start is passed over for the
 * rest of this run, by way of MAESTRO_CHROMIUM.
 * @returns {Promise<string>} what to call it to a person; rejects with a sentence that says what to
 * do
 */
export async function ensureChromium() {
  const found = chromiumPath()
  if (found && !(await whyNot(found))) return found
  const { chromium } = await import('playwright')
  const own = async () => {
    if (await whyNot(undefined)) return undefined
    if (found) process.env.MAESTRO_CHROMIUM = chromium.executablePath()
    return `Playwright's own (${chromium.executablePath()})`
  }
  const ready = await own()
  if (ready) return ready

  console.log('The tests need a Chromium, and none was found that starts.')
  // The system's libraries want root, or sudo; without them the browser itself may still start.
  for (const libraries of [['--with-deps'], []]) {
    if (!run('npx', 'playwright', 'install', ...libraries, 'chromium')) continue
    const installed = await own()
    if (installed) return installed
  }
  if (hasAptGet() && isRoot() && run('apt-get', 'update')) {
    for (const names of SYSTEM_PACKAGES) {
      if (!run('apt-get', 'install', '-y', ...names)) continue
      const system = chromiumPath()
      if (system && !(await whyNot(system))) return system
    }
  }
  throw new Error(
    `No Chromium could be installed (${await whyNot(chromiumPath())}). Install Chromium or Chrome, or set MAESTRO_CHROMIUM to the path of one, then run npm test again.`,
  )
}
