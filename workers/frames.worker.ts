import { expose } from 'comlink'
import { type FrameGroup, planGroups, secondsAt } from '../src/domain/frame-plan.ts'
import { type FrameCore, startCore, UNREADABLE } from './frame-core.ts'
import { decodeGroup, type RawFrame } from './frame-decode.ts'
import { toJpeg } from './frame-jpeg.ts'
import { type Probe, packetsAround, probeClip } from './frame-probe.ts'
import { FRAME_LIMITS, fitWithin, shownSize } from './frame-size.ts'
import type { FramesApi } from './frames.api.ts'
import { coded, guard } from './guard.ts'
import { allowOwnScripts } from './script-policy.ts'

interface Opened {
  readonly core: FrameCore
  readonly probe: Probe
}

/** Chosen and then moved, renamed or changed: the browser says so at the first byte. */
async function refuseUnreadable(file: Blob): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer()
  } catch (error) {
    throw coded('clip-unreadable', UNREADABLE, error)
  }
}

let opened: Opened | undefined

/** Comlink does not know this message and drops it; the page's watchdog hears it. */
const sendSign = () => self.postMessage({ alive: true })

const api: FramesApi = {
  async open(file) {
    if (file.size === 0) throw coded('clip-empty')
    await refuseUnreadable(file)
    const core = await startCore(file, sendSign)
    const probe = await probeClip(core, file.size)
    opened = { core, probe }
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
    const { core, probe } = opened
    const { track, clock } = probe
    const size = fitWithin(shownSize(track.stored, track.pixelAspect, track.turn), FRAME_LIMITS)
    const missing = new Set(times)

    async function send(group: FrameGroup, frames: readonly RawFrame[]): Promise<void> {
      for (const { pts, rgba } of frames) {
        const jpeg = await toJpeg(rgba, size)
        for (const time of group.wanted.get(pts) ?? []) {
          missing.delete(time)
          // Awaited, so that the last frame is there before the report is.
          await onFrame({ time, presentedAt: secondsAt(clock, pts), jpeg, ...size })
        }
      }
    }

    const packets = await packetsAround(core, probe, times)
    let sending = Promise.resolve()
    for (const group of planGroups(packets, times, clock)) {
      // While ffmpeg decodes a group, the frames of the one before are encoded here.
      const [frames] = await Promise.all([decodeGroup(core, track, clock, group, size), sending])
      sending = send(group, frames)
    }
    await sending
    if (times.length > 0 && missing.size === times.length) throw coded('clip-no-frames')
    return { decoded: times.length - missing.size, missing: times.filter((time) => missing.has(time)) }
  },
}

allowOwnScripts()
expose(guard(api))
