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

function pack(name, { from, bytes, sha256: wanted }) {
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
  const packed = gzipSync(content, { level: 9 })
  for (let start = 0, number = 1; start < packed.length; start += MOST_BYTES_A_PART, number++) {
    const path = join(GENERATED, `${name}.${number}.bin`)
    writeFileSync(`${path}.part`, packed.subarray(start, start + MOST_BYTES_A_PART))
    renameSync(`${path}.part`, path)
  }
  writeFileSync(stamp, wanted)
  console.log(
    `Packed ${name}: ${(bytes / 1e6).toFixed(1)} MB to ${(packed.length / 1e6).toFixed(1)} MB in ${partsOf(name).length} file(s)`,
  )
}

try {
  const packs = JSON.parse(readFileSync(join(FOLDER, 'packs.json'), 'utf8'))
  for (const [name, source] of Object.entries(packs)) pack(name, source)
} catch (error) {
  console.error(`The heavy files could not be packed. ${error.message}`)
  process.exitCode = 1
}
