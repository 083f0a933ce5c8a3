import { USUAL_FPS } from '../../../src/domain/clip/sample-times.ts'
import {
  type Clock,
  endTick,
  fromFirstKey,
  type Packet,
  reachesPast,
  secondsAt,
  shownTicks,
} from '../../../src/domain/clip/shown-packets.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { WHOLE_SECONDS } from '../path.ts'
import { CLIP_PATH, type FrameCore } from './core.ts'
import { beginsWithFields, ticksOfPictures } from './field-probe.ts'
import { parseHeader, type TrackHeader } from './header.ts'
import { findMediaData } from './media-data.ts'
import { HEADER_ENTRIES } from './probed-stream.ts'
import { type Probe, readPackets } from './read-packets.ts'

/** Packets read to find the first shown frame: more each time, for clips cut by an edit list. */
const HEAD_PACKETS = [64, 512, 4096]
/**
 * Codecs that this core surely decodes. It lists others that it cannot (AV1); those must decode a
 * picture first.
 */
const SURE_CODECS = new Set(['h264', 'hevc', 'vp8', 'vp9', 'mpeg4', 'prores', 'mjpeg', 'mpeg2video'])

/** For these an MP4's index gives everything needed here. */
const INDEXED_CODECS = new Set(['h264', 'hevc'])
/** @throws AppError `clip-unsupported`, `clip-unreadable`, `clip-no-video`, `clip-no-frames`. */
export async function probeClip(core: FrameCore, file: Blob): Promise<Probe> {
  const header = await readHeader(core)
  await refuseUnsupported(core, header)
  const mayHaveFields = header.mayHaveFields ?? (await beginsWithFields(core, header))
  const pictureTicks = mayHaveFields ? await ticksOfPictures(core, header) : undefined
  const track: TrackHeader = {
    ...header,
    mayHaveFields,
    ...(pictureTicks === undefined ? {} : { pictureTicks }),
  }
  const read = (interval: string) => readPackets(core, track, interval)
  const isLong = track.seconds !== undefined && track.seconds > WHOLE_SECONDS
  const ends = isLong ? await readEnds(read, track, track.seconds) : undefined
  const there = withoutCutPicture(ends ?? (await readAllPackets(core, track, file)), track, file.size)
  const packets = fromFirstKey(there)
  const [origin] = shownTicks(packets)
  if (origin === undefined) throw new AppError('clip-no-frames', { code: 'no-times' })
  const clock = { num: track.num, den: track.den, origin }
  const duration = durationOf(packets, track, clock)
  return { track, clock, duration, ...(ends ? {} : { packets }) }
}

type ReadPackets = (interval: string) => Promise<readonly Packet[]>

/**
 * Uses the index alone where it suffices, so that a short clip's hundreds of megabytes are not
 * read.
 */
async function readAllPackets(core: FrameCore, track: TrackHeader, file: Blob) {
  // Where the file is no longer readable, ffprobe's own read reports it.
  const find = () => findMediaData(file).catch(() => undefined)
  const media = INDEXED_CODECS.has(track.codec) ? await find() : undefined
  const indexed = media ? await readPackets(core, track, undefined, media) : []
  // If all packets look like keyframes, the index may simply not mark them.
  return indexed.some(({ key }) => !key) ? indexed : await readPackets(core, track)
}

async function readHeader(core: FrameCore): Promise<TrackHeader> {
  const header = parseHeader(await core.probe(['-show_data', '-show_entries', HEADER_ENTRIES, '-of', 'json']))
  if (header?.track) return header.track
  if (header) throw new AppError('clip-no-video')
  if (/moov atom not found/.test(core.complaints())) {
    throw new AppError('clip-unreadable', { code: 'index-missing' })
  }
  throw new AppError('clip-unreadable', { code: 'format-unknown' })
}

/** A picture that does not decode tells of an unknown codec, or that the format was none. */
async function refuseUnsupported(core: FrameCore, header: TrackHeader): Promise<void> {
  const { codec, stream, isGuessed } = header
  if (SURE_CODECS.has(codec) && !isGuessed) return
  const oneFrame = ['-map', `0:${stream}`, '-frames:v', '1', '-abort_on', 'empty_output', '-f', 'null', '-']
  if (await core.run(['-i', CLIP_PATH, ...oneFrame])) return
  if (isGuessed) throw new AppError('clip-unreadable', { code: 'format-unknown' })
  throw new AppError('clip-unsupported', codec)
}

/**
 * Packets of a long clip's first and last GOP; undefined when they are not where the header says.
 */
async function readEnds(
  read: ReadPackets,
  track: TrackHeader,
  seconds: number,
): Promise<readonly Packet[] | undefined> {
  for (const count of HEAD_PACKETS) {
    const head = await read(`%+#${count}`)
    const [origin] = shownTicks(head)
    if (origin === undefined || !reachesPast(head, origin)) continue
    const last = ((origin * track.num) / track.den + seconds - 1).toFixed(6)
    const tail = await read(`${last}%`)
    return tail.some((packet) => packet.shown) ? [...head, ...tail] : undefined
  }
  return undefined
}

/**
 * Drops a picture that ends exactly at the file's end, because a truncated file mostly ends inside
 * one. A whole file's last picture also ends there, so this applies only where the header claims a
 * longer clip.
 */
function withoutCutPicture(packets: readonly Packet[], track: TrackHeader, fileBytes: number) {
  const [origin = 0] = shownTicks(packets)
  const usual = usualTicks(packets, track)
  const claimedTicks = ((track.seconds ?? 0) * track.den) / track.num
  const isCut = origin + claimedTicks > endTick(packets, usual) + usual
  return isCut ? packets.filter((packet) => packet.bytes?.[1] !== fileBytes) : packets
}

/** An edit list may end inside the last picture; otherwise the packets decide, not the header. */
function durationOf(packets: readonly Packet[], track: TrackHeader, clock: Clock): number {
  const end = secondsAt(clock, endTick(packets, usualTicks(packets, track)))
  const lastStart = secondsAt(clock, shownTicks(packets).at(-1) ?? clock.origin)
  const claimed = track.seconds ?? end
  return claimed > lastStart && claimed < end ? claimed : end
}

/** Duration in ticks of a picture without one: that of the picture before the last. */
function usualTicks(packets: readonly Packet[], track: TrackHeader): number {
  const [before, last] = shownTicks(packets).slice(-2)
  if (before !== undefined && last !== undefined) return last - before
  return track.den / track.num / (track.fps ?? USUAL_FPS)
}
