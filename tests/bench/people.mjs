import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { openBenchPage } from './bench-page.mjs'
import { CLIPS, makeClip } from './frames.mjs'
import { watchMemory } from './tab-memory.mjs'

const ROOT = join(import.meta.dirname, '..', '..')
const WORK = join(ROOT, 'node_modules', '.maestro', 'bench')
const RUNS = Number(process.env.MAESTRO_BENCH_RUNS || 3)
const NET_ROUNDS = 20

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

const ms = (value) => `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`
const shortest = (values) => Math.min(...values)
const mb = (value) => (value === undefined ? '?' : `${Math.round(value)} MB`)

/** A page of its own, and how much larger its process became at most. */
async function inPage(bench, job) {
  const page = await bench.open()
  try {
    // What the page itself takes, opened and at rest.
    const { peak: before } = await watchMemory(bench.browser, async () => page.evaluate(() => undefined))
    const { result, peak } = await watchMemory(bench.browser, () => job(page))
    return { result, more: peak === undefined ? undefined : peak - before }
  } finally {
    await page.context().close()
  }
}

async function benchNets(bench) {
  const { result, more } = await inPage(bench, (page) =>
    page.evaluate((rounds) => window.benchNets(rounds), NET_ROUNDS),
  )
  const all = Object.entries(result)
  const sum = (key) => all.reduce((total, [, run]) => total + shortest(run[key]), 0)
  for (const [name, run] of all)
    console.log(
      `  ${name.padEnd(6)} ${ms(median(run.ms))}, shortest ${ms(shortest(run.ms))}: × ${(shortest(run.ms) / shortest(run.bareMs)).toFixed(2)} of its bare multiplications`,
    )
  console.log(
    `  together ${ms(sum('ms'))}: × ${(sum('ms') / sum('bareMs')).toFixed(2)}, goal 150 ms; memory +${mb(more)}`,
  )
}

async function benchStills(bench) {
  for (const [name, size, width, goal] of [
    ['a wide still', 'wide', 1280, '2 s'],
    ['a close one, its part enlarged', 'close', 768, '4 s'],
  ]) {
    const { result: runs, more } = await inPage(bench, async (page) => {
      const done = []
      for (let run = 0; run <= RUNS; run++)
        done.push(await page.evaluate(([s, w]) => window.benchStill(s, w), [size, width]))
      return done
    })
    const [cold, ...warm] = runs
    console.log(
      `  ${name}: ${ms(median(warm.map((run) => run.ms)))}, cold ${ms(cold.ms)}, goal ${goal}; memory +${mb(more)}\n    ${cold.told}`,
    )
  }
}

/** Every picture decoded, 16 a second of them shrunk to the size that is measured. */
function decodeNatively(path) {
  const startedAt = performance.now()
  const filter = 'fps=16,scale=96:54:flags=area'
  const args = ['-v', 'error', '-i', path, '-vf', filter, '-pix_fmt', 'rgba', '-f', 'null', '-']
  if (spawnSync('ffmpeg', args).status !== 0) throw new Error('ffmpeg cannot decode the clip.')
  return performance.now() - startedAt
}

async function benchMeasuring(bench) {
  const [clip] = CLIPS
  const path = makeClip(clip)
  const native = []
  const { result: runs, more } = await inPage(bench, async (page) => {
    await page.locator('input').setInputFiles(path)
    const done = []
    for (let run = 0; run < RUNS; run++) {
      native.push(decodeNatively(path))
      done.push(await page.evaluate(() => window.benchMeasure()))
    }
    return done
  })
  const failed = runs.find(({ failure }) => failure)
  if (failed) throw new Error(failed.failure)
  const [ours, theirs] = [median(runs.map((run) => run.ms)), median(native)]
  console.log(
    `  ${clip.seconds} s of ${clip.name}: ${ms(ours)}, native ffmpeg only decodes and shrinks it in ${ms(theirs)}: × ${(ours / theirs).toFixed(2)}, goal 9 s; memory +${mb(more)}`,
  )
}

/**
 * The people's nets for a frame, stills of Sketch, and measuring a clip, in headless Chromium.
 * Memory is the process's largest growth. Clips require ffmpeg on the PATH; else this is reported.
 */
export async function benchPeople() {
  mkdirSync(WORK, { recursive: true })
  const bench = await openBenchPage('people', WORK)
  console.log(
    `\npeople: ${availableParallelism()} cores; Chromium ${bench.browser.version()}; ${RUNS} runs each`,
  )
  try {
    await benchNets(bench)
    await benchStills(bench)
    if (spawnSync('ffmpeg', ['-version']).status === 0) await benchMeasuring(bench)
    else console.log('  There is no ffmpeg on this machine to make a clip. Measuring is left out.')
  } finally {
    await bench.close()
  }
}
