import type { Packet } from '../src/domain/frame-plan.ts'

/** The entries of ffprobe's answer that `parsePackets` reads, in the order in which it always prints them. */
export const PACKET_ENTRIES = 'packet=pts,dts,duration,size,pos,flags'

/**
 * Reads ffprobe's CSV, a packet a line. Left out: packets that the file ends in the middle of, and those without
 * any time. Where a file (AVI) knows only when a picture is decoded, that is taken for when it is seen.
 */
export function parsePackets(csv: string, fileBytes: number): readonly Packet[] {
  return csv
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(','))
    .filter(([, , , size, pos]) => !(Number(pos) + Number(size) > fileBytes))
    .map(([pts, dts, duration, , , flags = '']) => ({
      pts: Number(pts === 'N/A' ? dts : pts),
      dts: Number(dts),
      duration: Number(duration) || 0,
      key: flags.includes('K'),
      shown: !flags.includes('D'),
    }))
    .filter((packet) => Number.isFinite(packet.pts))
}
