import { describe, expect, it } from 'vitest'
import { ENGINE_IDS } from '../../src/domain/engines/engine-choice.ts'
import { COLUMNS, cycles, FLAT, importsOf, sources, tests, textOf } from './house.ts'

const FILES = sources()

/**
 * Which row may import which: the table of ARCHITECTURE.md. `main` is the page's entry.
 */
const MAY: Readonly<Record<string, readonly string[]>> = {
  main: ['main', 'store', 'ui', 'workers'],
  ui: ['ui', 'store', 'domain'],
  store: ['store', 'pipeline', 'services', 'domain', 'lib', 'lib/dom'],
  pipeline: ['pipeline', 'domain', 'lib', 'services (type)'],
  services: ['services', 'lib', 'lib/dom', 'domain', 'models', 'workers api'],
  workers: ['workers', 'workers api', 'models', 'domain', 'lib'],
  'workers api': ['workers api', 'domain'],
  domain: ['domain', 'lib'],
  lib: ['lib'],
  'lib/dom': ['lib/dom', 'lib'],
  models: ['models'],
}

const LONGEST_FILE = 200
const WIDEST_COMMENT = 100
/** A comment line, or code with a comment after it. */
const COMMENT = /^\s*(?:\/\/|\/?\*)|\s\/\/ |\{\/\*/

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/ .*/g, '')

function rowOf(path: string): string {
  const [top, second] = path.split('/')
  if (path.startsWith('src/lib/dom/')) return 'lib/dom'
  if (top === 'workers') return path.endsWith('.api.ts') ? 'workers api' : 'workers'
  if (top === 'src') return second?.includes('.') ? 'main' : (second ?? '')
  return top ?? ''
}

describe('the house', () => {
  it('has files to look at', () => {
    expect(FILES.length).toBeGreaterThan(80)
  })

  it('keeps to its import table', () => {
    const wrong = FILES.flatMap((path) =>
      importsOf(path)
        .filter(({ to }) => !to.endsWith('.css'))
        .filter(({ to, kind }) => {
          const rows = MAY[rowOf(path)] ?? []
          const row = rowOf(to)
          if (row === 'workers api' && rows.includes('workers')) return false
          return !rows.includes(row) && !(kind === 'type' && rows.includes(`${row} (type)`))
        })
        .map(({ to }) => `${path} → ${to}`),
    )
    expect(wrong).toEqual([])
  })

  it('has no default export, no barrel, no utils', () => {
    const wrong = FILES.filter((path) => {
      const source = textOf(path)
      return (
        /^export default/m.test(source) ||
        /^export \* /m.test(source) ||
        /\/(utils|helpers|manager)\b/.test(path)
      )
    })
    // Loaded by URL, whose loader asks for a default export.
    expect(wrong.filter((path) => path !== 'workers/clip/ffmpeg/ffmpeg-core.ts')).toEqual([])
  })

  it('has folders of one list in every row, and few files beside them', () => {
    const columns = new Set<string>(COLUMNS)
    const wrong = FILES.filter((path) => {
      const row = Object.keys(FLAT).find((folder) => path.startsWith(`${folder}/`))
      if (row === undefined) return false
      const [first = '', ...deeper] = path.slice(row.length + 1).split('/')
      return deeper.length > 0 ? !columns.has(first) : !FLAT[row]?.includes(first)
    })
    expect(wrong).toEqual([])
  })

  it('makes every store in one way, or screens would see one change without an earlier one', () => {
    const others = FILES.filter((path) => textOf(path).includes("from 'zustand'"))
    expect(others).toEqual(['src/lib/dom/shown-store.ts'])
  })

  it('has no files that import each other, types and later imports included', () => {
    expect(cycles(FILES)).toEqual([])
  })

  it('has no file that is long enough to hold two ideas', () => {
    const long = FILES.filter((path) => textOf(path).trimEnd().split('\n').length > LONGEST_FILE)
    expect(long).toEqual([])
  })

  it('has no comment too wide to be read at a glance, in tests too', () => {
    const wide = [...FILES, ...tests()].flatMap((path) =>
      textOf(path)
        .split('\n')
        .flatMap((line, i) =>
          line.length > WIDEST_COMMENT && COMMENT.test(line) ? [`${path}:${i + 1}`] : [],
        ),
    )
    expect(wide).toEqual([])
  })

  it('names an engine only in the table, its own folder, its line in the loaders and its words', () => {
    const places = [
      'src/domain/engines/engines.ts',
      'src/services/engines/loaders.ts',
      'src/ui/words/en/engines.ts',
      // The sheet plans the parts of a list by the facts of the model service.
      'src/domain/consent/plans.ts',
      // An engine that sends does not compile without how it sends.
      'src/store/consent/sending.ts',
    ]
    const wrong = FILES.filter((path) => !places.includes(path)).flatMap((path) => {
      const code = withoutComments(textOf(path))
      return ENGINE_IDS.filter((id) => !path.includes(`engines/${id}/`))
        .filter((id) => new RegExp(`['"\`]${id}['"\`]|\\b${id}:|\\bENGINES\\.${id}\\b`).test(code))
        .map((id) => `${path}: ${id}`)
    })
    expect(wrong).toEqual([])
  })

  it("reaches the browser's own model in one place", () => {
    const named = FILES.filter((path) => /['"`]LanguageModel\b/.test(textOf(path)))
    expect(named).toEqual(['src/services/engines/browser-model/has-language-model.ts'])
  })

  it('names no host but the model service and loopback in what is shipped', () => {
    const hosts = FILES.flatMap((path) => {
      const code = withoutComments(textOf(path))
      return [...code.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host)
    })
    expect(hosts.filter((host) => !['openrouter.ai', '127.0.0.1', 'localhost'].includes(host ?? ''))).toEqual(
      [],
    )
  })
})
