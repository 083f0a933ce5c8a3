// The two commands of this repository from a fresh clone: `npm start` and `npm test`. Uses only
// Node's own modules, and syntax that old versions parse, so that the version check can run.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = dirname(fileURLToPath(import.meta.url))
const NODE_LEAST = [20, 19]
const STAMPS = join(ROOT, 'node_modules', '.maestro')
const SOURCES = [
  'src',
  'workers',
  'models',
  'public',
  'index.html',
  'vite.config.ts',
  'THIRD_PARTY.md',
  'LICENSE',
]
/** What `make:models` reads and writes. */
const MADE = ['models', 'workers/offline/packs', 'workers/handover/pdf/fonts']
const SETTINGS = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json']

function checkNode(version) {
  const [major, minor] = version.split('.').map(Number)
  if (major > NODE_LEAST[0] || (major === NODE_LEAST[0] && minor >= NODE_LEAST[1])) return
  throw new Error(
    `Project Maestro needs Node ${NODE_LEAST.join('.')} or newer; this is Node ${version}. Install a newer one, then run the same command again.`,
  )
}

/** Runs npm with its output shown; true on success. On Windows npm is a script, hence the shell. */
function npm(...args) {
  const { status } = spawnSync('npm', args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return status === 0
}

/**
 * Runs npm beside what else runs. Its output is shown at once, or with `held` kept back.
 * @returns {Promise<{ ok: boolean, output: string }>} `output` is what was kept back
 */
function npmBeside(args, held) {
  const child = spawn('npm', args, {
    cwd: ROOT,
    stdio: held ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    shell: process.platform === 'win32',
  })
  const chunks = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ ok: status === 0, output: Buffer.concat(chunks).toString() }))
  })
}

function hashOf(paths, salt) {
  const hash = createHash('sha256').update(salt)
  for (const path of paths) {
    hash.update(`\n${path}\n`)
    hash.update(readFileSync(join(ROOT, path)))
  }
  return hash.digest('hex')
}

/**
 * Files below a path, sorted, with forward slashes, so that the hash is the same on every system.
 */
function filesBelow(path) {
  const full = join(ROOT, path)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [path]
  const names = readdirSync(full).sort()
  return names.flatMap((name) => filesBelow(`${path}/${name}`))
}

function readStamp(name) {
  const path = join(STAMPS, name)
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

function writeStamp(name, text) {
  mkdirSync(STAMPS, { recursive: true })
  writeFileSync(join(STAMPS, name), text)
}

/**
 * `npm ci`, unless the installation matches this lockfile and platform (some packages are native).
 */
function install() {
  const wanted = hashOf(['package-lock.json'], `${process.platform} ${process.arch}`)
  if (readStamp('installed') === wanted) return
  console.log('Installing the dependencies (npm ci)')
  if (!npm('ci', '--include=dev', '--no-audit', '--no-fund')) {
    throw new Error(
      'npm ci failed; what it printed above says why. Without a network it cannot work the first time.',
    )
  }
  writeStamp('installed', wanted)
}

/** Makes the upscaler's models and packs, unless their inputs and outputs are unchanged. */
function makeModels() {
  const stamp = () => hashOf(MADE.flatMap(filesBelow), process.version)
  if (readStamp('models') === stamp()) return
  if (!npm('run', '--silent', 'make:models')) {
    throw new Error("The upscaler's models could not be made; what is printed above says why.")
  }
  writeStamp('models', stamp())
}

/**
 * A stamp of the build by content: the sources and the built page (which may have been built by
 * hand since).
 */
function buildStamp(sources) {
  const page = existsSync(join(ROOT, 'dist', 'index.html')) ? hashOf(['dist/index.html'], '') : 'none'
  return `${sources} ${page}`
}

function build() {
  const sources = hashOf([...SOURCES, ...SETTINGS].flatMap(filesBelow), process.version)
  if (readStamp('built') === buildStamp(sources)) return
  console.log('Building the app (npm run build)')
  if (!npm('run', 'build')) throw new Error('The build failed; what it printed above says why.')
  writeStamp('built', buildStamp(sources))
}

async function start() {
  install()
  makeModels()
  build()
  const { portFrom, serve } = await import('./serve.mjs')
  const host = process.env.HOST || '127.0.0.1'
  const { url } = await serve({ root: join(ROOT, 'dist'), port: portFrom(process.env.PORT || '4173'), host })
  console.log(`Project Maestro is ready: ${url}`)
  if (!['127.0.0.1', 'localhost', '::1'].includes(host)) {
    console.log(
      'Other devices need https in front of it: over plain http a browser withholds features that the app needs.',
    )
  }
  console.log('Press Ctrl+C to stop it.')
}

async function test() {
  install()
  makeModels()
  const { runSuite } = await import('./tests/suite.mjs')
  if (!(await runSuite({ npm: npmBeside, build, reports: STAMPS }))) process.exitCode = 1
}

function buildOnly() {
  install()
  makeModels()
  build()
}

const COMMANDS = { start, test, build: buildOnly }

try {
  checkNode(process.versions.node)
  const command = COMMANDS[process.argv[2]]
  if (!command) throw new Error(`Say what to do: node setup.mjs ${Object.keys(COMMANDS).join(' | ')}`)
  await command()
} catch (error) {
  console.error(`\n${error.message}`)
  process.exitCode = 1
}
