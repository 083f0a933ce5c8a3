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
  // Background tabs must not be throttled.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--window-size=1440,900',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
  '--remote-debugging-port=0',
]

/**
 * A Chromium that can be killed, whole or only its renderers, and restarted on the same profile.
 * Playwright's own launcher discards profiles.
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
        // Not listening yet.
      }
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error('Chromium did not open its port.')
  }

  /** Sends SIGKILL to every renderer; the browser stays. */
  async killRenderers() {
    const { processInfo } = await this.devtools.send('SystemInfo.getProcessInfo')
    for (const { type, id } of processInfo) if (type === 'renderer') kill(id)
  }

  /** Sends SIGKILL to the browser and its children. */
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
    // Already gone.
  }
}
