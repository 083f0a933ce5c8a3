import { setTimeout as wait } from 'node:timers/promises'

/**
 * Without a frame, or an end, for this long a job hangs: the app's own watchdogs act long before.
 */
const HANG_MS = 300_000
const LOOK_MS = 1000

/**
 * A page in a tab of its own that runs the app's frame job on files. `run` gives the job's result
 * with what went wrong around it: `hangs`, `complaints` (the console's errors) and `leftWorkers`.
 */
export async function openRunner(bench) {
  const tab = await bench.open()
  let complaints = []
  tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  tab.on('pageerror', (error) => complaints.push(String(error)))
  tab.on('crash', () => complaints.push('the tab crashed'))

  /** A worker is gone some milliseconds after it is ended. */
  async function leftWorkers() {
    for (let looked = 0; looked < 20 && tab.workers().length > 0; looked++) await wait(50)
    return tab.workers().length
  }

  /** Resolves once no frame has come for too long; a frozen page brings none either. */
  async function silence(signal) {
    let count = -1
    let since = performance.now()
    while (!signal.aborted && performance.now() - since < HANG_MS) {
      const look = tab.evaluate(() => window.framesSoFar).catch(() => count)
      const now = await Promise.race([look, wait(HANG_MS, undefined, { ref: false })])
      if (now !== undefined && now !== count) {
        count = now
        since = performance.now()
      }
      await wait(LOOK_MS)
    }
  }

  return {
    async run(file) {
      complaints = []
      const over = new AbortController()
      try {
        await tab.locator('input').setInputFiles(file)
        const job = tab.evaluate(() => window.runChosenClip('app'))
        const result = await Promise.race([job, silence(over.signal)])
        if (!result) return { hangs: true, complaints }
        return { ...result, complaints, leftWorkers: await leftWorkers() }
      } catch (error) {
        return { hangs: false, complaints: [...complaints, String(error)] }
      } finally {
        over.abort()
      }
    },
    close: () => tab.context().close(),
  }
}
