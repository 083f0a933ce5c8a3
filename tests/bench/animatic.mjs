import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { openBenchPage } from './bench-page.mjs'

const WORK = join(import.meta.dirname, '..', '..', 'node_modules', '.maestro', 'bench')
const SHOTS = 10
const SECONDS = 30
const MOVES = ['push-in', 'pan-left', 'static', 'handheld', 'tilt-up']

/** The ways, and how long each may take as a share of the video's length. */
const WAYS = [
  { name: 'as the app does', kind: 'animatic', way: 'app', most: 0.5 },
  { name: 'VP9 in WebM', kind: 'animatic', way: 'vp9', most: 0.5 },
  { name: "by ffmpeg's core", kind: 'animatic', way: 'ffmpeg', most: 2 },
  { name: 'as GIF', kind: 'gif', way: 'app', most: 5 / SECONDS },
]

/** Videos of a board of 30 s at 720p in headless Chromium: milliseconds, and the goal. */
export async function benchAnimatic() {
  mkdirSync(WORK, { recursive: true })
  const bench = await openBenchPage('animatic', WORK)
  const shots = Array.from({ length: SHOTS }, (_, i) => ({
    duration: SECONDS / SHOTS,
    move: MOVES[i % MOVES.length],
    dialogue: i % 2 === 0 ? 'Who goes there?' : undefined,
  }))
  try {
    console.log(
      `\nanimatic: ${SHOTS} shots, ${SECONDS} s, 1280 × 720, 24 frames a second; ${availableParallelism()} cores; Chromium ${bench.browser.version()}`,
    )
    for (const { name, kind, way, most } of WAYS) {
      const page = await bench.open()
      const run = await page.evaluate((wish) => window.makeAnimatic(wish), {
        ...{ kind, way, shots, rate: '24', size: { width: 1600, height: 900 } },
        animatic: { height: 720, burnt: ['captions', 'timecode'], sound: false, file: 'auto' },
      })
      const share = run.ms / 1000 / SECONDS
      console.log(
        run.failure
          ? `${name.padEnd(20)} ${run.failure}`
          : `${name.padEnd(20)}${String(Math.round(run.ms)).padStart(8)} ms${share.toFixed(2).padStart(7)} × its length (goal ${most.toFixed(2)})   ${run.path}`,
      )
      await page.context().close()
    }
  } finally {
    await bench.close()
  }
}
