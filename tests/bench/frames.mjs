import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { openBenchPage } from './bench-page.mjs'
import { watchMemory } from './tab-memory.mjs'

const ROOT = join(import.meta.dirname, '..', '..')
export const WORK = join(ROOT, 'node_modules', '.maestro', 'bench')
const RUNS = Number(process.env.MAESTRO_BENCH_RUNS || 3)

export const X264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-bf', '3']
const X265 = [
  ...['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error'],
  ...['-pix_fmt', 'yuv420p10le', '-tag:v', 'hvc1'],
]

/** The jobs: one frame every two seconds, and the middle one. */
export const CLIPS = [
  { name: '1080p H.264, GOP 250', size: [1920, 1080], seconds: 30, gop: 250, megabits: 16, coding: X264 },
  { name: '4K H.264, GOP 60', size: [3840, 2160], seconds: 30, gop: 60, megabits: 40, coding: X264 },
  { name: '4K HEVC, 10 bits', size: [3840, 2160], seconds: 10, gop: 60, megabits: 40, coding: X265 },
]
const FPS = 30

function ffmpeg(...args) {
  const { status, error, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args])
  if (status !== 0) throw new Error(`ffmpeg ${args.join(' ')}: ${error?.message ?? stderr}`)
}

/** A moving, slightly noisy test picture at a phone camera's bit rate; cached for the next run. */
export function makeClip({ name, size: [width, height], seconds, gop, megabits, coding }) {
  const path = join(WORK, `${name.replace(/\W+/g, '-')}-${seconds}s-${megabits}mbit.mp4`)
  if (existsSync(path)) return path
  console.log(`Making the clip: ${name}`)
  const source = `testsrc2=s=${width}x${height}:r=${FPS}:d=${seconds},noise=alls=6:allf=t`
  const gops = ['-g', `${gop}`, '-keyint_min', `${gop}`, '-sc_threshold', '0']
  const rate = ['-b:v', `${megabits}M`, '-maxrate', `${megabits}M`, '-bufsize', `${megabits * 2}M`]
  // Under a temporary name until complete.
  const making = join(WORK, 'making.mp4')
  ffmpeg('-f', 'lavfi', '-i', source, ...coding, ...rate, ...gops, '-movflags', '+faststart', making)
  renameSync(making, path)
  return path
}

function timesOf({ seconds }) {
  const count = Math.ceil(seconds / 2)
  const even = Array.from({ length: count }, (_, i) => (seconds * (i + 1)) / (count + 1))
  return [...new Set([...even, seconds / 2])]
}

function timed(job) {
  const startedAt = performance.now()
  job()
  return performance.now() - startedAt
}

/** All wanted frames in one decoding pass, by number. */
function nativeOnePass(path, clip) {
  const picked = timesOf(clip)
    .map((time) => `eq(n\\,${Math.floor(time * FPS + 1e-6)})`)
    .join('+')
  const out = join(WORK, 'one-pass-%d.jpg')
  ffmpeg('-i', path, '-vf', `select='${picked}',scale=768:-2`, '-vsync', '0', '-q:v', '3', out)
}

function nativePerSeek(path, clip) {
  for (const [i, time] of timesOf(clip).entries()) {
    const jpeg = ['-vf', 'scale=768:-2', '-q:v', '3', join(WORK, `seek-${i}.jpg`)]
    ffmpeg('-ss', time.toFixed(6), '-i', path, '-frames:v', '1', ...jpeg)
  }
}

/** OpenCV's way: seek by frame number, read, shrink, write. */
const OPENCV = `
import cv2, sys
path, out, *numbers = sys.argv[1:]
clip = cv2.VideoCapture(path)
for number in map(int, numbers):
    clip.set(cv2.CAP_PROP_POS_FRAMES, number)
    ok, frame = clip.read()
    assert ok
    height, width = frame.shape[:2]
    frame = cv2.resize(frame, (768, round(768 * height / width)), interpolation=cv2.INTER_LANCZOS4)
    cv2.imwrite(out + str(number) + '.jpg', frame, [cv2.IMWRITE_JPEG_QUALITY, 85])
`

/** The first Python with OpenCV: not every Python sees the system's packages. */
const PYTHON = ['python3', '/usr/bin/python3'].find(
  (python) => spawnSync(python, ['-c', 'import cv2']).status === 0,
)

