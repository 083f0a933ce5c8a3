import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const FILES = ['src', 'workers', 'models'].flatMap((folder) => sourcesIn(folder))

/** Who may import whom: the table of ARCHITECTURE.md. `main` is the page's entry and wires everything. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  main: ['main', 'store', 'ui', 'workers'],
  ui: ['ui', 'store', 'domain'],
  store: ['store', 'pipeline', 'services', 'domain', 'lib'],
  pipeline: ['pipeline', 'domain', 'lib', 'services (type)'],
  services: ['services', 'lib', 'domain', 'models', 'workers api'],
  workers: ['workers', 'workers api', 'models', 'domain'],
  'workers api': ['workers api', 'domain'],
  domain: ['domain', 'lib errors'],
  'lib errors': [],
  lib: ['lib', 'lib errors'],
  models: ['models'],
}

const LONGEST_FILE = 260

function sourcesIn(folder: string): string[] {
  const found = (() => {
    try {
      return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    } catch {
      return []
    }
  })()
  return found
    .filter((name) => /\.(ts|tsx)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name))
}

function roomOf(path: string): string {
  const [top, second] = path.split('/')
  if (path === 'src/lib/errors.ts') return 'lib errors'
  if (top === 'workers') return path.endsWith('.api.ts') ? 'workers api' : 'workers'
  if (top === 'src') return second?.includes('.') ? 'main' : (second ?? '')
  return top ?? ''
}

function importsOf(path: string) {
  const source = readFileSync(join(ROOT, path), 'utf8')
  return [...source.matchAll(/^(import|export)( type)? ?[^'"]*?from '(\.[^']+)'/gm)].map(
    ([, , type, to]) => ({
      to: relative(ROOT, join(ROOT, dirname(path), to ?? '')),
      typeOnly: type !== undefined,
    }),
  )
}

describe('the house', () => {
  it('has files to look at', () => {
    expect(FILES.length).toBeGreaterThan(80)
  })

  it('keeps to its import table', () => {
    const wrong = FILES.flatMap((path) =>
      importsOf(path)
        .filter(({ to }) => !to.endsWith('.css'))
        .filter(({ to, typeOnly }) => {
          const rooms = MAY[roomOf(path)] ?? []
          const room = roomOf(to)
          if (room === 'lib errors' && rooms.includes('lib')) return false
          if (room === 'workers api' && rooms.includes('workers')) return false
          return !rooms.includes(room) && !(typeOnly && rooms.includes(`${room} (type)`))
        })
        .map(({ to }) => `${path} → ${to}`),
    )
    expect(wrong).toEqual([])
  })

  it('has no default export, no barrel, no utils', () => {
    const wrong = FILES.filter((path) => {
      const source = readFileSync(join(ROOT, path), 'utf8')
      return (
        /^export default/m.test(source) ||
        /^export \* /m.test(source) ||
        /\/(utils|helpers|manager)\b/.test(path)
      )
    })
    // Loaded by URL, whose loader asks for a default export.
    expect(wrong.filter((path) => path !== 'workers/clip/ffmpeg/ffmpeg-core.ts')).toEqual([])
  })

  it('has no file that is long enough to hold two ideas', () => {
    const long = FILES.map(
      (path) => [path, readFileSync(join(ROOT, path), 'utf8').split('\n').length] as const,
    )
    expect(long.filter(([, lines]) => lines > LONGEST_FILE)).toEqual([])
  })

  it('names no host but the model service and loopback in what is shipped', () => {
    const hosts = FILES.flatMap((path) => {
      const code = readFileSync(join(ROOT, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/ .*/g, '')
      return [...code.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host)
    })
    expect(hosts.filter((host) => !['openrouter.ai', '127.0.0.1', 'localhost'].includes(host ?? ''))).toEqual(
      [],
    )
  })
})
