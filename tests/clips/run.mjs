// `npm run test:clips DIR` runs the app's frame job on every file of a folder, in headless Chromium, and compares each
// frame with the one that native ffmpeg shows at that time. Prints a table; exits 1 when a file failed.
import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { openBenchPage } from '../bench/bench-page.mjs'
import { filmOf, native, nativeFrames, pixelsOf, psnr } from './native.mjs'

const LEAST_DB = { usual: 30, hdr: 20 }
const HANG_MS = 300_000

/** The page in a tab of its own, with what it writes to the console as errors. */
async function openPage() {
  const tab = await bench.open()
  const complaints = []
  tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  tab.on('pageerror', (error) => complaints.push(String(error)))
  return {
    complaints,
    workers: () => tab.workers().length,
    run: async (clip) => {
      await tab.locator('input').setInputFiles(clip)
      return await tab.evaluate(() => window.runChosenClip('app'))
    },
    close: () => tab.context().close(),
  }
}

/** Runs one file. @returns a row of the table; `problem` says what is wrong, where something is. */
async function check(page, clip) {
  const before = page.complaints.length
  const run = await Promise.race([
    page.run(clip),
    new Promise((resolve) => setTimeout(resolve, HANG_MS, undefined).unref()),
  ])
  const row = { file: basename(clip), decoder: '', frames: '', seconds: '', db: '', problem: '', note: '' }
  if (!run) return { ...row, problem: 'it hangs' }
  row.seconds = (run.totalMs / 1000).toFixed(1)
  const complaints = page.complaints.slice(before)
  if (complaints.length > 0) return { ...row, problem: `console: ${complaints[0]}` }
  const left = await settledWorkers(page)
  if (left > 0) return { ...row, problem: `${left} workers are left` }
  if (run.failure !== undefined) {
    const isNamed = /^clip-[a-z-]+(: .+)?$/.test(run.failure)
    return {
      ...row,
      note: run.failure,
      problem: isNamed ? '' : `no reason that a person could read: ${run.failure}`,
    }
  }
  row.decoder = run.report.decoder
  row.frames = `${run.report.decoded}/${run.report.decoded + run.report.missing.length}`
  row.note = run.report.notes.join('; ')
  return { ...row, ...compare(clip, run) }
}

/** A worker is gone some milliseconds after it is ended. */
async function settledWorkers(page) {
  for (let wait = 0; wait < 20 && page.workers() > 0; wait++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return page.workers()
}

/** The worst of the frames against native ffmpeg's. */
function compare(clip, run) {
  const ours = run.frames.map((frame) => ({ ...frame, bytes: Buffer.from(frame.jpeg, 'base64') }))
  if (ours.length === 0) return { problem: 'no frame came' }
  const size = sizeOf(ours[0].bytes)
  let reference
  try {
    reference = nativeFrames(
      filmOf(clip),
      ours.map(({ time }) => time),
      size,
    )
  } catch (error) {
    return { note: `native ffmpeg fails: ${error.message}` }
  }
  const levels = ours.map(({ bytes }, i) => {
    const frame = reference.frames[i]
    return frame ? psnr(pixelsOf(bytes), frame) : Number.NaN
  })
  const known = levels.filter((db) => Number.isFinite(db))
  const worst = Math.min(...known)
  const least = reference.isHdr ? LEAST_DB.hdr : LEAST_DB.usual
  const at = levels.indexOf(worst)
  const isRough = run.report.decoder === 'video'
  const low = known.length > 0 && worst < least && !isRough
  const problem = low
    ? `the frame for ${ours[at].time.toFixed(3)} s, shown from ${ours[at].presentedAt.toFixed(3)} s, is unlike (natively ${reference.presented[at].toFixed(3)} s)`
    : ''
  return { db: known.length > 0 ? `${worst.toFixed(1)}${reference.isHdr ? ' HDR' : ''}` : '-', problem }
}

/** Width and height by the frame header of a JPEG (ITU-T T.81, B.2.2). */
function sizeOf(jpeg) {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg[at + 1]
    if (marker >= 0xc0 && marker <= 0xc3) {
      return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7) }
    }
  }
  throw new Error('A frame is no JPEG.')
}

function print(row) {
  const { file, decoder, frames, seconds, db, problem, note } = row
  const cells = [
    file.slice(0, 44).padEnd(44),
    decoder.padEnd(9),
    frames.padStart(6),
    `${seconds} s`.padStart(8),
  ]
  console.log(`${problem ? 'FAIL' : 'ok  '} ${cells.join(' ')} ${db.padStart(8)}  ${problem || note}`)
}

const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('Say which folder: npm run test:clips -- DIR')
  process.exit(1)
}
native('ffmpeg', '-version')
const clips = readdirSync(folder)
  .map((name) => join(folder, name))
  .filter((path) => statSync(path).isFile())
  .sort()
const work = join(import.meta.dirname, '..', '..', 'node_modules', '.maestro')
const bench = await openBenchPage('frames', work)
let page = await openPage()
const failed = []
console.log(`     ${'file'.padEnd(44)} decoder   frames     time  worst dB`)
for (const clip of clips) {
  const row = await check(page, clip)
  print(row)
  if (!row.problem) continue
  failed.push(row)
  // What is wrong with one file must not be held against the next.
  await page.close()
  page = await openPage()
}
await bench.close()
console.log(`${clips.length} files, ${failed.length} failed`)
process.exitCode = failed.length > 0 ? 1 : 0
