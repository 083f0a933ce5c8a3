// npm run fix:lock — completes package-lock.json with the optional packages of other systems. npm
// leaves out of the lockfile what the registry that it asked does not hold, and some registries
// hold the packages of a few systems only. `npm ci` then refuses the lockfile everywhere. Their
// versions are exact in the package that wants them, and their names say for which system they are,
// so the entries can be written without asking anyone.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FILE = fileURLToPath(new URL('../package-lock.json', import.meta.url))
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'openharmony', 'win32']
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']

/** What a lockfile says of a package for one system; its name ends like `linux-x64-musl`. */
function entryOf(name, version, parent) {
  const words = name.split('/').at(-1).split('-')
  const os = words.find((word) => SYSTEMS.includes(word))
  const cpu = words.find((word) => PROCESSORS.includes(word))
  if (!os || !cpu || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error(`${name}@${version} does not say for which system it is: write its entry by hand.`)
  }
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined
  const dev = parent.dev && { dev: true }
  return {
    version,
    cpu: [cpu],
    ...dev,
    ...(libc && os === 'linux' && { libc: [libc] }),
    optional: true,
    os: [os],
  }
}

const lock = JSON.parse(readFileSync(FILE, 'utf8'))
const { '': root, ...packages } = lock.packages
const added = []
for (const [path, parent] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const known = packages[`node_modules/${name}`] ?? packages[`${path}/node_modules/${name}`]
    if (known) continue
    packages[`node_modules/${name}`] = entryOf(name, version, parent)
    added.push(`${name}@${version}`)
  }
}
const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
lock.packages = { '': root, ...Object.fromEntries(sorted) }
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length === 0 ? 'The lockfile is complete.' : `Added:\n${added.join('\n')}`)
