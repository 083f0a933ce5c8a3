import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { openBenchPage } from './bench-page.mjs'
import { CLIPS, makeClip } from './frames.mjs'
import { watchHeap } from './tab-heap.mjs'
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

/**
 * Runs a job `runs` times in a page of its own, and once in another whose heap is watched, which
 * slows it. What the page itself takes, opened and at rest, is not counted.
 * @returns its results, and how much larger heap and process became at most, in words
 */
async function inPage(bench, job, runs = 1) {
  const withPage = async (use) => {
    const page = await bench.open()
    try {
      return await use(page)
    } finally {
      await page.context().close()
    }
  }
  const timed = await withPage(async (page) => {
    const { peak: before } = await watchMemory(bench.browser, async () => page.evaluate(() => undefined))
    const all = async () => {
      const results = []
      for (let run = 0; run < runs; run++) results.push(await job(page))
      return results
    }
    const { result: results, peak } = await watchMemory(bench.browser, all)
    return { results, more: peak === undefined ? undefined : peak - before }
  })
  const heap = await withPage(async (page) => {
    const { heap: before } = await watchHeap(page, () => page.evaluate(() => undefined))
    // A second one meets what the first has left.
    const { heap: peak } = await watchHeap(page, () => job(page).then(() => job(page)))
    return peak - before
  })
  return { results: timed.results, memory: `heap +${mb(heap)} (process +${mb(timed.more)})` }
}

async function benchNets(bench) {
  const {
    results: [result],
    memory,
  } = await inPage(bench, (page) => page.evaluate((rounds) => window.benchNets(rounds), NET_ROUNDS))
  const all = Object.entries(result)
  const sum = (key) => all.reduce((total, [, run]) => total + shortest(run[key]), 0)
  for (const [name, run] of all)
    console.log(
      `  ${name.padEnd(6)} ${ms(median(run.ms))}, shortest ${ms(shortest(run.ms))}: × ${(shortest(run.ms) / shortest(run.bareMs)).toFixed(2)} of its bare multiplications`,
    )
  console.log(
    `  together ${ms(sum('ms'))}: × ${(sum('ms') / sum('bareMs')).toFixed(2)}, goal 150 ms; ${memory}`,
  )
}

async function benchStills(bench) {
  for (const [name, size, width, goal] of [
    ['a wide still', 'wide', 1280, '2 s'],
    ['a close one, its part enlarged', 'close', 768, '4 s'],
  ]) {
    const still = (page) => page.evaluate(([s, w]) => window.benchStill(s, w), [size, width])
    const {
      results: [cold, ...warm],
      memory,
    } = await inPage(bench, still, RUNS + 1)
    console.log(
      `  ${name}: ${ms(median(warm.map((run) => run.ms)))}, cold ${ms(cold.ms)}, goal ${goal}; ${memory}\n    ${cold.told}`,
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
  const measure = async (page) => {
    await page.locator('input').setInputFiles(path)
    native.push(decodeNatively(path))
    return page.evaluate(() => window.benchMeasure())
  }
  const { results: runs, memory } = await inPage(bench, measure, RUNS)
  const failed = runs.find(({ failure }) => failure)
  if (failed) throw new Error(failed.failure)
  const [ours, theirs] = [median(runs.map((run) => run.ms)), median(native)]
  console.log(
    `  ${clip.seconds} s of ${clip.name}: ${ms(ours)}, native ffmpeg only decodes and shrinks it in ${ms(theirs)}: × ${(ours / theirs).toFixed(2)}, goal 9 s; ${memory}`,
  )
}

/**
 * The people's nets for a frame, stills of Sketch, and measuring a clip, in headless Chromium.
 * Memory: the goal of 100 MB is about the app's own. Clips require ffmpeg on the PATH; else this is
 * reported.
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
