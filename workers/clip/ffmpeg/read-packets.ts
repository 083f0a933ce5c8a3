import {
  type Clock,
  fromOrigin,
  type Packet,
  reachesPast,
  tickAt,
} from '../../../src/domain/clip/shown-packets.ts'
import type { ByteRange, FrameCore } from './core.ts'
import type { TrackHeader } from './header.ts'
import { PACKET_ENTRIES, parsePackets } from './packets.ts'

/**
 * How far around the wanted times packets are read: more each time, for long GOPs and slow frame
 * rates.
 */
const LEAD_SECONDS = [0.5, 5, 30]
const TAIL_SECONDS = [1, 8, 60]
/** Otherwise ffprobe parses every H.264 picture for keyframes. */
const AS_INDEXED = ['-fflags', '+noparse']

/** The facts of a probed clip. */
export interface Probe {
  readonly track: TrackHeader
  readonly clock: Clock
  /** Seconds from the first shown frame to the end of the last existing one. */
  readonly duration: number
  /**
   * All packets of a short clip; undefined for a long one, where `packetsAround` reads the needed
   * ones.
   */
  readonly packets?: readonly Packet[]
}

/** Packets in file order, of an ffprobe interval or all. */
export async function readPackets(
  core: FrameCore,
  track: TrackHeader,
  interval?: string,
  zeroed?: ByteRange,
) {
  const part = interval === undefined ? [] : ['-read_intervals', interval]
  const entries = ['-select_streams', String(track.stream), '-show_packets', '-show_entries', PACKET_ENTRIES]
  const csv = await core.probe([...(zeroed ? AS_INDEXED : []), ...entries, '-of', 'csv=p=0', ...part], zeroed)
  return parsePackets(csv, track.reorderDelay, track.pictureTicks)
}

/**
 * Packets in file order that surely contain every picture shown from the first to the last of these
 * times.
 */
export async function packetsAround(
  core: FrameCore,
  { track, clock, duration, packets }: Probe,
  times: readonly number[],
): Promise<readonly Packet[]> {
  if (packets) return packets
  const absolute = (seconds: number) => (clock.origin * track.num) / track.den + seconds
  const inside = (seconds: number) => Math.max(0, Math.min(duration, seconds))
  const first = inside(Math.min(...times))
  const last = inside(Math.max(...times))
  const read = (lead: number, tail: number) => {
    const from = first - lead > 0 ? absolute(first - lead).toFixed(6) : ''
    return readPackets(core, track, `${from}%${absolute(last + tail).toFixed(6)}`)
  }
  const startsBefore = (found: readonly Packet[]) =>
    found[0]?.key === true && found[0].pts <= tickAt(clock, first)
  const decodable = (found: readonly Packet[]) => fromOrigin(found, clock)

  let found: readonly Packet[] = []
  for (const [i, lead] of LEAD_SECONDS.entries()) {
    const tail = TAIL_SECONDS[i] ?? 0
    found = await read(lead, tail)
    // Reading ends at the first packet past the tail; without one, the file has ended.
    const ended = !found.some((packet) => packet.pts >= tickAt(clock, last + tail))
    const complete = ended || reachesPast(found, tickAt(clock, last))
    if (complete && (first - lead <= 0 || startsBefore(found))) return decodable(found)
  }
  return decodable(found.length > 0 ? found : await readPackets(core, track))
}
