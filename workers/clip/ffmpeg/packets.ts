import type { Packet } from '../../../src/domain/clip/shown-packets.ts'

/** The entries of ffprobe's output that `parsePackets` reads, in ffprobe's fixed order. */
export const PACKET_ENTRIES = 'packet=pts,dts,duration,size,pos,flags'

const UNKNOWN = 'N/A'

/**
 * Parses ffprobe's CSV, one packet per line. Packets without any time are dropped. AVI and MPEG
 * files may lack the presentation time of reference pictures: the decoder holds such a picture back
 * until it has read the `reorderDelay`-th next one of its kind, and it gets that one's time.
 * Interlaced H.264 may have one packet per field: `pictureTicks`, the duration of both, joins them.
 */
export function parsePackets(csv: string, reorderDelay: number, pictureTicks?: number): readonly Packet[] {
  const listed = csv
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

  const rows = pictureTicks === undefined ? listed : joinFields(listed, pictureTicks)
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

interface Row extends Pick<Packet, 'dts' | 'duration' | 'key' | 'shown' | 'bytes'> {
  readonly pts: number | undefined
}

/** A field lasts half a picture; containers round. */
const FIELD_SHARE = 0.75

/** Joins the second field of a picture into the first's packet, whose time is the picture's. */
function joinFields(rows: readonly Row[], pictureTicks: number): readonly Row[] {
  const most = FIELD_SHARE * pictureTicks
  const joined: Row[] = []
  let first: Row | undefined
  for (const row of rows) {
    const late = (row.pts ?? Number.NaN) - (first?.pts ?? Number.NaN)
    const isUntimed = row.pts === undefined && Number.isNaN(row.dts)
    const areShort = isWithin(row.duration, most) && isWithin(first?.duration ?? 0, most)
    // Decoding starts at first fields.
    const mayBeSecond = first !== undefined && (first.key || !row.key)
    if (first && mayBeSecond && (isUntimed || areShort || isWithin(late, most))) {
      const { bytes, ...rest } = first
      const end = row.bytes?.[1]
      const both: Row['bytes'] = bytes && end !== undefined && end > bytes[0] ? [bytes[0], end] : undefined
      joined[joined.length - 1] = {
        ...rest,
        duration: Math.min(first.duration + row.duration, pictureTicks),
        ...(both ? { bytes: both } : {}),
      }
      first = undefined
    } else {
      joined.push(row)
      first = row
    }
  }
  return joined
}

const isWithin = (ticks: number, most: number) => ticks > 0 && ticks <= most

function bytesOf(start: number, size: number): Pick<Packet, 'bytes'> {
  return Number.isFinite(start + size) ? { bytes: [start, start + size] } : {}
}
