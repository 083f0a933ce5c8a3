import { nearestFrame } from './frames.ts'
import { type Clock, type Packet, secondsAt } from './shown-packets.ts'

interface Key {
  readonly pts: number
  readonly time: number
}

/**
 * The shown keyframe nearest to each time (seconds), by tick from the middle of the times outwards,
 * with the times that it is nearest to; of more than `most` keyframes those evenly spread.
 * `packets` in any order; empty where they hold no shown keyframe.
 */
export function nearestKeys(
  packets: readonly Packet[],
  times: readonly number[],
  clock: Clock,
  most: number,
): ReadonlyMap<number, readonly number[]> {
  const keys = packets
    .filter(({ key, shown }) => key && shown)
    .map(({ pts }): Key => ({ pts, time: secondsAt(clock, pts) }))
    .toSorted((a, b) => a.time - b.time)
  const wanted = new Set(times.map((time) => nearestFrame(keys, time)))
  const few = spread(
    keys.filter((key) => wanted.has(key)),
    most,
  )
  const middle = (Math.min(...times) + Math.max(...times)) / 2
  const nearest = new Map<number, readonly number[]>()
  for (const time of times.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))) {
    const key = nearestFrame(few, time)
    if (key) nearest.set(key.pts, [...(nearest.get(key.pts) ?? []), time])
  }
  return nearest
}

/** At most so many, from the middles of equal parts. */
function spread(keys: readonly Key[], most: number): readonly Key[] {
  if (keys.length <= most) return keys
  const picked = Array.from({ length: most }, (_, i) => Math.floor(((i + 0.5) * keys.length) / most))
  return keys.filter((_, i) => picked.includes(i))
}
