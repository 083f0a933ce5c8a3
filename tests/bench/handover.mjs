import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { firefoxPath, startFirefox } from '../other-browsers/firefox.mjs'
import { openBenchPage } from './bench-page.mjs'
import { watchHeap } from './tab-heap.mjs'
import { watchMemory, watchProcessor } from './tab-memory.mjs'

const WORK = join(import.meta.dirname, '..', '..', 'node_modules', '.maestro', 'bench')
const SHOTS = 10
const SECONDS = 30
const MOVES = ['push-in', 'pan-left', 'static', 'handheld', 'tilt-up']
const SIZE = { width: 1600, height: 900 }
/** What one hand-over's heap may take beside the board's, in MB. */
const MOST_HEAP = 150

const shots = Array.from({ length: SHOTS }, (_, i) => ({
  duration: SECONDS / SHOTS,
  move: MOVES[i % MOVES.length],
  text: `A fox sits on the quay and watches boat ${i} leave in the rain.`,
  dialogue: i % 2 === 0 ? 'Who goes there?' : undefined,
}))
const animatic = { height: 720, burnt: ['captions', 'timecode'], sound: false, file: 'auto' }
const wish = { shots, size: SIZE, options: { rate: '24', animatic } }

/** Every file that is text and names no picture's bytes. */
const TEXTS = [
  ...['readme', 'csv', 'tsv', 'fountain', 'srt', 'vtt', 'otio', 'fcpxml', 'fcp7', 'edl-stills'],
  ...['edl-markers', 'mlt'],
]

const isNative = spawnSync('ffmpeg', ['-version']).error === undefined

/** Native ffmpeg, on the video that was made. */
function native(name, file, ...args) {
  if (!isNative) return undefined
  const startedAt = performance.now()
  execFileSync('ffmpeg', ['-v', 'error', '-i', file, ...args, '-f', 'null', '-'])
  return { name, ms: performance.now() - startedAt }
}

