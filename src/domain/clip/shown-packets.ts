/**
 * Which coded picture is on screen at a time. Pure: what a container says in, ticks out. Ticks are
 * whole units of the track's own clock.
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
