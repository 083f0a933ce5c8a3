import { expose } from 'comlink'
import { coded, guard } from '../guard.ts'
import { allowOwnScripts } from '../script-policy.ts'
import type { FramesApi } from './clip.api.ts'
import type { Turn } from './path.ts'
import { ONLY_FFMPEG, openSession, type Session } from './session.ts'

/** A message at most this often: enough for a watchdog, too few to cost anything. */
const SIGN_EVERY_MS = 500

let lastSignMs = -Infinity

/** Comlink does not know this message and drops it; the page's watchdog hears it. */
function sendSign(): void {
  const nowMs = performance.now()
  if (nowMs - lastSignMs < SIGN_EVERY_MS) return
  lastSignMs = nowMs
  self.postMessage({ alive: true })
}

let opened: Session | undefined
const running = new Map<number, AbortController>()

/** Runs a call on the open clip; `cancel` with its number ends it. */
async function start<Result>(
  call: number,
  job: (session: Session, turn: Turn) => Promise<Result>,
): Promise<Result> {
  if (!opened) throw new Error('The clip has to be opened first.')
  const controller = new AbortController()
  running.set(call, controller)
  try {
    return await job(opened, { rank: call, signal: controller.signal })
  } catch (error) {
    throw controller.signal.aborted ? coded('cancelled', '', error) : error
  } finally {
    running.delete(call)
  }
}

const api: FramesApi = {
  async open(file, ways) {
    opened = await openSession(file, sendSign, ways === 'ffmpeg' ? ONLY_FFMPEG : undefined)
    return opened.clip
  },
  sample: (call, times, form, onFrame) =>
    start(call, (session, turn) => session.sample(times, form, onFrame, turn)),
  findCuts: (call, window, onProgress) =>
    start(call, (session, turn) => session.findCuts(window, onProgress, turn)),
  async cancel(call) {
    running.get(call)?.abort()
  },
}

allowOwnScripts()
expose(guard(api))
