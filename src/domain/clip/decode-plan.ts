/** Plans how to decode the wanted pictures of a clip with the least work. */

import { type Clock, type Packet, shownAt, shownTicks } from './shown-packets.ts'

/**
 * Ticks of a picture's neighbours; absent at either end, and where decoding starts with the
 * picture.
 */
export interface Beside {
  readonly before?: number | undefined
  readonly after?: number | undefined
}

/** Pictures from one decoder run, which starts at a keyframe and stops at the last wanted one. */
export interface FrameGroup {
  /** Tick of the keyframe to start from. */
  readonly key: number
  /** Seek target for that keyframe: after it and before any other picture, in ticks. */
  readonly seekTo: number
  /**
   * Ticks of the wanted pictures with the times (seconds) that each answers, from the middle
   * outwards.
   */
  readonly wanted: ReadonlyMap<number, readonly number[]>
  /** For each wanted picture, the ticks of the pictures shown right before and after it. */
  readonly beside: ReadonlyMap<number, Beside>
  /** Packets to decode, in file order, from the keyframe to the last wanted picture. */
  readonly packets: readonly Packet[]
  /** The packet that follows in the file; absent where unknown. */
  readonly next?: Packet
}

/**
 * Groups the pictures shown at these times by the keyframe that their decoding starts from, so that
 * nothing is decoded twice or needlessly. Ordered from the middle of the times outwards. `packets`
 * are in file order and reach back to a keyframe at or before the first time.
 */
export function planGroups(
  packets: readonly Packet[],
  times: readonly number[],
  clock: Clock,
): readonly FrameGroup[] {
  const middle = (Math.min(...times) + Math.max(...times)) / 2
  const nearestFirst = times.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
  const ticks = shownTicks(packets)
  const wanted = new Map<number, number[]>()
  for (const time of nearestFirst) {
    const tick = shownAt(clock, ticks, time)
    if (tick !== undefined) wanted.set(tick, [...(wanted.get(tick) ?? []), time])
  }
  return groupTicks(packets, wanted)
}

/** Groups pictures, by tick, by the keyframe that their decoding starts from; keeps their order. */
export function groupTicks(
  packets: readonly Packet[],
  wanted: ReadonlyMap<number, readonly number[]>,
): readonly FrameGroup[] {
  const places = new Map(packets.map(({ pts }, place) => [pts, place]))
  const ticks = [...places.keys()].toSorted((a, b) => a - b)
  const orders = new Map(ticks.map((tick, order) => [tick, order]))
  const groups = new Map<number, Map<number, readonly number[]>>()
  for (const [tick, times] of wanted) {
    const key = keyOf(packets, places.get(tick) ?? -1, tick)
    const group = groups.get(key) ?? new Map<number, readonly number[]>()
    groups.set(key, group.set(tick, times))
  }
  return [...groups].map(([key, group]) => {
    const last = [...group.keys()].reduce((most, tick) => Math.max(most, places.get(tick) ?? -1), -1)
    const first = packets.findIndex(({ pts }) => pts === key)
    const next = packets[last + 1]
    const besideOf = (tick: number): Beside => {
      const order = orders.get(tick) ?? 0
      return { before: tick > key ? ticks[order - 1] : undefined, after: ticks[order + 1] }
    }
    return {
      ...{ key, seekTo: justAfter(packets, key), wanted: group },
      beside: new Map([...group.keys()].map((tick) => [tick, besideOf(tick)])),
      packets: packets.slice(first, last + 1),
      ...(next ? { next } : {}),
    }
  })
}

/**
 * The keyframe that a picture depends on: the last one before it in the file that is also shown no
 * later. A picture stored after a keyframe but shown before it (open GOP) depends on the previous
 * keyframe.
 */
function keyOf(packets: readonly Packet[], place: number, tick: number): number {
  for (let at = place; at >= 0; at--) {
    const packet = packets[at]
    if (packet?.key && packet.pts <= tick) return packet.pts
  }
  return packets[0]?.pts ?? tick
}

/** Halfway between a picture and the next one shown, so that rounding reaches neither. */
function justAfter(packets: readonly Packet[], tick: number): number {
  const next = packets.reduce((least, { pts }) => (pts > tick && pts < least ? pts : least), Infinity)
  return next === Infinity ? tick : (tick + next) / 2
}
