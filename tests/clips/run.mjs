// `npm run test:clips -- DIR` runs the app's frame job in headless Chromium on every file below a
// folder, and compares each frame with native ffmpeg's at that time. Without a folder it makes
// clips in odd forms. Prints a line per file; exits 1 when a file failed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { openBenchPage } from '../bench/bench-page.mjs'
import { judge } from './judge.mjs'
import { makeSet } from './make-set.mjs'
import { openRunner } from './runner.mjs'

const ROOT = join(import.meta.dirname, '..', '..')

/**
 * The files below a folder in order of their paths, or the one given file. Skips names with a
 * leading dot.
 */
function filesIn(place) {
  if (statSync(place).isFile()) return [place]
  return readdirSync(place, { recursive: true })
    .filter((path) => !/(^|[\\/])\./.test(path))
    .map((path) => join(place, path))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .sort()
}

function print({ path, decoder = '', frames = '', db = '', seconds = '', problem, note = '' }) {
  const cells = [decoder.padEnd(9), frames.padStart(7), db.padStart(9), `${seconds} s`.padStart(8)]
  const words = problem ?? note
  console.log(`${problem ? 'FAIL' : 'ok  '} ${cells.join(' ')}  ${path}${words ? `: ${words}` : ''}`)
}

function printSum(rows) {
  const sum = (count, what) => (count > 0 ? [`${count} ${what}`] : [])
  const failed = rows.filter(({ problem }) => problem)
  const passed = rows.filter(({ problem }) => !problem)
  console.log(
    [
      `${rows.length} files`,
      ...sum(
        passed.filter(({ outcome }) => outcome === 'alike').length,
        'with frames as native ffmpeg shows them',
      ),
      ...sum(passed.filter(({ outcome }) => outcome === 'refused').length, 'refused for a reason'),
      ...sum(
        passed.filter(({ outcome }) => outcome === 'alone').length,
        'with frames that nothing can be compared with',
      ),
      `${failed.length} failed`,
    ].join(', '),
  )
}

function stop(why) {
  console.error(why)
  process.exit(1)
}

const [given] = process.argv.slice(2)
if (given && !existsSync(given)) stop(`There is no folder ${given}.`)
for (const tool of ['ffmpeg', 'ffprobe']) {
  if (spawnSync(tool, ['-version']).status !== 0) stop(`There is no ${tool} on this machine to compare with.`)
}
const folder = given ?? mkdtempSync(join(tmpdir(), 'maestro-clips-'))
if (!given) makeSet(folder)
const bench = await openBenchPage('frames', join(ROOT, 'node_modules', '.maestro'))
const rows = []
console.log('     decoder    frames  least dB     time  file')
try {
  let runner = await openRunner(bench)
  for (const file of filesIn(folder)) {
    const run = await runner.run(file)
    const row = { path: relative(folder, file) || file, ...judge(file, run) }
    rows.push(row)
    print(row)
    if (!row.problem) continue
    // One file's fault must not affect the next.
    await runner.close()
    runner = await openRunner(bench)
  }
} finally {
  await bench.close()
  if (!given) rmSync(folder, { recursive: true, force: true })
}
printSum(rows)
process.exitCode = rows.some(({ problem }) => problem) ? 1 : 0
