import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'

const PEER = 'onnxruntime-node@1.30.0'

/** Native ONNX Runtime, installed for the bench only, outside node_modules. */
export function installNative(work) {
  const folder = join(work, 'native')
  if (!existsSync(join(folder, 'node_modules', 'onnxruntime-node'))) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "private": true }')
    console.log(`Installing ${PEER} for the comparison`)
    // Its install script would download files for other processors.
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', PEER]
    const { status } = spawnSync('npm', args, {
      cwd: folder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    if (status !== 0) throw new Error(`${PEER} could not be installed.`)
  }
  return createRequire(join(folder, 'package.json'))('onnxruntime-node')
}

/**
 * The same tile by native ONNX Runtime on as many threads: the output, and each run's milliseconds.
 */
export async function openNative(ort, modelPath) {
  const session = await ort.InferenceSession.create(modelPath, {
    executionProviders: ['cpu'],
    intraOpNumThreads: availableParallelism(),
  })
  return async (planes, side) => {
    const data = new ort.Tensor('float32', planes, [1, 3, side, side])
    const startedAt = performance.now()
    const { output } = await session.run({ data })
    return { ms: performance.now() - startedAt, large: output.data }
  }
}
