import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { firefoxPath, startFirefox } from '../other-browsers/firefox.mjs'
import { startWebkit, webkitPath } from '../other-browsers/webkit.mjs'
import { openBenchPage } from './bench-page.mjs'
import { installNative, openNative } from './native-onnx.mjs'
import { watchMemory } from './tab-memory.mjs'

const ROOT = join(import.meta.dirname, '..', '..')
const WORK = join(ROOT, 'node_modules', '.maestro', 'bench')
const SIDE = 256
const TILE_ROUNDS = 5
const PICTURE_ROUNDS = 2
const PICTURE = [832, 1248]
const SQUARE = [1024, 1024]

const floats = (base64) => {
  const bytes = Buffer.from(base64, 'base64')
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2
}

const levels = (value) => Math.round(255 * Math.min(1, Math.max(0, value)))

/** Number of differing 8-bit values, and their largest difference. */
function difference(a, b) {
  let [count, most] = [0, 0]
  a.forEach((value, i) => {
    const distance = Math.abs(levels(value) - levels(b[i]))
    if (distance > 0) count += 1
    most = Math.max(most, distance)
  })
  return { count, most }
}

/** One tile by each in turn, so that a busy machine affects all alike. */
async function benchTile(page, native) {
  const took = { kernel: [], web: [], native: [] }
  let differing
  for (let round = 0; round < TILE_ROUNDS; round++) {
    const ours = await page.evaluate((side) => window.benchTile('kernel', side, 3), SIDE)
    took.kernel.push(...ours.ms)
    const planes = floats(ours.planes)
    for (let run = 0; run < 4; run++) {
      const other = await native(planes, SIDE)
      // The first run after a pause is slower.
      if (run > 0) took.native.push(other.ms)
      differing ??= difference(floats(ours.large), other.large)
    }
    took.web.push(...(await page.evaluate((side) => window.benchTile('wasm', side, 1), SIDE)).ms)
  }
  return { took, differing }
}

/**
 * A whole picture by each in turn: decoding, tiles, colours, PNG. `next` is one that comes after
 * another, as in a batch.
 */
async function benchPicture(page) {
  const took = { kernel: [], next: [], web: [] }
  for (let round = 0; round < PICTURE_ROUNDS; round++) {
    for (const [name, backend, times] of [
      ['kernel', 'kernel', 1],
      ['next', 'kernel', 2],
      ['web', 'wasm', 1],
    ]) {
      const asked = [...PICTURE, backend, times]
      const run = await page.evaluate((how) => window.benchPicture(...how), asked)
      if (!(run.psnr >= 30)) throw new Error(`${name}: the result is not the picture: ${run.psnr} dB.`)
      took[name].push(run.ms)
    }
  }
  return took
}

const CORES = [2, 4, 8]

/**
 * How the kernel grows with the cores: measured as far as there are some, reckoned beyond from
 * that, the tiles that so many lanes get, and what is done on one core before and after them.
 */
async function benchScaling(page) {
  const here = Math.min(8, availableParallelism())
  const took = { one: [], all: [] }
  for (let round = 0; round < TILE_ROUNDS; round++) {
    for (const [name, lanes] of [
      ['one', 1],
      ['all', here],
    ]) {
      const asked = ['kernel', SIDE, 2, undefined, lanes]
      const { ms } = await page.evaluate((how) => window.benchTile(...how), asked)
      took[name].push(...ms)
    }
  }
  const share = median(took.one) / (median(took.all) * here)
  const run = await page.evaluate((how) => window.benchPicture(...how), [...PICTURE, 'kernel', 2])
  const alone = run.startMs + run.endMs
  const pixelMs = median(took.one) / SIDE ** 2
  const pixels = (lanes) => page.evaluate((how) => window.pixelsOf(...how), [...PICTURE, lanes])
  const tiles = async (lanes) => ((await pixels(lanes)) * pixelMs) / (lanes === 1 ? 1 : lanes * share)
  const one = await tiles(1)
  const grown = await Promise.all(
    CORES.map(async (lanes) => {
      const many = await tiles(lanes)
      const whole = (one + alone) / ((many + alone) * lanes)
      return `${lanes}: ${(one / (many * lanes)).toFixed(2)}, with the rest ${whole.toFixed(2)}`
    }),
  )
  return [
    `a tile by 1 lane: ${Math.round(median(took.one))} ms, by ${here}: ${Math.round(median(took.all))} ms a tile, ${share.toFixed(2)} of a core each`,
    `${PICTURE.join(' × ')} ×2, reckoned, each core's share of what one alone does: ${grown.join('; ')} (${Math.round(alone)} ms on one core)`,
  ]
}

