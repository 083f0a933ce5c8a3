import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { openBenchPage } from './bench-page.mjs'
import { CLIPS, makeClip, median, WORK, X264 } from './frames.mjs'

const RUNS = Number(process.env.MAESTRO_BENCH_RUNS || 5)

const VP9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-pix_fmt', 'yuv420p']
const PHONE = { seconds: 30, gop: 30, megabits: 17, coding: X264 }

/** What phones, cameras and programs make, as far as the browser decodes it here. */
const FIVE = [
  { ...PHONE, name: 'phone 1080p H.264, GOP 30', size: [1920, 1080] },
  { ...PHONE, name: 'phone upright 1080p H.264, GOP 30', size: [1080, 1920], seconds: 10 },
  ...CLIPS.filter(({ coding }) => coding === X264),
  { name: '720p VP9, GOP 128', size: [1280, 720], seconds: 30, gop: 128, megabits: 4, coding: VP9 },
]

/** Runs with the rough pictures and without take turns, so that both meet the same load. */
async function benchClip(bench, clip) {
  const path = makeClip(clip)
  const page = await bench.open()
  const runs = { app: [], plain: [] }
  const cold = {}
  try {
    await page.locator('input').setInputFiles(path)
    for (let run = 0; run <= RUNS; run++) {
      for (const way of run % 2 ? ['app', 'plain'] : ['plain', 'app']) {
        const result = await page.evaluate((chosen) => window.runChosenClip(chosen), way)
        if (result.failure) throw new Error(`${clip.name}: ${result.failure}`)
        if (run === 0) cold[way] = result
        else runs[way].push(result)
      }
    }
  } finally {
    await page.context().close()
  }
  const ms = (way, what) => `${Math.round(median(runs[way].map((run) => run[what])))}`.padStart(6)
  console.log(
    [
      clip.name.padEnd(36),
      ms('app', 'probedMs'),
      ms('app', 'firstSightMs'),
      ms('app', 'lastSightMs'),
      ms('plain', 'firstFrameMs'),
      ms('app', 'firstFrameMs'),
      ms('plain', 'totalMs'),
      ms('app', 'totalMs'),
      `${Math.round(cold.app.firstSightMs)}`.padStart(6),
    ].join(' '),
  )
}

/**
 * How long after a clip was chosen the first picture shows, with the rough pictures of first sight
 * and without, and what they cost the exact frames. Requires ffmpeg to make the clips.
 */
export async function benchSight() {
  if (spawnSync('ffmpeg', ['-version']).status !== 0) {
    console.log('sight: there is no ffmpeg on this machine to make the clips. Skipped.')
    return
  }
  mkdirSync(WORK, { recursive: true })
  const bench = await openBenchPage('frames', WORK)
  console.log(
    [
      `\nsight: milliseconds from the choice of a clip, median of ${RUNS}; ${availableParallelism()} cores; Chromium ${bench.browser.version()}`,
      `${''.padEnd(36)} opened rough  rough  exact  exact  total  total  rough`,
      `${''.padEnd(36)}        first    all before  after before  after   cold`,
    ].join('\n'),
  )
  try {
    for (const clip of FIVE) await benchClip(bench, clip)
  } finally {
    await bench.close()
  }
}
