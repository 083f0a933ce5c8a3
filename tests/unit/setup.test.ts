import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** Stands in for vite: the page contains the source, which tells a test what was built. */
const BUILD = `import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
mkdirSync('dist', { recursive: true })
writeFileSync('dist/index.html', readFileSync('src/main.ts'))`

/** Stands in for the model converter: logs its run and writes a model. */
const MODELS = `import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
if (readFileSync('models/manifest.json', 'utf8').includes('wrong')) throw new Error('the weights are not those')
appendFileSync('ran.txt', 'models\\n')
mkdirSync('models/generated', { recursive: true })
writeFileSync('models/generated/fast.onnx', 'model')`

/**
 * Stands in for check, vitest and Playwright: logs its run, writes a report of its kind, fails on
 * request.
 */
const PART = `import { appendFileSync, writeFileSync } from 'node:fs'
const [name, ...args] = process.argv.slice(2)
const failed = process.env.FAIL === name ? 1 : 0
appendFileSync('ran.txt', name + '\\n')
console.log(name + ' says that it ran')
const report = args.find((arg) => arg.startsWith('--outputFile.json='))?.split('=')[1]
if (report && process.env.CRASH !== name) writeFileSync(report, JSON.stringify({ numPassedTests: 10 - failed, numFailedTests: failed, testResults: [{ name: process.cwd() + '/sums.test.ts', assertionResults: [
  { fullName: 'adds', status: 'passed' },
  { fullName: 'takes away', status: failed ? 'failed' : 'passed', failureMessages: ['Error: 1 is\\nnot \\u001b[31m2\\u001b[39m\\n\\n- 1\\n+ 2\\n    at sums.test.ts:3'] },
] }] }))
const flaky = Number(process.env.FLAKY ?? 0)
const spec = { file: 'board.spec.ts', line: 7, title: 'a board opens', tests: [{ status: flaky ? 'flaky' : 'expected', results: [{ error: { message: 'Error: it is shut\\n\\nCall log:' } }, {}] }] }
if (name === 'e2e') writeFileSync('node_modules/.maestro/e2e.json', JSON.stringify({ stats: { expected: 3, flaky, unexpected: failed, skipped: 1 }, suites: [{ specs: [], suites: [{ specs: [spec] }] }] }))
process.exitCode = failed || (process.env.CRASH === name ? 1 : 0)`

/**
 * Stands in for Playwright's launcher: Chromium starts if the file in its place contains "works".
 */
const PLAYWRIGHT = `import { existsSync, readFileSync } from 'node:fs'
export const chromium = {
  executablePath: () => process.env.FAKE_OWN,
  async launch({ executablePath = process.env.FAKE_OWN }) {
    if (!existsSync(executablePath) || !readFileSync(executablePath, 'utf8').includes('works')) throw new Error('it lacks a library')
    return { close: async () => {} }
  },
}`

/** What each script of the copy runs. */
const SCRIPTS = {
  build: 'node build.mjs',
  'make:models': 'node models/make.mjs',
  check: 'node part.mjs check',
  'test:unit': 'node part.mjs unit',
  'test:browser': 'node part.mjs browser',
  'test:e2e': 'node part.mjs e2e',
  'test:browsers': 'node part.mjs browsers',
}

let folder: string

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function environment(extra: Record<string, string>): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOST: '',
    FAKE_OWN: join(folder, 'own'),
    MAESTRO_CHROMIUM: join(folder, 'system'),
    PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
    ...extra,
  }
}

function run(args: string[], env: Record<string, string> = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: environment(env) })
}

/** A command ahead of the real one on the PATH, which runs lines of shell. */
function standIn(name: string, lines: string): void {
  write(`bin/${name}`, `#!/bin/sh\n${lines}\n`)
  chmodSync(join(folder, 'bin', name), 0o755)
}

/**
 * Stands in for npm, which takes half a second of processor time a call: installs and runs scripts.
 * Windows keeps the real one.
 */
