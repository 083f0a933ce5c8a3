import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { chord, typing } from './key-actions.mjs'

const PLACES = [process.env.MAESTRO_FIREFOX, '/usr/bin/firefox', '/usr/bin/firefox-esr']

export const firefoxPath = () => PLACES.find((path) => path && existsSync(path))

/**
 * A Firefox with its own profile, driven over WebDriver BiDi (W3C) without a driver program.
 * @returns {Promise<import('./main-job.mjs').Driver>}
 */
export async function startFirefox(executable) {
  const profile = mkdtempSync(join(tmpdir(), 'maestro-firefox-'))
  const child = spawn(executable, [
    '--headless',
    '--no-remote',
    '--remote-debugging-port=0',
    '--profile',
    profile,
  ])
  const address = await new Promise((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (text) => {
      said += text
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said)
      if (found) resolve(found[1])
    })
    child.once('exit', () => reject(new Error(`Firefox ended: ${said.slice(-300)}`)))
  })
  const socket = new WebSocket(`${address}/session`)
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const waiting = new Map()
  socket.on('message', (text) => {
    const { id, result, message } = JSON.parse(text)
    const answer = waiting.get(id)
    waiting.delete(id)
    if (answer) result === undefined ? answer.reject(new Error(message)) : answer.resolve(result)
  })
  let last = 0
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      socket.send(JSON.stringify({ id: last, method, params }))
    })
  const { capabilities } = await send('session.new', { capabilities: {} })
  const { contexts } = await send('browsingContext.getTree', {})
  const { context } = contexts[0]
  return {
    name: `Firefox ${capabilities.browserVersion}`,
    open: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    async call(fn, ...args) {
      const answer = await send('script.callFunction', {
        functionDeclaration: `async (args) => JSON.stringify(await (${fn})(...JSON.parse(args)) ?? null)`,
        arguments: [{ type: 'string', value: JSON.stringify(args) }],
        target: { context },
        awaitPromise: true,
      })
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text)
      return JSON.parse(answer.result.value)
    },
    type: (...keys) => send('input.performActions', { context, actions: typing(keys) }),
    chord: (held, key) => send('input.performActions', { context, actions: chord(held, key) }),
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      await send('browser.close', {}).catch(() => child.kill())
      socket.close()
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
