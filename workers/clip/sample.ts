import { type FrameGroup, groupTicks, planGroups } from '../../src/domain/clip/decode-plan.ts'
import { frameLimits } from '../../src/domain/clip/frame-format.ts'
import {
  type Clock,
  type Packet,
  secondsAt,
  shownTicks,
  shownWithin,
} from '../../src/domain/clip/shown-packets.ts'
import { fitWithin } from '../../src/lib/geometry.ts'
import type { FrameForm, SampledFrame } from './clip.api.ts'
import { toJpeg } from './jpeg.ts'
import { lumaGrid } from './luma.ts'
import type { FramePath, Picture } from './path.ts'
import { SHARPNESS_SIDE, sharpness } from './sharpness.ts'

/** How far from a time its sharpest frame may be, in seconds. */
const SHARPEST_REACH = 0.25
/**
 * Times further apart are planned separately, so that what lies between them, hours perhaps, is not
 * read.
 */
const APART_SECONDS = 20

/**
 * Decodes the frames of these times with one path; see `FramesApi.sample`. Times that it does not
 * yield are left out.
 * @throws what the path throws, after all earlier frames were passed on.
 */
export async function sampleFrames(
  path: FramePath,
  times: readonly number[],
  form: FrameForm,
  onFrame: (frame: SampledFrame) => Promise<void> | void,
): Promise<void> {
  await allEnded(partsOf(times, path.clip.duration).map((part) => samplePart(path, part, form, onFrame)))
}

async function samplePart(
  path: FramePath,
  times: readonly number[],
  form: FrameForm,
  onFrame: (frame: SampledFrame) => Promise<void> | void,
): Promise<void> {
  const size = fitWithin(path.clip, frameLimits(form.longSide))
  const reach = form.sharpest ? SHARPEST_REACH : 0
  const packets = await path.packetsAround(
    times.flatMap((time) => (reach > 0 ? [time - reach, time, time + reach] : [time])),
  )
  const planned = form.sharpest
    ? groupTicks(packets, await sharpestTicks(path, packets, times))
    : planGroups(packets, times, path.clock)
  const groups = form.loose ? planned.map((group) => keyOnly(group, path.clock)) : planned
  await eachGroup(groups, async (group) => {
    const sent: Promise<void>[] = []
    const onPicture = (picture: Picture) => {
      sent.push(send(picture, group.wanted.get(picture.pts) ?? []))
    }
    try {
      await path.decode(group, { size, pixels: 'rgba' }, onPicture)
    } finally {
      await Promise.all(sent)
    }
  })

  async function send({ pts, data }: Picture, wantedAt: readonly number[]): Promise<void> {
    const luma = lumaGrid(data, size)
    const jpeg = await toJpeg(data, size)
    for (const time of wantedAt) {
      // Awaited, so that the last frame is delivered before the report.
      await onFrame({ time, presentedAt: secondsAt(path.clock, pts), jpeg, ...size, luma })
    }
  }
}

/** Uses the keyframe for all times, unless an edit list hides it. */
function keyOnly(group: FrameGroup, { origin }: Clock): FrameGroup {
  if (group.key < origin) return group
  const wanted = new Map([[group.key, [...group.wanted.values()].flat()]])
  return { ...group, wanted, beside: new Map() }
}

/** Groups the times into close parts, from the middle outwards. */
function partsOf(times: readonly number[], duration: number): readonly (readonly number[])[] {
  const inside = (time: number) => Math.min(Math.max(0, time), duration)
  const sorted = times.toSorted((a, b) => a - b)
  const parts: number[][] = []
  for (const [i, time] of sorted.entries()) {
    const before = sorted[i - 1]
    if (before === undefined || inside(time) - inside(before) > APART_SECONDS) parts.push([])
    parts.at(-1)?.push(time)
  }
  const middle = ((sorted[0] ?? 0) + (sorted.at(-1) ?? 0)) / 2
  const off = (part: readonly number[]) => Math.min(...part.map((time) => Math.abs(time - middle)))
  return parts.toSorted((a, b) => off(a) - off(b))
}

/** Starts all groups; each path limits its own concurrency. */
export async function eachGroup(
  groups: readonly FrameGroup[],
  decode: (group: FrameGroup) => Promise<void>,
): Promise<void> {
  await allEnded(groups.map(decode))
}

/** Throws the first failure once all have ended. */
async function allEnded(jobs: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(jobs)
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}

/** The sharpest picture around each time, with the times that it serves. */
async function sharpestTicks(
  path: FramePath,
  packets: readonly Packet[],
  times: readonly number[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const ticks = shownTicks(packets)
  const around = times.map((time) => ({
    time,
    ticks: shownWithin(path.clock, ticks, time - SHARPEST_REACH, time + SHARPEST_REACH),
  }))
  const all = new Map(around.flatMap((each) => each.ticks).map((tick) => [tick, []]))
  const size = fitWithin(path.clip, { width: SHARPNESS_SIDE, height: SHARPNESS_SIDE })
  const scores = new Map<number, number>()
  await eachGroup(groupTicks(packets, all), (group) =>
    path.decode(group, { size, pixels: 'grey' }, ({ pts, data }) => scores.set(pts, sharpness(data, size))),
  )
  const chosen = new Map<number, readonly number[]>()
  for (const { time, ticks: near } of around) {
    const [best] = near.toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0))
    if (best !== undefined) chosen.set(best, [...(chosen.get(best) ?? []), time])
  }
  return chosen
}
