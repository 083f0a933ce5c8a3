import { expose } from 'comlink'
import { guard } from '../guard.ts'
import { allowOwnScripts } from '../script-policy.ts'
import type { FramesApi } from './clip.api.ts'
import { ONLY_FFMPEG, openSession, type Session } from './session.ts'

/**
 * Minimum interval of signs of life: often enough for the watchdog, rare enough to cost nothing.
 */
const SIGN_EVERY_MS = 500

let lastSignMs = -Infinity

/** Comlink ignores this unknown message; the page's watchdog receives it. */
function sendSign(): void {
  const nowMs = performance.now()
  if (nowMs - lastSignMs < SIGN_EVERY_MS) return
  lastSignMs = nowMs
  self.postMessage({ alive: true })
}

let opened: Session | undefined

function session(): Session {
  if (!opened) throw new Error('The clip has to be opened first.')
  return opened
}

const api: FramesApi = {
  async open(file, ways, onLoading) {
    opened = await openSession(file, sendSign, ways === 'ffmpeg' ? ONLY_FFMPEG : undefined, onLoading)
    return opened.clip
  },
  sample: async (times, form, onFrame) => session().sample(times, form, onFrame),
  firstSight: async (times, onSight) => session().firstSight(times, onSight),
  findCuts: async (window, onProgress) => session().findCuts(window, onProgress),
  measure: async (window, onProgress) => session().measure(window, onProgress),
}

allowOwnScripts()
expose(guard(api))
