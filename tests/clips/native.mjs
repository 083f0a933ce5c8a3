import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readSync, statSync } from 'node:fs'

const MOST_OUTPUT = 1024 ** 3
const MOST_MS = 900_000
/** Height from which a picture without colour information counts as high definition. */
const HD_HEIGHT = 720
/** Bytes in which the film of a moving photo is searched. */
const MOST_STILL_BYTES = 64 * 1024 ** 2
/** ffmpeg's usual filters from high to standard dynamic range. */
const TONE_MAP =
  'zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p'

function run(tool, args) {
  return spawnSync(tool, ['-v', 'error', ...args], { maxBuffer: MOST_OUTPUT, timeout: MOST_MS })
}

/** Runs a native tool and returns its output as bytes. @throws with its last message. */
function native(tool, ...args) {
  const { status, error, stdout, stderr } = run(tool, args)
  if (status !== 0) throw new Error(`${tool}: ${error?.message ?? String(stderr).trim().split('\n').at(-1)}`)
  return stdout
}

/** This version's option for unchanged timestamps. */
function timesAsTheyCome() {
  const [now, formerly] = [
    ['-fps_mode', 'passthrough'],
    ['-vsync', '0'],
  ]
  const probe = ['-f', 'lavfi', '-i', 'nullsrc=d=0.1', ...now, '-f', 'null', '-']
  return run('ffmpeg', probe).status === 0 ? now : formerly
}

/**
 * A clip's input arguments for native tools; for a moving photo (a JPEG or HEIC with an MP4 inside)
 * those of its film.
 */
function inputOf(clip) {
  const { size } = statSync(clip)
  const head = Buffer.alloc(Math.min(size, MOST_STILL_BYTES))
  const file = openSync(clip)
  readSync(file, head, 0, head.length, 0)
  closeSync(file)
  const isPhoto =
    (head.length > 2 && head.readUInt16BE(0) === 0xffd8) ||
    /^ftyp(hei|mif|avi)/.test(head.toString('latin1', 4, 11))
  const film = isPhoto ? head.indexOf('ftyp', 8, 'latin1') : -1
  // `file:`, because a name with a colon would be read as a protocol.
  return film < 0 ? `file:${clip}` : `subfile,,start,${film - 4},end,${size},,:file:${clip}`
}

/** ffprobe's facts about the track that the app chooses; undefined for none. */
function trackOf(input) {
  const { streams = [] } = JSON.parse(native('ffprobe', '-show_streams', '-of', 'json', input))
  return streams
    .filter((stream) => stream.codec_type === 'video' && stream.disposition?.attached_pic !== 1)
    .sort(
      (a, b) =>
        (b.disposition?.default ?? 0) - (a.disposition?.default ?? 0) ||
        b.width * b.height - a.width * a.height,
    )[0]
}

/** Whether a track's first pictures are flagged as interlaced. */
function hasFields(input, stream) {
  const first = ['-select_streams', `${stream.index}`, '-read_intervals', '%+#2']
  return /^1/m.test(
    native('ffprobe', ...first, '-show_entries', 'frame=interlaced_frame', '-of', 'csv=p=0', input),
  )
}

/**
 * ffmpeg's usual filters for progressive pictures: inverse telecine, then deinterlacing of what is
 * still combed.
 */
const OF_ONE_MOMENT = 'fieldmatch=combmatch=full:combpel=40,bwdif=mode=send_frame:deint=interlaced'

/** For transparent pictures: the decoder with alpha, and filters that composite on white. */
function onWhite({ codec_name: codec, pix_fmt: format = '', tags = {} }) {
  const isBeside = tags.alpha_mode === '1'
  if (!isBeside && !/^(yuva|gbrap|rgba|bgra|argb|abgr|ya\d|pal8)/.test(format))
    return { decoder: [], filters: [] }
  const decoder = isBeside ? ['-c:v', codec === 'vp8' ? 'libvpx' : 'libvpx-vp9'] : []
  const white = 'lutrgb=r=255:g=255:b=255:a=255'
  return {
    decoder,
    filters: [`format=rgba,split[over][under];[under]${white}[white];[white][over]overlay=format=gbrp`],
  }
}

