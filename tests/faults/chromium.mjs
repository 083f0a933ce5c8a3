import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { chromiumPath } from '../chromium.mjs'

const ARGS = [
  '--headless=new',
  '--no-sandbox',
  '--no-first-run',
  // A tab in the background must race as fast as the one in front.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--window-size=1440,900',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
  '--remote-debugging-port=0',
]

/**
 * A Chromium whose profile outlives it: killed as a whole, or its renderers only, and started again
 * on the same profile. Playwright's own launcher throws profiles away.
 */
export class MortalChromium {
  profile = mkdtempSync(join(tmpdir(), 'maestro-faults-'))

  async start() {
    rmSync(join(this.profile, 'DevToolsActivePort'), { force: true })
    rmSync(join(this.profile, 'SingletonLock'), { force: true })
    this.process = spawn(
      chromiumPath() ?? chromium.executablePath(),
      [...ARGS, `--user-data-dir=${this.profile}`, 'about:blank'],
      { stdio: 'ignore', detached: true },
    )
    const port = await this.port()
    this.browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    this.context = this.browser.contexts()[0]
    this.devtools = await this.browser.newBrowserCDPSession()
  }

  async port() {
    for (let tries = 0; tries < 200; tries++) {
      try {
        const [port] = readFileSync(join(this.profile, 'DevToolsActivePort'), 'utf8').split('\n')
        if (port) return port
      } catch {
        // It is not there yet.
      }
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error('Chromium did not open its port.')
  }

  /** SIGKILL to every renderer; the browser lives on. */
  async killRenderers() {
    const { processInfo } = await this.devtools.send('SystemInfo.getProcessInfo')
    for (const { type, id } of processInfo) if (type === 'renderer') kill(id)
  }

  /** SIGKILL to the browser and all that it started. */
  async killBrowser() {
    const gone = new Promise((resolve) => this.process.once('exit', resolve))
    kill(-this.process.pid)
    await gone
    await this.browser.close().catch(() => undefined)
  }

  async end() {
    await this.killBrowser()
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It was gone already.
  }
}
