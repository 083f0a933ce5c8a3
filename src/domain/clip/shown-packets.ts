/**
 * Maps times to coded pictures. Pure: container facts in, ticks out. A tick is the unit of the
 * track's clock.
 */

/** One coded picture, as stored in the file. */
export interface Packet {
  /** Presentation time in ticks. */
  readonly pts: number
  /** Decoding time in ticks, ascending; NaN where the file does not say. */
  readonly dts: number
  /** Duration in ticks; 0 where the file does not say. */
  readonly duration: number
  /** True for a keyframe. */
  readonly key: boolean
  /** False for a picture outside the edit list: decoded on the way, never shown. */
  readonly shown: boolean
  /** Byte range in the file; absent where unknown. */
  readonly bytes?: readonly [start: number, end: number]
}

/**
 * The track's clock: a tick lasts `num / den` seconds; `origin` is the tick of the first shown
 * frame.
 */
export interface Clock {
  readonly num: number
  readonly den: number
  readonly origin: number
}

/**
 * A time computed another way (i / fps, say) can differ from a frame's own in the last binary
 * digits, so a frame counts as shown a microsecond early. The finest clock in use, 90 kHz, ticks
 * every 11 µs.
 */
const TOLERANCE_SECONDS = 1e-6

/** Seconds from the first shown frame to a tick. */
export function secondsAt(clock: Clock, tick: number): number {
  return ((tick - clock.origin) * clock.num) / clock.den
}

/** The tick, possibly fractional, at a time in seconds from the first shown frame. */
export function tickAt(clock: Clock, seconds: number): number {
  return clock.origin + (seconds * clock.den) / clock.num
}

/** Ticks of the shown pictures in presentation order. */
export function shownTicks(packets: readonly Packet[]): readonly number[] {
  return [...new Set(packets.filter((packet) => packet.shown).map((packet) => packet.pts))].sort(
    (a, b) => a - b,
  )
}

/**
 * The decodable packets: a recording cut from a stream has some before its first keyframe, in file
 * or presentation order. `packets` are in file order from the start of the clip; without any
 * keyframe all stay.
 */
export function fromFirstKey(packets: readonly Packet[]): readonly Packet[] {
  const first = packets.findIndex(({ key }) => key)
  const key = packets[first]
  return key ? packets.slice(first).filter(({ pts }) => pts >= key.pts) : packets
}

/** Drops packets shown before the clip's first picture, which cannot be decoded. */
export function fromOrigin(packets: readonly Packet[], { origin }: Clock): readonly Packet[] {
  return packets.filter(({ pts, shown }) => !shown || pts >= origin)
}

/** The picture shown at a time: the last one at or before it, else the first. */
export function shownAt(clock: Clock, ticks: readonly number[], seconds: number): number | undefined {
  const limit = tickAt(clock, seconds + TOLERANCE_SECONDS)
  return ticks.findLast((tick) => tick <= limit) ?? ticks[0]
}

/** All pictures shown within a time range; the one at its middle comes first. */
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

/** End of the last shown picture, in ticks. `frameTicks` replaces a missing duration. */
export function endTick(packets: readonly Packet[], frameTicks: number): number {
  return packets.reduce(
    (end, { shown, pts, duration }) => (shown ? Math.max(end, pts + (duration || frameTicks)) : end),
    -Infinity,
  )
}

/**
 * True when these packets, in file order, surely contain every picture shown up to a tick: decoding
 * has passed it, and no picture is shown before it is decoded.
 */
export function reachesPast(packets: readonly Packet[], tick: number): boolean {
  return packets.some((packet) => packet.dts > tick)
}
