import { setTimeout as wait } from 'node:timers/promises'

/**
 * Milliseconds without a frame or an end that count as hanging; the app's watchdogs act long
 * before.
 */
const HANG_MS = 300_000
const LOOK_MS = 1000

/**
 * A page in its own tab that runs the app's frame job on files. `run` returns the job's result and
 * the faults around it: `hangs`, `complaints` (the console's errors) and `leftWorkers`.
 */
export async function openRunner(bench) {
  const tab = await bench.open()
  let complaints = []
  tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  tab.on('pageerror', (error) => complaints.push(String(error)))
  tab.on('crash', () => complaints.push('the tab crashed'))

  /** A worker disappears some milliseconds after `terminate`. */
  async function leftWorkers() {
    for (let looked = 0; looked < 20 && tab.workers().length > 0; looked++) await wait(50)
    return tab.workers().length
  }

  /** Resolves once no frame arrived for too long, also on a frozen page. */
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
