import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openBenchPage } from './bench-page.mjs'

const ROOT = join(import.meta.dirname, '..', '..')
const WORK = join(ROOT, 'node_modules', '.maestro', 'bench')
const ROUNDS = 3
/** Pixels of a tile's side: on a real adapter, and on an imitation, which is far slower. */
const SIDES = { real: 256, imitation: 16 }
const FLOPS_A_PIXEL = 2 * 1_209_024

const floats = (base64) => {
  const bytes = Buffer.from(base64, 'base64')
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}
const line = (name, ...values) =>
  `${name.padEnd(40)}${values.map((value) => `${value}`.padStart(12)).join('')}`

/**
 * Our shaders against ONNX Runtime's WebGPU on the same adapter, in turn: one tile of Fast;
 * operations are counted as plain convolution, and held against the adapter's own multiply-adds.
 */
export async function benchWebgpu() {
  mkdirSync(WORK, { recursive: true })
  const { open, browser, close } = await openBenchPage('upscale', WORK, ['--enable-unsafe-webgpu'])
  try {
    const page = await open()
    const { adapter, isImitation } = await page.evaluate(() => window.adapterHere())
    const side = isImitation ? SIDES.imitation : SIDES.real
    const survey = await page.evaluate(() => window.benchSurvey())
    const took = { gpu: [], webgpu: [] }
    const rates = []
    let furthest = 0
    for (let round = 0; round < ROUNDS; round++) {
      rates.push(await page.evaluate(() => window.benchFma()))
      const made = {}
      for (const backend of ['gpu', 'webgpu']) {
        const asked = [backend, side, 1, survey]
        made[backend] = await page.evaluate((given) => window.benchTile(...given), asked)
        took[backend].push(...made[backend].ms)
      }
      const [ours, other] = [floats(made.gpu.large), floats(made.webgpu.large)]
      furthest = ours.reduce((most, value, i) => Math.max(most, Math.abs(value - other[i])), furthest)
    }
    if (!(furthest < 2 / 255)) throw new Error(`Ours and ONNX Runtime differ by ${furthest}.`)
    const limit = Math.max(...rates)
    const row = (name, times) => {
      const ms = Math.min(...times)
      const rate = (side * side * FLOPS_A_PIXEL * 1000) / ms
      return line(name, ms.toFixed(1), (rate / 1e9).toFixed(2), `${((100 * rate) / limit).toFixed(1)} %`)
    }
    const lines = [
      `\nwebgpu: Fast, a tile of ${side} × ${side}; ${adapter}; Chromium ${browser.version()}; in turns, minima`,
      line('', 'ms', 'GFLOP/s', 'of FMA'),
      row(`ours, ${survey.variants[0]?.id}`, took.gpu),
      row('ONNX Runtime', took.webgpu),
      line('ours is faster by', `${(Math.min(...took.webgpu) / Math.min(...took.gpu)).toFixed(2)}×`),
      line('multiply-adds alone', '', (limit / 1e9).toFixed(2)),
      line('largest difference, of 1', furthest.toExponential(1)),
      'one layer of 64 channels, as the survey of a device times it, GFLOP/s:',
      ...survey.variants.map(({ id, speed }) => line(`  ${id}`, '', (speed / 1e9).toFixed(2))),
      line('  the kernel on the processor', '', (survey.kernel / 1e9).toFixed(2)),
    ]
    console.log(lines.join('\n'))
  } finally {
    await close()
  }
}
