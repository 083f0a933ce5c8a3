// The second half of npm run make:models — packs the heavy files that the app loads on demand. Uses
// Node's own modules only.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** Common hosts refuse files over 25 MB or 25 MiB (Cloudflare Pages). */
const MOST_BYTES_A_PART = 20_000_000

const FOLDER = dirname(fileURLToPath(import.meta.url))
const ROOT = join(FOLDER, '../../..')
const GENERATED = join(FOLDER, 'generated')

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

/** A pack's files in `generated/`, and the hash of the content they were made from. */
function partsOf(name) {
  const names = existsSync(GENERATED) ? readdirSync(GENERATED) : []
  return names.filter((file) => file.startsWith(`${name}.`) && file.endsWith('.bin'))
}

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0)
const compressed = (content) => gzipSync(content, { level: 9 })

function split(packed) {
  const count = Math.ceil(packed.length / MOST_BYTES_A_PART)
  return Array.from({ length: count }, (_, i) =>
    packed.subarray(i * MOST_BYTES_A_PART, (i + 1) * MOST_BYTES_A_PART),
  )
}

/** The list of a pack of fonts, then the fonts of each slice together (make-fonts.mjs). */
function slicesOf(content) {
  const begins = 4 + content.readUInt32BE(0)
  const list = JSON.parse(content.toString('utf8', 4, begins))
  const sizes = new Map()
  for (const { script, bytes } of list) sizes.set(script, (sizes.get(script) ?? 0) + bytes)
  let at = begins
  const slices = [...sizes.values()].map((size) => {
    const slice = content.subarray(at, at + size)
    at += size
    return slice
  })
  return [content.subarray(0, begins), ...slices]
}

function pack(name, { from, bytes, sha256: wanted, sliced = false }) {
  const stamp = join(GENERATED, `${name}.sha256`)
  const isThere = partsOf(name).length > 0 && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (isThere) return
  const content = readFileSync(join(ROOT, from))
  const found = sha256(content)
  if (found !== wanted || content.length !== bytes) {
    throw new Error(
      `${from} is not the file that workers/offline/packs/packs.json names: ${content.length} bytes, sha256 ${found}.`,
    )
  }
  mkdirSync(GENERATED, { recursive: true })
  for (const old of partsOf(name)) rmSync(join(GENERATED, old))
  const parts = sliced ? slicesOf(content).map(compressed) : split(compressed(content))
  for (const [i, part] of parts.entries()) {
    const path = join(GENERATED, `${name}.${i + 1}.bin`)
    writeFileSync(`${path}.part`, part)
    renameSync(`${path}.part`, path)
  }
  writeFileSync(stamp, wanted)
  console.log(
    `Packed ${name}: ${(bytes / 1e6).toFixed(1)} MB to ${(sum(parts.map(({ length }) => length)) / 1e6).toFixed(1)} MB in ${partsOf(name).length} file(s)`,
  )
}

try {
  const packs = JSON.parse(readFileSync(join(FOLDER, 'packs.json'), 'utf8'))
  for (const [name, source] of Object.entries(packs)) pack(name, source)
} catch (error) {
  console.error(`The heavy files could not be packed. ${error.message}`)
  process.exitCode = 1
}