/** A track's display aspect ratio, width over height. */
function ratioOf({ width, height, sample_aspect_ratio: aspect = '1:1', side_data_list: sides = [] }) {
  const [across = 1, down = 1] = aspect.split(':').map(Number)
  const ratio = (width * (across && down ? across / down : 1)) / height
  const turned = Math.abs(sides.find((side) => side.rotation !== undefined)?.rotation ?? 0)
  // ffmpeg rotates the picture within its frame, which no player does.
  if (turned % 90 !== 0) throw new Error(`it is turned by ${turned} degrees`)
  return turned % 180 === 90 ? 1 / ratio : ratio
}

/**
 * Presentation times in seconds of native ffmpeg's pictures from the start to past `last`, in
 * order; a picture without one counts as shown with the previous one.
 */
function shownTimes(input, stream, last) {
  const read = (...interval) => {
    const csv = native(
      ...['ffprobe', '-threads', '0', '-select_streams', `${stream.index}`, ...interval],
      ...['-show_entries', 'frame=best_effort_timestamp_time', '-of', 'csv=p=0', input],
    )
    const times = String(csv)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => Number.parseFloat(line))
    if (Number.isNaN(times[0])) throw new Error('native ffprobe gives its first picture no time')
    return times.map((time, i) => (Number.isFinite(time) ? time : (times[i - 1] ?? 0)))
  }
  const times = read('-read_intervals', `%+${Math.ceil(last) + 5}`)
  const [first = 0] = times
  // With long-lasting pictures the decoder has output too few by then.
  return (times.at(-1) ?? 0) - first > last ? times : read()
}

/**
 * Native ffmpeg's pictures at these times, `width` × `height`: for each a picture of `pixelsOf`, or
 * undefined where none decodes; its presentation time; and the kind of clip.
 * @throws where ffmpeg cannot read the clip.
 */
export function nativeFrames(clip, times, { width, height }) {
  const input = inputOf(clip)
  const stream = trackOf(input)
  if (!stream) throw new Error('ffprobe: no video track')
  const ratio = ratioOf(stream)
  const shown = shownTimes(input, stream, Math.max(...times))
  const first = shown[0] ?? 0
  const numbers = times.map((time) =>
    Math.max(
      0,
      shown.findLastIndex((at) => at <= first + time + 1e-6),
    ),
  )
  const wanted = [...new Set(numbers)].sort((a, b) => a - b)
  const isHdr = ['smpte2084', 'arib-std-b67'].includes(stream.color_transfer)
  const unsaid = !stream.color_space || stream.color_space === 'unknown'
  const isLarge = Math.min(stream.width, stream.height) >= HD_HEIGHT
  const matrix = unsaid && isLarge ? ':in_color_matrix=bt709' : ''
  const { decoder, filters: layers } = onWhite(stream)
  const isInFields = hasFields(input, stream)
  const filters = [
    ...(isInFields ? [OF_ONE_MOMENT] : []),
    `select='${wanted.map((n) => `eq(n\\,${n})`).join('+')}'`,
    ...layers,
    ...(isHdr ? [TONE_MAP] : []),
    `scale=${width}:${height}:flags=lanczos+accurate_rnd+full_chroma_int${isHdr ? '' : matrix}`,
    'format=rgb24',
    // The meaning of a JPEG's samples (ITU-T T.871).
    'scale=out_color_matrix=bt601:out_range=pc',
  ]
  const raw = native(
    ...['ffmpeg', '-nostdin', ...decoder, '-i', input, '-map', `0:${stream.index}`, '-vf', filters.join(',')],
    ...[...timesAsTheyCome(), '-frames:v', `${wanted.length}`, '-f', 'rawvideo', '-pix_fmt', 'yuvj420p', '-'],
  )
  const bytes = width * height + 2 * Math.ceil(width / 2) * Math.ceil(height / 2)
  const frames = numbers.map((n) => {
    const at = wanted.indexOf(n) * bytes
    return raw.length >= at + bytes ? raw.subarray(at, at + bytes) : undefined
  })
  return { frames, presented: numbers.map((n) => (shown[n] ?? first) - first), isHdr, isInFields, ratio }
}

/** True where native ffmpeg decodes at least one picture of a clip. */
export function nativeReads(clip) {
  try {
    return nativeFrames(clip, [0], { width: 16, height: 16 }).frames[0] !== undefined
  } catch {
    return false
  }
}

/** A JPEG's stored samples: luma, and chroma at half the size. */
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
