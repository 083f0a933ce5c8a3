// The people finder's part of npm run make:models — converts the nets in node_modules to the files
// that workers/people reads. Uses Node's own modules only.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { convertNet } from './tflite/convert-net.mjs'

const MODELS = dirname(dirname(fileURLToPath(import.meta.url)))
const PACKAGES = join(dirname(MODELS), 'node_modules')
const GENERATED = join(MODELS, 'generated')

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

/** Reads a net out of a package's file; throws when its hash is not the pinned one. */
function readPinned({ file, from, to, sha256: wanted }) {
  const path = join(PACKAGES, file)
  if (!existsSync(path)) throw new Error(`${path} is missing: npm ci installs it.`)
  const bytes = Uint8Array.from(readFileSync(path).subarray(from, to))
  const found = sha256(bytes)
  if (found !== wanted) {
    throw new Error(`${path} is not the file that is pinned in models/people.json: sha256 ${found}.`)
  }
  return bytes
}

/** Makes one net, unless a complete one with this manifest's hash exists. */
function make(id, { name, file, bytes, sha256: wanted, licence, source }) {
  const path = join(GENERATED, file)
  if (existsSync(path) && sha256(readFileSync(path)) === wanted) return
  const net = convertNet(readPinned(source), { name, licence })
  const found = sha256(net)
  if (found !== wanted || net.length !== bytes) {
    throw new Error(
      `The converter made another ${file} than models/people.json says: ${net.length} bytes, sha256 ${found}.`,
    )
  }
  mkdirSync(GENERATED, { recursive: true })
  // Written under another name first, so that an interrupted run leaves no partial net.
  writeFileSync(`${path}.part`, net)
  renameSync(`${path}.part`, path)
  console.log(`Made the people finder's net "${id}" (${(bytes / 1e6).toFixed(1)} MB)`)
}

try {
  const manifest = JSON.parse(readFileSync(join(MODELS, 'people.json'), 'utf8'))
  for (const [id, net] of Object.entries(manifest)) make(id, net)
} catch (error) {
  console.error(`The people finder's nets could not be made. ${error.message}`)
  process.exitCode = 1
}
