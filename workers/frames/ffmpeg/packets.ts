import type { Packet } from '../../../src/domain/frame-plan.ts'

/** The entries of ffprobe's answer that `parsePackets` reads, in the order in which it always prints them. */
export const PACKET_ENTRIES = 'packet=pts,dts,duration,size,pos,flags'

const UNKNOWN = 'N/A'

/**
 * Reads ffprobe's CSV, a packet a line. Packets without any time are left out. Some files (AVI, MPEG) do not always
 * say when a picture is seen that others are coded from: the decoder holds it back until it has read the
 * `reorderDelay`-th next of its kind, and that is the time that it is given here.
 */
export function parsePackets(csv: string, reorderDelay: number): readonly Packet[] {
  const rows = csv
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(','))
    .map(([pts, dts, duration, size, pos, flags = '']) => ({
      pts: pts === UNKNOWN ? undefined : Number(pts),
      dts: Number(dts),
      duration: Number(duration) || 0,
      key: flags.includes('K'),
      shown: !flags.includes('D'),
      ...bytesOf(Number(pos), Number(size)),
    }))

  const held = rows.filter((row) => row.pts === undefined || row.pts > row.dts)
  const placeOf = new Map(held.map((row, index) => [row, index]))
  const last = rows.at(-1)
  const shownAt = (row: (typeof rows)[number]) => {
    const next = (placeOf.get(row) ?? 0) + reorderDelay
    const beyond = next - held.length + 1
    return held[next]?.dts ?? (last ? last.dts + beyond * (last.duration || 1) : Number.NaN)
  }
  return rows
    .map((row) => ({ ...row, pts: row.pts ?? shownAt(row) }))
    .filter((packet) => Number.isFinite(packet.pts))
}

function bytesOf(start: number, size: number): Pick<Packet, 'bytes'> {
  return Number.isFinite(start + size) ? { bytes: [start, start + size] } : {}
}
