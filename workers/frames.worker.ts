import { expose } from 'comlink'
import { startCore, UNREADABLE } from './frame-core.ts'
import { probeClip } from './frame-probe.ts'
import { type OpenedClip, sampleFrames } from './frame-sample.ts'
import { shownSize } from './frame-size.ts'
import type { FramesApi } from './frames.api.ts'
import { coded, guard } from './guard.ts'
import { allowOwnScripts } from './script-policy.ts'

/** Chosen and then moved, renamed or changed: the browser says so at the first byte. */
async function refuseUnreadable(file: Blob): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer()
  } catch (error) {
    throw coded('clip-unreadable', UNREADABLE, error)
  }
}

/** On two idle cores a second decoder takes a third off the whole job and adds a twentieth to the first frame. */
function hasRoomForTwo(): boolean {
  return navigator.hardwareConcurrency > 1
}

let opened: OpenedClip | undefined

/** Comlink does not know this message and drops it; the page's watchdog hears it. */
const sendSign = () => self.postMessage({ alive: true })

const api: FramesApi = {
  async open(file) {
    if (file.size === 0) throw coded('clip-empty')
    await refuseUnreadable(file)
    const core = await startCore(file, sendSign)
    const probe = await probeClip(core, file.size)
    const startSecond = hasRoomForTwo() ? () => startCore(file, sendSign) : undefined
    opened = { core, probe, startSecond }
    const { track, duration } = probe
    return {
      duration,
      ...shownSize(track.stored, track.pixelAspect, track.turn),
      codec: track.codec,
      ...(track.fps === undefined ? {} : { fps: track.fps }),
    }
  },

  async sample(times, onFrame) {
    if (!opened) throw new Error('sample() was called before open().')
    return await sampleFrames(opened, times, onFrame)
  },
}

allowOwnScripts()
expose(guard(api))
