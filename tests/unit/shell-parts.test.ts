import { expect, test } from 'vitest'
import { shellModules, startModules } from '../../workers/offline/build/shell-parts.ts'

/** What imports each module, and what starts it. */
const GRAPH: Readonly<Record<string, { importers?: string[]; dynamicImporters?: string[] }>> = {
  '/app/main.ts': {},
  '/app/screen.ts': { dynamicImporters: ['/app/main.ts'] },
  '/app/card.ts': { importers: ['/app/screen.ts', '/app/dialog.ts', '/app/text.ts'] },
  '/app/text.ts': { importers: ['/app/card.ts'] },
  '/app/dialog.ts': { dynamicImporters: ['/app/screen.ts'] },
  '/app/field.ts': { importers: ['/app/dialog.ts', '/app/rule.ts'] },
  '/app/rule.ts': { importers: ['/app/field.ts'] },
  '/app/shared.ts': { importers: ['/app/field.ts', '/app/text.ts'] },
}
const factsOf = (id: string) => {
  const { importers = [], dynamicImporters = [] } = GRAPH[id] ?? {}
  return { isEntry: id === '/app/main.ts', importers, dynamicImporters }
}

test.each([Object.keys(GRAPH), Object.keys(GRAPH).reverse()])(
  'the shell is what is reached past no door, in whatever order one asks',
  (...ids) => {
    const isOfShell = shellModules(['dialog.ts'])
    expect(ids.filter((id) => isOfShell(id, factsOf)).sort()).toEqual([
      '/app/card.ts',
      '/app/main.ts',
      '/app/screen.ts',
      '/app/shared.ts',
      '/app/text.ts',
    ])
  },
)

test('a door that the shell imports at once is of the shell', () => {
  const isOfShell = shellModules(['card.ts'])
  expect(isOfShell('/app/card.ts', factsOf)).toBe(true)
})

test('what follows the first screen is what the imports of its starters need, and no more', () => {
  const isOfStart = startModules(['screen.ts'])
  expect(Object.keys(GRAPH).filter((id) => isOfStart(id, factsOf))).toEqual([
    '/app/card.ts',
    '/app/text.ts',
    '/app/dialog.ts',
    '/app/field.ts',
    '/app/rule.ts',
    '/app/shared.ts',
  ])
  const isOfMain = startModules(['main.ts'])
  expect(Object.keys(GRAPH).filter((id) => isOfMain(id, factsOf))).toEqual([
    '/app/screen.ts',
    '/app/card.ts',
    '/app/text.ts',
    '/app/shared.ts',
  ])
})