function openCv(path, clip) {
  const numbers = timesOf(clip).map((time) => `${Math.floor(time * FPS + 1e-6)}`)
  const { status, stderr } = spawnSync(PYTHON, ['-c', OPENCV, path, join(WORK, 'cv-'), ...numbers])
  if (status !== 0) throw new Error(`OpenCV: ${stderr}`)
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/** The app's job in a new tab: once cold, then as often as the others. */
async function benchApp(bench, path, way, count) {
  const page = await bench.open()
  const runs = []
  try {
    await page.locator('input').setInputFiles(path)
    const { peak } = await watchMemory(bench.browser, async () => {
      for (let run = 0; run <= RUNS; run++) {
        const result = await page.evaluate((chosen) => window.runChosenClip(chosen), way)
        runs.push(result)
        if (result.failure) return
      }
    })
    const [cold, ...warm] = runs
    const failure = runs.at(-1).failure
    if (failure) return { failure }
    if (cold.frames.length !== count) return { failure: `${cold.frames.length} of ${count} frames came` }
    return {
      decoder: cold.report.decoder,
      coldMs: cold.totalMs,
      timesMs: warm.map(({ totalMs }) => totalMs),
      firstShare: median(warm.map(({ firstFrameMs, totalMs }) => firstFrameMs / totalMs)),
      megabytes: peak,
    }
  } finally {
    await page.context().close()
  }
}

async function benchClip(bench, clip) {
  const path = makeClip(clip)
  const count = timesOf(clip).length
  const repeat = (job) => Array.from({ length: RUNS }, () => timed(() => job(path, clip)))
  const opencv = PYTHON ? repeat(openCv) : undefined
  const onePass = repeat(nativeOnePass)
  const perSeek = repeat(nativePerSeek)
  const app = await benchApp(bench, path, 'app', count)
  const wasm = app.decoder === 'ffmpeg' ? undefined : await benchApp(bench, path, 'ffmpeg', count)
  const base = median(opencv ?? onePass)
  const row = (name, timesMs, more = '') => {
    const ms = (value) => `${Math.round(value)}`.padStart(7)
    const ratio = `${(median(timesMs) / base).toFixed(2)}×`.padStart(8)
    return `${name.padEnd(32)}${ms(median(timesMs))}${ms(Math.min(...timesMs))}${ms(Math.max(...timesMs))}${ratio}${more}`
  }
  const appRow = (name, { failure, decoder, coldMs, timesMs, firstShare, megabytes }) =>
    failure
      ? `${name.padEnd(32)} ${failure}`
      : row(
          `${name} (${decoder})`,
          timesMs,
          `   first frame ${Math.round(firstShare * 100)} %   cold ${Math.round(coldMs)}   tab ${megabytes ? `${Math.round(megabytes)} MB` : '?'}`,
        )
  console.log(
    [
      `\nframes: ${count} of ${clip.seconds} s ${clip.name}, ${clip.megabits} Mbit/s; ${availableParallelism()} cores; Chromium ${bench.browser.version()}; ${RUNS} runs each`,
      `${'milliseconds'.padEnd(32)} median    min    max  ratio to ${opencv ? 'OpenCV' : 'one pass'}`,
      ...(opencv ? [row('OpenCV, one seek a frame', opencv)] : []),
      row('native ffmpeg, one pass', onePass),
      row('native ffmpeg, one seek a frame', perSeek),
      appRow('the app', app),
      ...(wasm ? [appRow('the app without codecs', wasm)] : []),
    ].join('\n'),
  )
}

/**
 * The frame job in headless Chromium, with the browser's codecs and with ffmpeg in WebAssembly,
 * against native tools. Requires ffmpeg on the PATH, to make and compare clips; else it reports
 * that. OpenCV is optional.
 */
export async function benchFrames() {
  if (spawnSync('ffmpeg', ['-version']).status !== 0) {
    console.log('frames: there is no ffmpeg on this machine to make the clips and to compare with. Skipped.')
    return
  }
  mkdirSync(WORK, { recursive: true })
  const bench = await openBenchPage('frames', WORK)
  const asked = process.env.MAESTRO_BENCH_CLIP
  try {
    for (const clip of CLIPS) {
      if (!asked || clip.name.includes(asked)) await benchClip(bench, clip)
    }
  } finally {
    await bench.close()
  }
}
