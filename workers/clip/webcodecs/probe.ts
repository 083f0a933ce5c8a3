import { USUAL_FPS } from '../../../src/domain/clip/sample-times.ts'
import {
  type Clock,
  endTick,
  fromFirstKey,
  fromOrigin,
  type Packet,
  secondsAt,
  shownTicks,
} from '../../../src/domain/clip/shown-packets.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { WHOLE_SECONDS } from '../path.ts'
import type { Demuxed } from './demux.ts'

/**
 * Maximum distance of a picture's file position from its display position: the limit of H.264 and
 * HEVC.
 */
const REORDERED = 16
/** Packets searched for the first shown picture at the start of a long clip. */
const HEAD_PACKETS = 4096

/** The facts of a probed clip. */
export interface Probe {
  readonly clock: Clock
  readonly duration: number
  readonly fps?: number
  /** All packets of a short clip. */
  readonly packets?: readonly Packet[]
}

/** @throws AppError `clip-no-frames`. */
export async function probeTrack(track: Demuxed): Promise<Probe> {
  const isLong = track.seconds !== undefined && track.seconds > WHOLE_SECONDS
  const packets = fromFirstKey(isLong ? await readEnds(track) : await readAll(track.packets()))
  const ticks = shownTicks(packets)
  const [origin] = ticks
  if (origin === undefined) throw new AppError('clip-no-frames')
  const clock = { num: 1, den: track.resolution, origin }
  const [before, last] = ticks.slice(-2)
  const usual = last === undefined || before === undefined ? track.resolution / USUAL_FPS : last - before
  const duration = secondsAt(clock, Math.min(track.edit.end, endTick(packets, usual)))
  const lengths = ticks.slice(1, REORDERED).map((tick, i) => tick - (ticks[i] ?? 0))
  const mean = isLong ? lengths.reduce((sum, length) => sum + length, 0) / lengths.length : 0
  const fps = isLong ? track.resolution / mean : ticks.length / duration
  return { clock, duration, ...(Number.isFinite(fps) ? { fps } : {}), ...(isLong ? {} : { packets }) }
}

async function readAll(packets: AsyncGenerator<Packet>): Promise<readonly Packet[]> {
  const all: Packet[] = []
  for await (const packet of packets) all.push(packet)
  return all
}

/** Packets of a long clip's first and last shown pictures. */
async function readEnds(track: Demuxed): Promise<readonly Packet[]> {
  const head: Packet[] = []
  let shown = 0
  for await (const packet of track.packets()) {
    head.push(packet)
    shown += Number(packet.shown)
    if (shown > REORDERED || head.length > HEAD_PACKETS) break
  }
  const end = Math.min(track.seconds ?? 0, track.edit.end / track.resolution)
  return [...head, ...(await readAll(track.packets(end)))]
}

/**
 * Packets in file order that surely contain every picture shown from the first to the last of these
 * times.
 */
export async function packetsAround(
  track: Demuxed,
  { clock, packets }: Probe,
  times: readonly number[],
): Promise<readonly Packet[]> {
  if (packets) return packets
  const absolute = (seconds: number) => clock.origin / clock.den + seconds
  const first = absolute(Math.max(0, Math.min(...times)))
  const last = absolute(Math.max(0, ...times)) * clock.den
  const found: Packet[] = []
  let later = 0
  for await (const packet of track.packets(first)) {
    found.push(packet)
    later = packet.pts > last ? later + 1 : 0
    if (later > REORDERED) break
  }
  return fromOrigin(found, clock)
}
