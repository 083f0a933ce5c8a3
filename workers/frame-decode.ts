import type { Clock, FrameGroup } from '../src/domain/frame-plan.ts'
import { matrixOption, toneFilters } from './frame-colour.ts'
import { CLIP_PATH, type FrameCore, OUT_DIR } from './frame-core.ts'
import type { TrackHeader } from './frame-header.ts'
import { type Size, swapsSides } from './frame-size.ts'

/** Where a file's index is not true, decoding is begun this much earlier, in seconds. */
const EARLIER_SECONDS = [0, 1, 10]

/** One decoded picture: `size.width * size.height` RGBA pixels in rows from the top. */
export interface RawFrame {
  readonly pts: number
  readonly rgba: Uint8Array<ArrayBuffer>
}

/**
 * Decodes a group's wanted pictures in one run of ffmpeg, upright and scaled to `size`.
 * Pictures that the decoder does not yield are left out.
 */
export async function decodeGroup(
  core: FrameCore,
  track: TrackHeader,
  clock: Clock,
  group: FrameGroup,
  size: Size,
): Promise<readonly RawFrame[]> {
  const frames: RawFrame[] = []
  let wanted = [...group.wanted.keys()]
  for (const earlier of EARLIER_SECONDS) {
    const target = group.seekTo - (earlier * clock.den) / clock.num
    // Some formats cannot seek to their very beginning; but there decoding starts of itself.
    const isFirst = group.key <= clock.origin || target <= clock.origin
    const seek = isFirst ? [] : seekArguments((target * clock.num) / clock.den)
    await core.run([...seek, ...decodeArguments(track, wanted, size)])
    const files = await core.list()
    for (const pts of wanted.filter((tick) => files.includes(fileOf(tick)))) {
      frames.push({ pts, rgba: await core.take(fileOf(pts)) })
    }
    wanted = wanted.filter((tick) => !files.includes(fileOf(tick)))
    if (wanted.length === 0) break
  }
  return frames
}

/** The image writer names a file by its picture's tick, cut to 32 bits. */
function fileOf(tick: number): string {
  return `${Number(BigInt.asIntN(32, BigInt(tick)))}.rgba`
}

/** By absolute time, and yielding all from the keyframe on; by default it counts from the first of all tracks. */
function seekArguments(seconds: number): readonly string[] {
  return ['-seek_timestamp', '1', '-noaccurate_seek', '-ss', seconds.toFixed(6)]
}

function decodeArguments(track: TrackHeader, wanted: readonly number[], size: Size): readonly string[] {
  return [
    ...['-copyts', '-noautorotate', '-i', CLIP_PATH, '-map', `0:${track.stream}`],
    ...['-vf', filterOf(track, wanted, size), '-frames:v', String(wanted.length)],
    ...['-fps_mode', 'passthrough', '-enc_time_base', '-1'],
    ...['-f', 'image2', '-frame_pts', '1', '-c:v', 'rawvideo', '-pix_fmt', 'rgba', `${OUT_DIR}/%d.rgba`],
  ]
}

/** Picks by tick first, so that scaling, turning and colours cost only what is kept. */
function filterOf(track: TrackHeader, wanted: readonly number[], size: Size): string {
  const stored = swapsSides(track.turn) ? { width: size.height, height: size.width } : size
  return [
    `trim=end_pts=${Math.max(...wanted) + 1}`,
    `select='${wanted.map((tick) => `eq(pts\\,${tick})`).join('+')}'`,
    `scale=${stored.width}:${stored.height}:flags=lanczos+accurate_rnd+full_chroma_int${matrixOption(track)}`,
    ...toneFilters(track),
    ...(track.turn === 'none' ? [] : [track.turn]),
  ].join(',')
}
