/**
 * Which coded picture is on screen at a time, and how to decode the wanted ones with the least
 * work. Pure: what a container says in, ticks out. Ticks are whole units of the track's own clock.
 */

/** One coded picture, as the file stores it. */
export interface Packet {
  /** When it goes on screen, in ticks. */
  readonly pts: number
  /**
   * When it is decoded, in ticks: rises from packet to packet; NaN where the file does not tell.
   */
  readonly dts: number
  /** How long it stays, in ticks; 0 where the file does not tell. */
  readonly duration: number
  /** Decoding can start here. */
  readonly key: boolean
  /** False for what an edit list cuts away: decoded on the way, never on screen. */
  readonly shown: boolean
  /** Where it begins and ends in the file; absent where that is not known. */
  readonly bytes?: readonly [start: number, end: number]
}

/**
 * The track's clock: a tick lasts `num / den` seconds, and `origin` is the tick of the first shown
 * frame.
 */
export interface Clock {
  readonly num: number
  readonly den: number
  readonly origin: number
}

/**
 * Ticks of a picture's neighbours; absent where it has none, or where decoding only starts with it.
 */
export interface Beside {
  readonly before?: number | undefined
  readonly after?: number | undefined
}

/**
 * Pictures that one run of the decoder yields: it starts at a keyframe and stops at the last one
 * wanted.
 */
export interface FrameGroup {
  /** Tick of the keyframe to start from. */
  readonly key: number
  /** Tick up to which to look for that keyframe: after it, before any other picture. */
  readonly seekTo: number
  /**
   * Ticks of the wanted pictures, each with the times (seconds) that it answers; nearest to the
   * middle first.
   */
  readonly wanted: ReadonlyMap<number, readonly number[]>
  /** For each wanted picture, the ticks of those that are seen right before and right after it. */
  readonly beside: ReadonlyMap<number, Beside>
  /** What is decoded for them, in file order: from the keyframe to the last one that is wanted. */
  readonly packets: readonly Packet[]
  /** What follows them in the file; absent where nothing is known to. */
  readonly next?: Packet
}

/**
 * A time written by another route (i / fps, say) may differ from a frame's own in the last binary
 * digits: a frame counts as shown from a microsecond early. The finest clock in use, 90 kHz, ticks
 * every 11.
 */
const TOLERANCE_SECONDS = 1e-6

/** Seconds from the first shown frame to a tick. */
export function secondsAt(clock: Clock, tick: number): number {
  return ((tick - clock.origin) * clock.num) / clock.den
}

/** The tick at a time in seconds from the first shown frame: not whole. */
export function tickAt(clock: Clock, seconds: number): number {
  return clock.origin + (seconds * clock.den) / clock.num
}

/** Ticks of the shown pictures, in the order in which they are seen. */
export function shownTicks(packets: readonly Packet[]): readonly number[] {
  return [...new Set(packets.filter((packet) => packet.shown).map((packet) => packet.pts))].sort(
    (a, b) => a - b,
  )
}

/**
 * The packets that can be decoded: of a recording that was cut out of a stream, those before its
 * first keyframe cannot, in the file or on screen. `packets` are in file order, from the start of
 * the clip; without any keyframe all of them stay.
 */
export function fromFirstKey(packets: readonly Packet[]): readonly Packet[] {
  const first = packets.findIndex(({ key }) => key)
  const key = packets[first]
  return key ? packets.slice(first).filter(({ pts }) => pts >= key.pts) : packets
}

/**
 * Packets without those that are seen before the clip's first picture: nothing can be decoded of
 * them.
 */
export function fromOrigin(packets: readonly Packet[], { origin }: Clock): readonly Packet[] {
  return packets.filter(({ pts, shown }) => !shown || pts >= origin)
}

/** The picture on screen at a time: the last one shown at or before it, else the first. */
export function shownAt(clock: Clock, ticks: readonly number[], seconds: number): number | undefined {
  const limit = tickAt(clock, seconds + TOLERANCE_SECONDS)
  return ticks.findLast((tick) => tick <= limit) ?? ticks[0]
}

/**
 * All pictures that are on screen at some time of a stretch; the one shown at its middle comes
 * first.
 */
export function shownWithin(
  clock: Clock,
  ticks: readonly number[],
  start: number,
  end: number,
): readonly number[] {
  const first = shownAt(clock, ticks, start)
  const last = shownAt(clock, ticks, end)
  const middle = shownAt(clock, ticks, (start + end) / 2)
  if (first === undefined || last === undefined || middle === undefined) return []
  return [middle, ...ticks.filter((tick) => tick >= first && tick <= last && tick !== middle)]
}

/**
 * Groups the pictures shown at these times by the keyframe that their decoding starts from, so that
 * no stretch is decoded twice and none without need. What is nearest to the middle of the times
 * comes first. `packets` are in file order and reach back to a keyframe at or before the first
 * time.
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

/**
 * Groups pictures, by tick, by the keyframe that their decoding starts from; their order is kept.
 */
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
 * The keyframe that a picture's decoding needs: the last one before it in the file that is also
 * seen no later. A picture stored behind a keyframe but seen before it (an open GOP's) leans on the
 * keyframe before that one.
 */
function keyOf(packets: readonly Packet[], place: number, tick: number): number {
  for (let at = place; at >= 0; at--) {
    const packet = packets[at]
    if (packet?.key && packet.pts <= tick) return packet.pts
  }
  return packets[0]?.pts ?? tick
}

/**
 * Halfway from a picture to the one seen next: rounding can take it neither before this one nor
 * past the next.
 */
function justAfter(packets: readonly Packet[], tick: number): number {
  const next = packets.reduce((least, { pts }) => (pts > tick && pts < least ? pts : least), Infinity)
  return next === Infinity ? tick : (tick + next) / 2
}

/**
 * Tick at which the last shown picture goes off. `frameTicks` stands in where the file gives no
 * duration.
 */
export function endTick(packets: readonly Packet[], frameTicks: number): number {
  return packets.reduce(
    (end, { shown, pts, duration }) => (shown ? Math.max(end, pts + (duration || frameTicks)) : end),
    -Infinity,
  )
}

/**
 * True when these packets, read in file order, surely hold every picture seen up to a tick:
 * decoding has gone past it, and nothing is seen before it is decoded.
 */
export function reachesPast(packets: readonly Packet[], tick: number): boolean {
  return packets.some((packet) => packet.dts > tick)
}
