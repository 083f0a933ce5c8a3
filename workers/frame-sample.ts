import { type FrameGroup, planGroups, secondsAt } from '../src/domain/frame-plan.ts'
import type { FrameCore } from './frame-core.ts'
import { decodeGroup, type RawFrame } from './frame-decode.ts'
import { toJpeg } from './frame-jpeg.ts'
import { type Probe, packetsAround } from './frame-probe.ts'
import { FRAME_LIMITS, fitWithin, shownSize } from './frame-size.ts'
import type { SampledFrame, SampleReport } from './frames.api.ts'
import { coded } from './guard.ts'

export interface OpenedClip {
  readonly core: FrameCore
  readonly probe: Probe
  /** A second decoder for the same clip; undefined where the device is too small for one. */
  readonly startSecond: (() => Promise<FrameCore>) | undefined
}

/** @throws AppError `clip-no-frames`, `clip-unreadable`, `out-of-memory`, `worker-crashed`. */
export async function sampleFrames(
  { core, probe, startSecond }: OpenedClip,
  times: readonly number[],
  onFrame: (frame: SampledFrame) => void,
): Promise<SampleReport> {
  const { track, clock } = probe
  const size = fitWithin(shownSize(track.stored, track.pixelAspect, track.turn), FRAME_LIMITS)
  const missing = new Set(times)
  const groups = [...planGroups(await packetsAround(core, probe, times), times, clock)]

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

  /** Takes groups until none is left. While ffmpeg decodes one, the frames of the one before are encoded here. */
  async function work(worker: FrameCore): Promise<void> {
    let sending = Promise.resolve()
    for (let group = groups.shift(); group; group = groups.shift()) {
      const [frames] = await Promise.all([decodeGroup(worker, track, clock, group, size), sending])
      sending = send(group, frames)
    }
    await sending
  }

  const first = work(core)
  // The second is a help, not a need: it may come late or, where memory is short, not at all.
  let second = Promise.resolve()
  if (groups.length > 0)
    startSecond?.().then(
      (helper) => {
        second = work(helper)
      },
      () => undefined,
    )
  await first
  await second

  if (times.length > 0 && missing.size === times.length) throw coded('clip-no-frames')
  return { decoded: times.length - missing.size, missing: times.filter((time) => missing.has(time)) }
}
