import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The names of folders in a row: the list of columns in ARCHITECTURE.md. */
export const COLUMNS = [
  'app',
  'project',
  'library',
  'clip',
  'style',
  'scene',
  'board',
  'takes',
  'findings',
  'handover',
  'jobs',
  'engines',
  'models',
  'money',
  'consent',
  'key',
  'upscale',
  'people',
  'offline',
  'storage',
  'settings',
  'words',
  'kit',
] as const

/** The few shared files of a row, outside its folders. */
export const FLAT: Readonly<Record<string, readonly string[]>> = {
  'src/domain': ['ids.ts', 'problem.ts'],
  'src/pipeline': ['context.ts', 'steps.ts'],
  'src/services': ['index.ts'],
  'src/store': [],
  'src/ui': ['index.css'],
  workers: ['content-policy.ts', 'guard.ts', 'script-policy.ts'],
}

export interface Import {
  /** Path from the root, with forward slashes. */
  readonly to: string
  readonly kind: 'value' | 'type' | 'dynamic'
}

/** Shipped sources, as paths from the root. */
export function sources(): readonly string[] {
  return ['src', 'workers', 'models'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx)$/.test(name) && !name.endsWith('.d.ts'))
      .filter((name) => !name.includes('generated'))
      .map((name) => join(folder, name)),
  )
}

/** Tests, benches and the scripts at the root, as paths from the root. */
export const tests = (): readonly string[] =>
  [
    ...readdirSync(ROOT),
    ...readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' }).map((name) =>
      join('tests', name),
    ),
  ].filter((name) => /\.(ts|tsx|mts|mjs)$/.test(name))

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** A file's imports of our own sources, including type and dynamic imports. */
export function importsOf(path: string): readonly Import[] {
  const source = textOf(path)
  const resolved = (to: string | undefined) => relative(ROOT, join(ROOT, dirname(path), to ?? ''))
  const standing = [...source.matchAll(/^(?:import|export)( type)? ?[^'"]*?from '(\.[^']+)'/gm)].map(
    ([, type, to]): Import => ({ to: resolved(to), kind: type ? 'type' : 'value' }),
  )
  const later = [...source.matchAll(/\bimport\(\s*'(\.[^']+)'/g)].map(
    ([, to]): Import => ({ to: resolved(to), kind: 'dynamic' }),
  )
  return [...standing, ...later]
}

/** Import cycles, each once, as "a → b → a". */
export function cycles(files: readonly string[]): readonly string[] {
  const next = new Map(files.map((path) => [path, importsOf(path).map(({ to }) => to)]))
  const state = new Map<string, 'open' | 'done'>()
  const trail: string[] = []
  const found: string[] = []
  const visit = (path: string) => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      return
    }
    state.set(path, 'open')
    trail.push(path)
    for (const to of next.get(path) ?? []) if (next.has(to)) visit(to)
    trail.pop()
    state.set(path, 'done')
  }
  for (const path of files) visit(path)
  return found
}
