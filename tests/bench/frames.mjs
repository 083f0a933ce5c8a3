import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { build } from 'vite'
import { serve } from '../../serve.mjs'
import { chromiumPath } from '../chromium.mjs'

const ROOT = join(import.meta.dirname, '..', '..')
const WORK = join(ROOT, 'node_modules', '.maestro', 'bench')
const CLIP = { seconds: 30, fps: 30, width: 1920, height: 1080, gop: 250, megabits: 16 }
const RUNS = 3

const frameCount = Math.ceil(CLIP.seconds / 2)
const TIMES = Array.from({ length: frameCount }, (_, i) => (CLIP.seconds * (i + 1)) / (frameCount + 1))
const JPEG = ['-vf', 'scale=768:-2', '-q:v', '3']

function ffmpeg(...args) {
  const { status, error, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args])
  if (status !== 0) throw new Error(`ffmpeg ${args.join(' ')}: ${error?.message ?? stderr}`)
}

/** A moving, slightly noisy test picture at the bit rate of a phone's camera; kept for the next run. */
function makeClip() {
  const path = join(WORK, `${CLIP.height}p-${CLIP.seconds}s-gop${CLIP.gop}-${CLIP.megabits}mbit.mp4`)
  if (existsSync(path)) return path
  console.log(`Making the clip: ${CLIP.width}×${CLIP.height}, ${CLIP.seconds} s, GOP ${CLIP.gop}`)
  const { width, height, fps, seconds, gop, megabits } = CLIP
  const source = `testsrc2=s=${width}x${height}:r=${fps}:d=${seconds},noise=alls=6:allf=t`
  const gops = ['-g', `${gop}`, '-keyint_min', `${gop}`, '-sc_threshold', '0', '-bf', '3']
  const rate = ['-b:v', `${megabits}M`, '-maxrate', `${megabits}M`, '-bufsize', `${megabits * 2}M`]
  const coding = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', ...rate, ...gops]
  // Under another name until it is whole.
  const making = join(WORK, 'making.mp4')
  ffmpeg('-f', 'lavfi', '-i', source, ...coding, '-movflags', '+faststart', making)
  renameSync(making, path)
  return path
}

function timed(job) {
  const startedAt = performance.now()
  job()
  return performance.now() - startedAt
}

/** All wanted frames in one decoding pass, by number. */
function nativeOnePass(clip) {
  const picked = TIMES.map((time) => `eq(n\\,${Math.floor(time * CLIP.fps + 1e-6)})`).join('+')
  const out = join(WORK, 'one-pass-%d.jpg')
  ffmpeg('-i', clip, '-vf', `select='${picked}',scale=768:-2`, '-vsync', '0', '-q:v', '3', out)
}

function nativePerSeek(clip) {
  for (const [i, time] of TIMES.entries()) {
    ffmpeg('-ss', time.toFixed(6), '-i', clip, '-frames:v', '1', ...JPEG, join(WORK, `seek-${i}.jpg`))
  }
}

/** The page with the app's own service and workers, as the production build makes them. */
async function openPage() {
  const dist = join(WORK, 'page')
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    base: './',
    publicDir: false,
    worker: { format: 'es' },
    build: {
      outDir: dist,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(import.meta.dirname, 'frames.html') },
    },
  })
  const server = await serve({ root: dist, port: 0 })
  const executablePath = chromiumPath()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox'],
  })
  const page = await browser.newPage()
  await page.goto(`${server.url}tests/bench/frames.html`)
  return {
    version: browser.version(),
    run: async (clip) => {
      await page.locator('input').setInputFiles(clip)
      return await page.evaluate(() => window.sampleChosenClip())
    },
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

function row(name, timesMs, baseMs) {
  const ms = (value) => `${Math.round(value)}`.padStart(7)
  const ratio = `${(median(timesMs) / baseMs).toFixed(2)}×`.padStart(8)
  return `${name.padEnd(34)}${ms(median(timesMs))}${ms(Math.min(...timesMs))}${ms(Math.max(...timesMs))}${ratio}`
}

/**
 * The frame job (15 frames of a 30 s clip, 1080p, GOP 250) by the app in headless Chromium and by native ffmpeg,
 * in turns within one run. Needs ffmpeg on the PATH, to make the clip and to compare with; else it says so.
 */
export async function benchFrames() {
  if (spawnSync('ffmpeg', ['-version']).status !== 0) {
    console.log('frames: there is no ffmpeg on this machine to make the clip and to compare with. Skipped.')
    return
  }
  mkdirSync(WORK, { recursive: true })
  const clip = makeClip()
  const page = await openPage()
  const took = { onePass: [], perSeek: [], ours: [], probe: [], first: [] }
  try {
    const cold = await page.run(clip)
    for (let run = 0; run < RUNS; run++) {
      took.onePass.push(timed(() => nativeOnePass(clip)))
      took.perSeek.push(timed(() => nativePerSeek(clip)))
      const ours = await page.run(clip)
      if (ours.frames !== TIMES.length) throw new Error(`${ours.frames} of ${TIMES.length} frames came.`)
      took.ours.push(ours.totalMs)
      took.probe.push(ours.probedMs)
      took.first.push(ours.firstFrameMs)
    }
    const base = median(took.onePass)
    console.log(
      [
        `\nframes: ${TIMES.length} frames of ${CLIP.seconds} s ${CLIP.height}p H.264, ${CLIP.megabits} Mbit/s, GOP ${CLIP.gop}; ${availableParallelism()} cores; Chromium ${page.version}; ${RUNS} runs in turns`,
        `${'milliseconds'.padEnd(34)} median    min    max  ratio to one pass`,
        row('native ffmpeg, one pass', took.onePass, base),
        row('native ffmpeg, one seek a frame', took.perSeek, base),
        row('the app', took.ours, base),
        row('  of which until probed', took.probe, base),
        row('  of which until the first frame', took.first, base),
        `the app's first run (cold): ${Math.round(cold.totalMs)} ms`,
        `the app against native per seek: ${(median(took.ours) / median(took.perSeek)).toFixed(2)}×`,
      ].join('\n'),
    )
  } finally {
    await page.close()
  }
}
