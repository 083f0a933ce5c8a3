import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { openBenchPage } from './bench-page.mjs'
import { installNative, openNative } from './native-onnx.mjs'
import { watchMemory } from './tab-memory.mjs'

const ROOT = join(import.meta.dirname, '..', '..')
const WORK = join(ROOT, 'node_modules', '.maestro', 'bench')

/**
 * Floating-point operations of the Fast model per input pixel: two per weight of its convolutions.
 */
const FLOPS_A_PIXEL = 2 * 1_209_024
const SIDE = 256
const ROUNDS = 3
const TURNS = 2e8
const PICTURE = { width: 832, height: 1248 }
const SQUARE = { width: 1024, height: 1024 }
const THREADS = availableParallelism()

const floats = (base64) => {
  const bytes = Buffer.from(base64, 'base64')
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}
const ms = (value) => `${Math.round(value)}`.padStart(8)
const line = (name, ...values) => `${name.padEnd(40)}${values.join('')}`
const gigaflops = (pixels, time) => (pixels * FLOPS_A_PIXEL) / time / 1e6

/** Limit, app's tile and native tile in turn, so that a busy machine affects all alike. */
async function benchTiles(page, native) {
  const took = { app: [], native: [], limit: [] }
  let furthest = 0
  for (let round = 0; round < ROUNDS; round++) {
    took.limit.push(
      (await page.evaluate(([n, turns]) => window.benchSimd(n, turns), [THREADS, TURNS])).gigaflops,
    )
    const made = await page.evaluate((side) => window.benchTile('kernel', side, 2), SIDE)
    took.app.push(...made.ms)
    const [planes, large] = [floats(made.planes), floats(made.large)]
    for (let run = 0; run < 2; run++) {
      const other = await native(planes, SIDE)
      took.native.push(other.ms)
      furthest = large.reduce((most, value, i) => Math.max(most, Math.abs(value - other.large[i])), furthest)
    }
  }
  if (!(furthest < 1e-3)) throw new Error(`The app and native ONNX Runtime differ by ${furthest}.`)
  return { took, furthest }
}

function checkPicture(run, { width, height }) {
  if (run.width !== width * 2 || run.height !== height * 2)
    throw new Error(`${run.width} × ${run.height} came.`)
  if (!(run.psnr >= 30)) throw new Error(`The result is not the picture: ${run.psnr} dB.`)
}

/**
 * Upscaling in headless Chromium without a GPU: one tile against native ONNX Runtime and against
 * the upper limit of SIMD, in turn; whole pictures against the time of their tiles and pixels
 * alone; the tab's memory. Compares minima.
 */
export async function benchUpscale() {
  mkdirSync(WORK, { recursive: true })
  const native = await openNative(installNative(WORK), join(ROOT, 'models', 'generated', 'fast.onnx'))
  const { open, browser, close } = await openBenchPage('upscale', WORK)
  const whole = (page, { width, height }) =>
    page.evaluate(([w, h]) => window.benchPicture(w, h), [width, height])
  try {
    const fresh = await open()
    const { result: square, peak } = await watchMemory(browser, () => whole(fresh, SQUARE))
    const page = await open()
    const { took, furthest } = await benchTiles(page, native)
    const picture = await whole(page, PICTURE)
    checkPicture(picture, PICTURE)
    checkPicture(square, SQUARE)
    const [app, other, limit] = [Math.min(...took.app), Math.min(...took.native), Math.max(...took.limit)]
    const times = (run, pixels) => `${((run.ms * SIDE ** 2) / (app * pixels)).toFixed(2)}×`
    const [speed, tasks] = [gigaflops(SIDE ** 2, app), [...picture.longTasks, ...square.longTasks]]
    const row = (name, run, size) =>
      line(
        name,
        ms(run.ms),
        `  ${times(run, run.tilePixels)} its ${run.tiles} tiles at the tile's speed, ${times(run, size.width * size.height)} its pixels; ${Math.round(run.startMs)} ms before the first, ${run.psnr.toFixed(1)} dB, ${run.backend}`,
      )
    const busy = Math.max(...took.app) > 1.5 * app
    console.log(
      [
        `\nupscale: Fast; ${THREADS} cores; Chromium ${browser.version()}; ${ROUNDS} rounds in turns; milliseconds`,
        line(
          `tile of ${SIDE} × ${SIDE}, the app`,
          ms(app),
          `  ${(app / other).toFixed(2)}× native; up to ${Math.round(Math.max(...took.app))}`,
        ),
        line(
          'the same, native ONNX Runtime',
          ms(other),
          `  up to ${Math.round(Math.max(...took.native))}; largest difference ${furthest.toExponential(1)}`,
        ),
        line(
          'the app’s speed',
          `${speed.toFixed(1).padStart(8)} GFLOP/s, counted as plain convolution; SIMD’s limit is ${limit.toFixed(1)}`,
        ),
        row(`${PICTURE.width} × ${PICTURE.height} ×2, the app`, picture, PICTURE),
        row(`${SQUARE.width} × ${SQUARE.height} ×2, the app`, square, SQUARE),
        line(
          'memory of the tab, the latter',
          peak === undefined
            ? '  not told by this system'
            : `${ms(peak)} MB at its peak, the browser’s own code left out`,
        ),
        line(
          'main-thread tasks over 50 ms',
          `${tasks.length}`.padStart(8),
          tasks.length > 0 ? `, up to ${Math.round(Math.max(...tasks))} ms` : '',
        ),
        ...(busy ? ['The machine was busy with something else: the pictures’ times say little.'] : []),
      ].join('\n'),
    )
  } finally {
    await close()
  }
}
