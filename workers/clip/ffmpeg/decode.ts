import type { FrameGroup } from '../../../src/domain/clip/decode-plan.ts'
import type { Clock, Packet } from '../../../src/domain/clip/shown-packets.ts'
import { neighboursWanted } from '../fields/with-neighbours.ts'
import type { Picture, PictureForm } from '../path.ts'
import { swapsSides } from '../size.ts'
import { CLIP_PATH, type FrameCore, type OutFile } from './core.ts'
import { collectFieldPictures, comesInFields, fieldFilters, fieldPixels } from './field-pictures.ts'
import type { TrackHeader } from './header.ts'
import { alphaDecoder, onWhite } from './opacity.ts'
import { OUT_DIR } from './protocol.ts'
import { matrixOption, toneFilters } from './tone.ts'
import { withoutDisposableFrames } from './without-disposable-frames.ts'

/** Where a file's index is wrong, decoding starts this much earlier, in seconds. */
const EARLIER_SECONDS = [0, 1, 10]

/**
 * Beyond this many pictures, evaluating the filter expression costs more than scaling all of them.
 */
const MOST_PICKED = 64

/**
 * In a smaller clip with its index at the end, ffmpeg reads on through the gap instead of seeking.
 */
const LEAST_BYTES_FOR_GAP = 1e6

/** The decoder's message about a missing reference picture. */
const MISSED = /Could not find ref/

/** The clip with its track facts. */
export interface DecodedClip {
  readonly blob: Blob
  readonly track: TrackHeader
  readonly clock: Clock
}

/**
 * Decodes a group's wanted pictures, upright and scaled, and passes each on as it is written;
 * pictures that the decoder does not yield are left out. Usually one run of ffmpeg on the clip
 * without disposable pictures; what that misses is decoded from the whole clip.
 */
export async function decodeGroup(
  core: FrameCore,
  { blob, track, clock }: DecodedClip,
  group: FrameGroup,
  form: PictureForm,
  onPicture: (picture: Picture) => void,
): Promise<void> {
  const inFields = comesInFields(track, form)
  const asked = inFields ? neighboursWanted(group) : group
  const ticks = new Map([...asked.wanted.keys()].map((tick) => [fileOf(tick), tick]))
  const left = new Set(group.wanted.keys())
  const fields = inFields ? collectFieldPictures(track, group, form, onPicture) : undefined

  async function decodeFrom(target: number, gap?: Packet['bytes'], counts = () => true): Promise<void> {
    // Some formats cannot seek to their start, where decoding begins anyway.
    const seek = isAtStart(target) ? [] : seekArguments((target * clock.num) / clock.den)
    const onFile = ({ name, data }: OutFile) => {
      const pts = ticks.get(name)
      if (pts === undefined || !counts()) return
      const isNew = left.delete(pts)
      if (fields) fields.add(pts, data)
      else if (isNew) onPicture({ pts, data })
    }
    const picked = fields ? [...asked.wanted.keys()] : [...left]
    await core.run([...seek, ...decodeArguments(track, picked, form, inFields)], onFile, gap)
    fields?.end()
  }
  const isAtStart = (target: number) => group.key <= clock.origin || target <= clock.origin

  // Where the clip cannot be read, ffmpeg reports that itself.
  const reduced = await withoutDisposableFrames(blob, track.codec, group.packets, asked.wanted).catch(
    () => undefined,
  )
  if (reduced) {
    await core.mount(reduced)
    // At the end of its input a decoder releases the pictures it holds back, so it needs no later
    // ones for that. An encoder may have marked a reference as disposable: from the first such
    // picture on, the result is discarded.
    const gap = blob.size < LEAST_BYTES_FOR_GAP || inFields ? undefined : group.next?.bytes
    await decodeFrom(group.seekTo, gap, () => !MISSED.test(core.complaints()))
    await core.mount(blob)
  }
  for (const earlier of EARLIER_SECONDS) {
    if (left.size === 0) return
    const target = group.seekTo - (earlier * clock.den) / clock.num
    await decodeFrom(target)
    if (isAtStart(target)) return
  }
}

/** The image muxer names a file by its picture's tick, truncated to 32 bits. */
function fileOf(tick: number): string {
  return `${Number(BigInt.asIntN(32, BigInt(tick)))}.raw`
}

/**
 * Seeks by absolute time and yields everything from the keyframe; by default ffmpeg counts from the
 * first of all tracks.
 */
function seekArguments(seconds: number): readonly string[] {
  return ['-seek_timestamp', '1', '-noaccurate_seek', '-ss', seconds.toFixed(6)]
}

function decodeArguments(
  track: TrackHeader,
  wanted: readonly number[],
  form: PictureForm,
  inFields: boolean,
) {
  const picked = wanted.length <= MOST_PICKED
  const selection = picked ? pickedOf(wanted) : stretchOf(wanted)
  // Select by tick first, so that later filters run only on wanted pictures.
  const filters = [
    `trim=end_pts=${lastOf(wanted) + 1}`,
    `select='${selection}'`,
    ...(inFields ? fieldFilters(track) : pictureFilters(track, form)),
  ]
  return [
    ...['-copyts', '-noautorotate', ...alphaDecoder(track), '-i', CLIP_PATH],
    ...['-map', `0:${track.stream}`],
    ...['-vf', filters.join(',')],
    ...(picked ? ['-frames:v', String(wanted.length)] : []),
    ...['-fps_mode', 'passthrough', '-enc_time_base', '-1', '-f', 'image2', '-frame_pts', '1'],
    ...['-c:v', 'rawvideo', '-pix_fmt', inFields ? fieldPixels(track) : PIXELS[form.pixels]],
    `${OUT_DIR}/%d.raw`,
  ]
}

const pickedOf = (wanted: readonly number[]) => wanted.map((tick) => `eq(pts\\,${tick})`).join('+')
const firstOf = (wanted: readonly number[]) => wanted.reduce((least, tick) => Math.min(least, tick))
const lastOf = (wanted: readonly number[]) => wanted.reduce((most, tick) => Math.max(most, tick))
const stretchOf = (wanted: readonly number[]) => `between(pts\\,${firstOf(wanted)}\\,${lastOf(wanted)})`

const PIXELS = { grey: 'gray', rgba: 'rgba' } as const

/** Rotates, scales and converts to sRGB. */
function pictureFilters(track: TrackHeader, { size, pixels }: PictureForm): readonly string[] {
  const stored = swapsSides(track.turn) ? { width: size.height, height: size.width } : size
  const flags = pixels === 'grey' ? 'area' : 'lanczos+accurate_rnd+full_chroma_int'
  return [
    ...onWhite(track),
    `scale=${stored.width}:${stored.height}:flags=${flags}${matrixOption(track)}`,
    ...(pixels === 'grey' ? ['format=gray'] : toneFilters(track)),
    ...(track.turn === 'none' ? [] : [track.turn]),
  ]
}
