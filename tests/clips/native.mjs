import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MOST_OUTPUT = 1024 ** 3
/** From this height on, a picture that does not say how its colours are coded is taken for high definition. */
const HD_HEIGHT = 720
/** The usual way from high dynamic range to a usual screen with this program. */
const TONE_MAP =
  'zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p'

/** Runs a native tool; its output as bytes. @throws with what it complained of. */
export function native(tool, ...args) {
  const { status, error, stdout, stderr } = spawnSync(tool, ['-v', 'error', ...args], {
    maxBuffer: MOST_OUTPUT,
    timeout: 300_000,
  })
  if (status !== 0) throw new Error(`${tool}: ${error?.message ?? String(stderr).trim().split('\n').at(-1)}`)
  return stdout
}

/** The film in a moving photo (a JPEG with an MP4 behind it) as a file of its own; any other clip as it is. */
export function filmOf(clip) {
  const bytes = readFileSync(clip)
  if (bytes.readUInt16BE(0) !== 0xffd8) return clip
  const at = bytes.indexOf('ftyp', 8, 'latin1')
  if (at < 0) return clip
  const film = join(mkdtempSync(join(tmpdir(), 'film-')), 'film.mp4')
  writeFileSync(film, bytes.subarray(at - 4))
  return film
}

/** What native ffprobe says of the track that the app would choose; undefined when it finds none. */
function trackOf(clip) {
  const { streams = [] } = JSON.parse(native('ffprobe', '-show_streams', '-of', 'json', clip))
  return streams
    .filter((stream) => stream.codec_type === 'video' && stream.disposition?.attached_pic !== 1)
    .sort(
      (a, b) =>
        (b.disposition?.default ?? 0) - (a.disposition?.default ?? 0) ||
        b.width * b.height - a.width * a.height,
    )[0]
}

/** Times (seconds) at which native ffmpeg shows pictures in the first `seconds` of a clip. */
function shownTimes(clip, stream, seconds) {
  const csv = native(
    ...['ffprobe', '-select_streams', `${stream.index}`, '-read_intervals', `%+${seconds}`],
    ...['-show_entries', 'frame=best_effort_timestamp_time', '-of', 'csv=p=0', clip],
  )
  return String(csv)
    .split('\n')
    .map((line) => Number.parseFloat(line))
    .filter((time) => Number.isFinite(time))
}

/** The frames that native ffmpeg decodes for these times, `width` × `height`, as `pixelsOf` gives them. */
export function nativeFrames(clip, times, { width, height }) {
  const stream = trackOf(clip)
  if (!stream) throw new Error('no video track')
  const seconds = Math.ceil(Math.max(...times)) + 5
  const shown = shownTimes(clip, stream, seconds)
  const first = shown[0] ?? 0
  const numbers = times.map((time) => {
    const at = shown.findLastIndex((shownAt) => shownAt <= first + time + 1e-6)
    return Math.max(0, at)
  })
  const wanted = [...new Set(numbers)].sort((a, b) => a - b)
  const isHdr = ['smpte2084', 'arib-std-b67'].includes(stream.color_transfer)
  const unsaid = !stream.color_space || stream.color_space === 'unknown'
  const isLarge = Math.min(stream.width, stream.height) >= HD_HEIGHT
  const matrix = unsaid && isLarge ? ':in_color_matrix=bt709' : ''
  const filters = [
    `select='${wanted.map((n) => `eq(n\\,${n})`).join('+')}'`,
    ...(isHdr ? [TONE_MAP] : []),
    `scale=${width}:${height}:flags=lanczos+accurate_rnd+full_chroma_int${isHdr ? '' : matrix}`,
    'format=rgb24',
    // What a JPEG means by its samples (ITU-T T.871).
    'scale=out_color_matrix=bt601:out_range=pc',
  ]
  const raw = native(
    ...['ffmpeg', '-nostdin', '-i', clip, '-map', `0:${stream.index}`, '-vf', filters.join(',')],
    ...['-vsync', '0', '-frames:v', `${wanted.length}`, '-f', 'rawvideo', '-pix_fmt', 'yuvj420p', '-'],
  )
  const bytes = width * height + 2 * Math.ceil(width / 2) * Math.ceil(height / 2)
  const frames = numbers.map((n) => {
    const at = wanted.indexOf(n) * bytes
    return raw.length >= at + bytes ? raw.subarray(at, at + bytes) : undefined
  })
  return { frames, isHdr, presented: numbers.map((n) => (shown[n] ?? first) - first) }
}

/** A JPEG's samples as it holds them: lightness, and colours at half the size. */
export function pixelsOf(jpeg) {
  const { stdout } = spawnSync(
    'ffmpeg',
    ['-v', 'error', '-f', 'mjpeg', '-i', '-', '-f', 'rawvideo', '-pix_fmt', 'yuvj420p', '-'],
    { input: jpeg, maxBuffer: MOST_OUTPUT },
  )
  return stdout
}

/** Peak signal-to-noise ratio in dB of two pictures of the same size. */
export function psnr(one, other) {
  let squares = 0
  for (let i = 0; i < one.length; i++) squares += (one[i] - other[i]) ** 2
  return squares === 0 ? 99 : 10 * Math.log10((255 * 255 * one.length) / squares)
}
