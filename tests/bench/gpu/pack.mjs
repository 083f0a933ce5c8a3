// `node tests/bench/gpu/pack.mjs [folder]` packs what measures the shaders on another machine.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { installNative } from '../native-onnx.mjs'

const HERE = import.meta.dirname
const ROOT = join(HERE, '..', '..', '..')
const WORK = join(ROOT, 'node_modules', '.maestro', 'bench')
const MOST_BYTES = 60e6

/** Sizes at which ONNX Runtime's results are stored, awkward for every way of cutting. */
const STORED = { fast: { width: 37, height: 21 }, best: { width: 19, height: 13 } }

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', ...options })
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(' ')} failed.`)
}

/** Dawn's Node binding, installed outside the app's packages. */
function installDawn() {
  const folder = join(WORK, 'dawn')
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(HERE, 'package.json'), join(folder, 'package.json'))
  const addon = join(folder, 'node_modules', 'webgpu', 'dist', `linux-${process.arch}`, 'dawn.node')
  if (!existsSync(addon)) {
    // Its install script only clears a mark of macOS.
    run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder })
  }
  return addon
}

/** A copy without symbols, compressed. */
function pack(from, name, to) {
  const copy = join(to, name)
  copyFileSync(from, copy)
  if (!name.endsWith('.onnx')) run('strip', ['--strip-unneeded', copy])
  run('xz', ['-9', '--force', copy])
}

/** What native ONNX Runtime makes of a tile: sizes, input and output as 32-bit floats. */
async function storeResult(ort, id, to) {
  const { width, height } = STORED[id]
  const area = width * height
  const planes = Float32Array.from({ length: 3 * area }, (_, i) => {
    const [plane, y, x] = [Math.floor(i / area), Math.floor((i % area) / width), i % width]
    const grain = ((Math.imul(i + 1, 2654435761) >>> 0) / 2 ** 32 - 0.5) / 20
    return 0.5 + 0.3 * Math.sin((plane + 1) * 0.5 * x + 0.7 * y) + (x > y + plane ? 0.12 : -0.12) + grain
  })
  const session = await ort.InferenceSession.create(join(ROOT, 'models', 'generated', `${id}.onnx`))
  const { output } = await session.run({ data: new ort.Tensor('float32', planes, [1, 3, height, width]) })
  const bytes = (floats) => Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength)
  const sizes = bytes(Float32Array.of(width, height))
  writeFileSync(join(to, `${id}.stored`), Buffer.concat([sizes, bytes(planes), bytes(output.data)]))
}

const to = resolve(process.argv[2] ?? join(WORK, 'gpu-pack'))
rmSync(to, { recursive: true, force: true })
mkdirSync(to, { recursive: true })
const addon = installDawn()
await build({
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: join(HERE, 'measure.ts'),
    outDir: to,
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'measure.mjs' } },
  },
})
const ort = installNative(WORK)
for (const id of Object.keys(STORED)) {
  await storeResult(ort, id, to)
  pack(join(ROOT, 'models', 'generated', `${id}.onnx`), `${id}.onnx`, to)
}
pack(process.execPath, 'node', to)
pack(addon, 'dawn.node', to)
copyFileSync(join(HERE, 'run.sh'), join(to, 'run.sh'))
const bytes = readdirSync(to).reduce((sum, name) => sum + statSync(join(to, name)).size, 0)
console.log(`${to}: ${(bytes / 1e6).toFixed(1)} MB. On the other machine: sh run.sh`)
if (bytes > MOST_BYTES) throw new Error(`More than ${MOST_BYTES / 1e6} MB.`)