const OTHERS = [
  { name: 'Firefox', path: firefoxPath(), start: startFirefox },
  { name: 'WebKitGTK', path: webkitPath(), start: startWebkit },
]

/** A tile in each other installed browser, by the kernel and by ONNX Runtime in turn. */
async function benchElsewhere(url) {
  const lines = []
  for (const { name, path, start } of OTHERS) {
    if (!path) {
      lines.push(`${name}: not installed`)
      continue
    }
    const driver = await start(path)
    try {
      await driver.open(url)
      const run = (backend, runs) =>
        driver.call(async (...asked) => (await window.benchTile(...asked)).ms, backend, SIDE, runs)
      const took = { kernel: [], web: [] }
      for (let round = 0; round < TILE_ROUNDS; round++) {
        took.kernel.push(...(await run('kernel', 3)))
        took.web.push(...(await run('wasm', 1)))
      }
      const simd = await driver.call(async () => window.simdHere())
      lines.push(
        row(`${driver.name}, ${simd} SIMD: ours`, took.kernel, took.kernel),
        row('  ONNX Runtime', took.web, took.kernel),
      )
    } finally {
      await driver.close()
    }
  }
  return lines
}

function row(name, times, base) {
  const ms = (value) => `${Math.round(value)}`.padStart(8)
  const ratio = `${(median(times) / median(base)).toFixed(2)}×`.padStart(9)
  return `${name.padEnd(36)}${ms(median(times))}${ms(Math.min(...times))}${ms(Math.max(...times))}${ratio}`
}

/** Our kernel against ONNX Runtime, in the browser and native, on all cores. */
export async function benchKernel() {
  mkdirSync(WORK, { recursive: true })
  const native = await openNative(installNative(WORK), join(ROOT, 'models', 'generated', 'fast.onnx'))
  const { url, open, browser, close } = await openBenchPage('upscale', WORK)
  try {
    // Each part is printed at once: the whole takes about ten minutes.
    const tell = (...lines) => console.log(lines.join('\n'))
    tell(
      `\nkernel: Fast; ${availableParallelism()} cores; Chromium ${browser.version()}; in turns; milliseconds`,
      `${''.padEnd(36)}  median     min     max  of ours`,
    )
    const fresh = await open()
    const { peak } = await watchMemory(browser, () =>
      fresh.evaluate(([w, h]) => window.benchPicture(w, h, 'kernel'), SQUARE),
    )
    const page = await open()
    const { took, differing } = await benchTile(page, native)
    tell(
      row(`a tile of ${SIDE} × ${SIDE}: ours`, took.kernel, took.kernel),
      row('  ONNX Runtime in the browser', took.web, took.kernel),
      row('  native ONNX Runtime', took.native, took.kernel),
      `  against native: ${differing.count} of ${SIDE * SIDE * 48} values differ in 8 bits, by ${differing.most} at most`,
    )
    tell(...(await benchScaling(page)))
    const picture = await benchPicture(page)
    tell(
      row(`${PICTURE.join(' × ')} ×2, whole: ours`, picture.kernel, picture.kernel),
      row('  ours, the next of a batch', picture.next, picture.kernel),
      row('  ONNX Runtime in the browser', picture.web, picture.kernel),
      `memory of the tab, ${SQUARE.join(' × ')} ×2: ${peak === undefined ? 'not told by this system' : `${Math.round(peak)} MB at its peak, the browser’s own code left out`}`,
    )
    tell(...(await benchElsewhere(url)))
  } finally {
    await close()
  }
}