const x264 = (_, file) => native('native x264', file, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18')

/** The app's own encoder, with frames that are drawn before. */
const encoder = (codec) => async (page) => {
  const ms = await page.evaluate(
    ([one, way]) => window.peers.encoder(one, way),
    [{ ...wish, kinds: ['animatic'] }, codec],
  )
  return { name: 'its encoder alone', ms }
}

const gif = (_, file) =>
  native(
    'native ffmpeg, two passes',
    file,
    '-filter_complex',
    'split[a][b];[a]palettegen[p];[b][p]paletteuse',
  )

/** How long each may take, in milliseconds. */
const FILES = [
  { name: 'PDF of 10 shots', kinds: ['pdf'], most: 1000, peers: [pictures] },
  { name: 'the same again', kinds: ['pdf'], most: 1000, peers: [pictures], warm: true },
  { name: `${TEXTS.length} text files`, kinds: TEXTS, most: 100, peers: [json] },
  { name: 'the same again', kinds: TEXTS, most: 100, peers: [json], warm: true },
  { name: 'in a started worker', kinds: TEXTS, most: 100, peers: [json], started: true },
]
const VIDEOS = [
  {
    name: 'video, as the app does',
    kinds: ['animatic'],
    most: 0.5 * SECONDS * 1000,
    peers: [x264, encoder('avc')],
  },
  { name: 'GIF', kinds: ['gif'], most: 5000, peers: [gif] },
]
/** What the app does where the browser has no H.264. */
const WAYS = [
  {
    name: 'VP9 in WebM',
    kinds: ['animatic'],
    way: 'vp9',
    most: SECONDS * 1000,
    peers: [x264, encoder('vp9')],
  },
  { name: "by ffmpeg's core", kinds: ['animatic'], way: 'ffmpeg', most: 2 * SECONDS * 1000, peers: [x264] },
]

/** The pictures read and encoded as JPEG, which a PDF needs at least. */
async function pictures(page) {
  const ms = await page.evaluate(([count, size]) => window.peers.pictures(count, size), [SHOTS, SIZE])
  return { name: 'its pictures as JPEG', ms }
}

async function json(page) {
  const ms = await page.evaluate(([count, all]) => window.peers.json(count, all), [TEXTS.length, shots])
  return { name: 'the board as JSON as often', ms }
}

function tell({ name, most }, { ms, failure, paths }, peers, { heap, memory, processor } = {}) {
  if (failure) return console.log(`${name.padEnd(24)} ${failure}`)
  const columns = [
    `${String(Math.round(ms)).padStart(7)} ms`,
    `× ${(ms / most).toFixed(2)} of its goal`,
    ...(most > 2000 && !name.startsWith('GIF')
      ? [`× ${(ms / 1000 / SECONDS).toFixed(2)} of its length`]
      : []),
    ...(processor === undefined
      ? []
      : [`${processor.toFixed(1)} s of processor, × ${((1000 * processor) / most).toFixed(2)} of its goal`]),
    ...peers.flatMap((peer) => (peer ? [`× ${(ms / peer.ms).toFixed(2)} of ${peer.name}`] : [])),
    ...(heap === undefined
      ? []
      : [`heap + ${heap.toFixed(0)} MB (× ${(heap / MOST_HEAP).toFixed(2)} of its goal)`]),
    ...(memory === undefined ? [] : [`the whole tab + ${memory.toFixed(0)} MB`]),
    ...(paths.length === 1 ? paths : []),
  ]
  console.log(`${name.padEnd(24)}${columns.join('   ')}`)
}

async function run(row, page, browser) {
  const asked = {
    ...wish,
    kinds: row.kinds,
    ...(row.way && { way: row.way }),
    ...(row.started && { started: true }),
  }
  // Chunks of the first time are kept by the browser.
  if (row.warm) await page.evaluate((one) => window.makeFiles(one), asked)
  await page.evaluate((one) => window.prepareFiles(one), asked)
  const idle = await watchMemory(browser, async () => undefined)
  const {
    result: { result, peak },
    processor,
  } = await watchProcessor(browser, () =>
    watchMemory(browser, () => page.evaluate((one) => window.runFiles(one), asked)),
  )
  const [first] = await page.evaluate(() => window.takeFiles())
  const file = join(WORK, first?.path.replaceAll('/', '-') ?? 'none')
  if (first) writeFileSync(file, Buffer.from(first.bytes, 'base64'))
  const peers = []
  if (!result.failure) for (const peer of row.peers) peers.push(await peer(page, file))
  const memory = peak === undefined ? undefined : peak - idle.peak
  tell(row, result, peers, { heap: await heapOf(row, asked, page), memory, processor })
}

/** In a run of its own, because looking at the heap takes time and memory. */
async function heapOf(row, asked, page) {
  if (row.most < 2000) return undefined
  await page.evaluate((one) => window.prepareFiles(one), asked)
  const idle = await watchHeap(page, () => page.evaluate(() => undefined))
  const { heap } = await watchHeap(page, () => page.evaluate((one) => window.runFiles(one), asked))
  return heap - idle.heap
}

async function benchRows(rows, title) {
  mkdirSync(WORK, { recursive: true })
  const bench = await openBenchPage('handover-page', WORK)
  try {
    console.log(
      `\n${title}: ${SHOTS} shots; ${availableParallelism()} cores; Chromium ${bench.browser.version()}`,
    )
    for (const row of rows) {
      const page = await bench.open()
      await run(row, page, bench.browser)
      await page.context().close()
    }
    if (rows === VIDEOS && firefoxPath()) await inFirefox(bench.url)
  } finally {
    await bench.close()
  }
}

async function inFirefox(url) {
  const driver = await startFirefox(firefoxPath())
  try {
    await driver.open(url)
    const result = await driver.call(
      async (one) => {
        await window.prepareFiles(one)
        return window.runFiles(one)
      },
      { ...wish, kinds: ['animatic'] },
    )
    tell({ name: driver.name, most: SECONDS * 1000 }, result, [])
  } finally {
    await driver.close()
  }
}

/** PDF and text files of a board: milliseconds against their goals and a peer, and memory. */
export const benchFiles = () => benchRows(FILES, 'files')

const VIDEO = `animatic of ${SECONDS} s, 1280 × 720`

/** The video of a board of 30 s at 720p and 24 frames a second, and a GIF: the same. */
export const benchAnimatic = () => benchRows(VIDEOS, VIDEO)

/** The video in other ways than the app's first: the same. */
export const benchWays = () => benchRows(WAYS, VIDEO)
