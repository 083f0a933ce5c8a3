import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { chord, typing } from './key-actions.mjs'

const DRIVER = '/usr/bin/WebKitWebDriver'
const BROWSERS = ['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)

/**
 * Paths of WebKitGTK's MiniBrowser, its driver and a virtual screen; undefined unless all are
 * installed.
 */
export function webkitPath() {
  const browser = BROWSERS.find((path) => existsSync(path))
  return existsSync(DRIVER) && existsSync('/usr/bin/xvfb-run') ? browser : undefined
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/**
 * WebKitGTK's MiniBrowser in an ephemeral session (a private window), driven over WebDriver (W3C).
 * @returns {Promise<import('./main-job.mjs').Driver>}
 */
export async function startWebkit(binary) {
  const port = await freePort()
  const child = spawn('xvfb-run', ['-a', DRIVER, `--port=${port}`], {
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
    stdio: 'ignore',
    detached: true,
  })
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    const { value } = await answer.json()
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`)
    return value
  }
  const options = { binary, args: ['--automation'] }
  const wanted = { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options } }
  let session
  for (let attempt = 0; !session; attempt++) {
    try {
      session = await ask('POST', '/session', { capabilities: wanted })
    } catch (error) {
      // The driver starts listening after a moment.
      if (attempt === 100 || !(error instanceof TypeError)) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const own = `/session/${session.sessionId}`
  await ask('POST', `${own}/timeouts`, { script: 60_000 })
  return {
    name: `WebKitGTK ${session.capabilities.browserVersion}`,
    open: (url) => ask('POST', `${own}/url`, { url }),
    async call(fn, ...args) {
      const script = `const [args, done] = arguments
        ;(${fn})(...JSON.parse(args)).then(
          (value) => done(JSON.stringify({ value: value ?? null })), (error) => done(JSON.stringify({ error: String(error) })))`
      const said = JSON.parse(
        await ask('POST', `${own}/execute/async`, { script, args: [JSON.stringify(args)] }),
      )
      if (said.error) throw new Error(said.error)
      return said.value
    },
    type: (...keys) => ask('POST', `${own}/actions`, { actions: typing(keys) }),
    chord: (held, key) => ask('POST', `${own}/actions`, { actions: chord(held, key) }),
    async close() {
      await ask('DELETE', own).catch(() => undefined)
      const ended = new Promise((resolve) => child.once('exit', resolve))
      process.kill(-child.pid)
      await ended
    },
  }
}