function withoutNpm(): void {
  if (process.platform === 'win32') return
  const cases = Object.entries(SCRIPTS).map(([name, line]) => `${name}) exec ${line} "$@" ;;`)
  standIn(
    'npm',
    `command=$1; shift
if [ "$command" = ci ]; then mkdir -p node_modules && exec cp -R playwright node_modules/; fi
[ "$1" = --silent ] && shift
name=$1; shift
[ "$1" = -- ] && shift
case "$name" in
${cases.join('\n')}
*) exit 1 ;;
esac`,
  )
}

/** Runs `node setup.mjs start`, reads the page at the printed address, and stops it. */
async function startAndRead(): Promise<{ output: string; page: string }> {
  const child = spawn(process.execPath, ['setup.mjs', 'start'], {
    cwd: folder,
    env: environment({ PORT: '0' }),
  })
  let output = ''
  try {
    for await (const chunk of child.stdout) {
      output += chunk
      const url = /ready: (http\S+)/.exec(output)?.[1]
      if (url) return { output, page: await (await fetch(url)).text() }
    }
    throw new Error(`no address in: ${output}`)
  } finally {
    child.kill()
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maestro-setup-'))
  const copied = [
    'setup.mjs',
    'serve.mjs',
    'tests/suite.mjs',
    'tests/reports.mjs',
    'tests/chromium.mjs',
    'tests/ensure-chromium.mjs',
  ]
  for (const path of copied) cpSync(join(REPOSITORY, path), join(folder, path))
  const project = { name: 'copy', version: '1.0.0', dependencies: { playwright: 'file:playwright' } }
  write('package.json', JSON.stringify({ ...project, type: 'module', scripts: SCRIPTS }))
  const packages = {
    '': project,
    'node_modules/playwright': { resolved: 'playwright', link: true },
    playwright: { version: '1.0.0' },
  }
  write('package-lock.json', JSON.stringify({ ...project, lockfileVersion: 3, packages }))
  write(
    'playwright/package.json',
    '{"name":"playwright","version":"1.0.0","type":"module","main":"index.js"}',
  )
  write('playwright/index.js', PLAYWRIGHT)
  write('build.mjs', BUILD)
  write('models/make.mjs', MODELS)
  write('models/manifest.json', '{}')
  write('part.mjs', PART)
  write('src/main.ts', 'first')
  write('system', 'works')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('start', { timeout: 180_000 }, () => {
  it('installs, builds and serves; does neither twice; builds again after a change', async () => {
    const first = await startAndRead()
    expect(first.output).toMatch(/npm ci[\s\S]*npm run build[\s\S]*ready: http:\/\/127\.0\.0\.1:\d+\//)
    expect(first.page).toBe('first')

    const second = await startAndRead()
    expect(second.output).not.toMatch(/npm ci|npm run build/)

    write('src/main.ts', 'second')
    const third = await startAndRead()
    expect(third.output).not.toContain('npm ci')
    expect(third.page).toBe('second')

    write('dist/index.html', 'built by hand from something else')
    expect((await startAndRead()).page).toBe('second')

    write('package-lock.json', `${readFileSync(join(folder, 'package-lock.json'), 'utf8')}\n`)
    expect((await startAndRead()).output).toContain('npm ci')
  })

  it('stops with the reason when the build fails', () => {
    withoutNpm()
    write('build.mjs', 'process.exitCode = 1')
    const { status, stderr } = run(['setup.mjs', 'start'])
    expect([status, stderr.includes('The build failed')]).toEqual([1, true])
  })

  it('makes the models once, again after a change or a loss, and stops with the reason when it cannot', () => {
    const made = () => readFileSync(join(folder, 'ran.txt'), 'utf8').match(/models/g)?.length
    withoutNpm()
    run(['setup.mjs', 'build'])
    run(['setup.mjs', 'build'])
    expect(made()).toBe(1)
    rmSync(join(folder, 'models/generated'), { recursive: true })
    run(['setup.mjs', 'build'])
    write('models/manifest.json', '{ }')
    run(['setup.mjs', 'build'])
    expect(made()).toBe(3)
    write('models/manifest.json', '"wrong"')
    const { status, stderr } = run(['setup.mjs', 'start'])
    expect([status, stderr.includes('models could not be made')]).toEqual([1, true])
  })

  it('stops with the reason when npm ci fails', () => {
    write('package-lock.json', '{}')
    const { status, stderr } = run(['setup.mjs', 'start'])
    expect([status, stderr.includes('npm ci failed')]).toEqual([1, true])
  })

  it('names both versions on an old Node', () => {
    const old = "Object.defineProperty(process, 'versions', { value: { node: '20.18.3' } })"
    const { status, stderr } = run(['--import', `data:text/javascript,${old}`, 'setup.mjs', 'start'])
    expect(status).toBe(1)
    expect(stderr).toContain('needs Node 20.19 or newer; this is Node 20.18.3')
    expect(existsSync(join(folder, 'node_modules'))).toBe(false)
  })

  it('says what it can do when asked for something else', () => {
    expect(run(['setup.mjs', 'dance']).stderr).toContain('start | test | build')
  })
})

describe('test', { timeout: 180_000 }, () => {
  const ran = () => readFileSync(join(folder, 'ran.txt'), 'utf8').trim().split('\n')
  /** The parts alone, without npm between: no test here is about npm. */
  const runParts = (env: Record<string, string>) => {
    const code = `import { mkdirSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { runSuite } from './tests/suite.mjs'
mkdirSync('node_modules/.maestro', { recursive: true })
const npm = async ([_, script, ...args], held) => {
  const stdio = held ? 'pipe' : 'inherit'
  const { status, stdout } = spawnSync('node', ['part.mjs', script.replace('test:', ''), ...args], { stdio })
  return { ok: status === 0, output: held ? stdout.toString() : '' }
}
process.exitCode = (await runSuite({ npm, build() {}, reports: 'node_modules/.maestro' })) ? 0 : 1`
    cpSync(join(folder, 'playwright'), join(folder, 'node_modules/playwright'), { recursive: true })
    return run(['--input-type=module', '-e', code], env)
  }
  const sum = (output: string) => output.split('\n').filter((line) => /^\d+ passed, \d+ failed$/.test(line))

  it('runs every part, those on the build after it, and sums the tests up', () => {
    withoutNpm()
    const { status, stdout } = run(['setup.mjs', 'test'])
    expect(status).toBe(0)
    const [models, ...parts] = ran()
    expect(models).toBe('models')
    expect(parts[0]).toBe('check')
    expect(parts.filter((part) => /^(?:unit|e2e)$/.test(part))).toEqual(['unit', 'e2e'])
    expect(parts.filter((part) => /^browser/.test(part))).toEqual(['browser', 'browsers'])
    expect(parts).toHaveLength(5)
    expect(sum(stdout)).toEqual(['33 passed, 0 failed'])
    expect(readFileSync(join(folder, 'dist/index.html'), 'utf8')).toBe('first')
  })

  it('counts the tests that pass only the second time, and fails when they are more than two', () => {
    const [few, many] = ['2', '3'].map((FLAKY) => runParts({ FLAKY }))
    expect([few?.status, few?.stdout]).toEqual([0, expect.stringMatching(/^2 flaky\n35 passed, 0 failed$/m)])
    expect([many?.status, many?.stdout]).toEqual([
      1,
      expect.stringMatching(/^3 flaky\n36 passed, 1 failed$/m),
    ])
    expect(many?.stdout).toContain('failed in test:e2e')
    expect(many?.stderr).toContain('3 tests passed only the second time; at most 2 may.')
  })

  it('begins nothing after a part that failed, ends what runs beside it, and says which', () => {
    const { status, stdout } = runParts({ FAIL: 'unit' })
    expect(status).toBe(1)
    expect(ran().sort()).toEqual(['browser', 'check', 'unit'])
    expect(stdout).toContain('failed in test:unit')
    expect(sum(stdout)).toEqual(['19 passed, 1 failed'])
  })

  it('ends with each test that failed or passed only the second time, and its reason in a line', () => {
    const lines = (env: Record<string, string>) => runParts(env).stdout.split('\n')
    const ofOne = lines({ FAIL: 'unit' }).filter((line) => line.includes('sums.test.ts'))
    expect(ofOne).toEqual(['sums.test.ts: takes away: Error: 1 is not 2'])
    expect(lines({ FLAKY: '1' })).toContain('board.spec.ts:7: a board opens (flaky): Error: it is shut')
  })

  it('begins no test of the build after a check that failed', () => {
    expect(runParts({ FAIL: 'check' }).status).toBe(1)
    expect(ran()).toEqual(['check'])
  })

  it('shows what a part printed that ran beside another', () => {
    const { stdout } = runParts({ FAIL: 'browser' })
    expect(stdout).toMatch(/=== test:browser\nbrowser says/)
  })

  it('never says "0 failed" of a part that broke without a report', () => {
    const { status, stdout } = runParts({ CRASH: 'unit' })
    expect(status).toBe(1)
    expect(sum(stdout)).toEqual(['10 passed, 1 failed'])
  })
})

describe.skipIf(process.platform === 'win32')('the Chromium of the tests', () => {
  /** A stand-in that logs its calls. */
  const fake = (name: string, line: string) =>
    standIn(name, `echo "${name} $*" >> "${join(folder, 'called.txt')}"\n${line}`)
  const calls = () => readFileSync(join(folder, 'called.txt'), 'utf8').trim().split('\n')
  const ensure = () => {
    const code =
      "import('./tests/ensure-chromium.mjs').then((m) => m.ensureChromium()).then((name) => console.log('GOT', name, process.env.MAESTRO_CHROMIUM))"
    return run(['-e', code])
  }

  beforeEach(() => {
    cpSync(join(folder, 'playwright'), join(folder, 'node_modules/playwright'), { recursive: true })
    fake('npx', 'exit 1')
    fake('apt-get', '[ "$1" = "--version" ]')
  })

  it('is the one of the system when that starts', () => {
    expect(ensure().stdout).toContain(`GOT ${join(folder, 'system')}`)
  })

  it("is Playwright's own when that of the system does not start, for the parts too", () => {
    write('system', 'broken')
    write('own', 'works')
    expect(ensure().stdout).toMatch(/GOT Playwright's own .*\/own\) .*\/own$/m)
  })

  it('is installed by Playwright when there is none', () => {
    write('system', 'broken')
    fake('npx', `echo works > "${join(folder, 'own')}"`)
    expect(ensure().stdout).toContain("GOT Playwright's own")
    expect(calls()).toEqual(['npx playwright install --with-deps chromium'])
  })

  it('is installed without the libraries where those cannot be', () => {
    write('system', 'broken')
    fake('npx', `[ "$3" != --with-deps ] && echo works > "${join(folder, 'own')}"`)
    expect(ensure().stdout).toContain("GOT Playwright's own")
    expect(calls().at(-1)).toBe('npx playwright install chromium')
  })

  it.skipIf(process.getuid?.() !== 0)("comes from the system's packages when that fails, as root", () => {
    write('system', 'broken')
    fake('apt-get', `[ "$1" != install ] || echo works > "${join(folder, 'system')}"`)
    expect(ensure().stdout).toContain(`GOT ${join(folder, 'system')}`)
    expect(calls().slice(-2)).toEqual([
      'apt-get update',
      'apt-get install -y chromium chromium-headless-shell',
    ])
  })

  it.skipIf(process.getuid?.() !== 0)('is the whole one where the packages know no lighter one', () => {
    write('system', 'broken')
    const system = join(folder, 'system')
    fake('apt-get', `[ "$4" != chromium-headless-shell ] && echo works > "${system}"`)
    expect(ensure().stdout).toContain(`GOT ${system}`)
    expect(calls().at(-1)).toBe('apt-get install -y chromium')
  })

  it('says what to do when nothing worked', () => {
    write('system', 'broken')
    const { status, stderr } = ensure()
    expect(status).not.toBe(0)
    expect(stderr).toContain('set MAESTRO_CHROMIUM to the path of one')
  })
})
