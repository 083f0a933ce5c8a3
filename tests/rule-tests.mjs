import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const IMPORTS = /(?:from|import)\s*\(?\s*'([^']+)'/g
/** Rows with state or a page. Words are in the language of the moment, which no such test sets. */
const STATEFUL = /^src\/(?:store|services|pipeline|ui\/(?!words\/)|lib\/dom)\//
const FOREIGN = /^(?:fake-indexeddb|node:child_process|node:worker_threads)/
/** What a test may leave behind for the next one of its thread. */
const MARKS =
  /\bvi\.(?:mock|doMock|stub|spyOn|fn|useFake|import|reset)|\bglobalThis\b|\bprocess\.(?:env|exit)/

function importsOf(text) {
  return [...text.matchAll(IMPORTS)].map(([, name]) => name.split('?')[0])
}

/**
 * True when nothing that a file imports, directly or not, has state. Paths are from `root`; `seen`
 * are those that were looked at.
 */
function isPure(root, path, seen) {
  if (seen.has(path)) return true
  seen.add(path)
  if (STATEFUL.test(path)) return false
  if (!/\.(?:ts|mjs)$/.test(path) || !existsSync(join(root, path))) return true
  return importsOf(readFileSync(join(root, path), 'utf8')).every((name) =>
    name.startsWith('.')
      ? isPure(root, normalize(join(dirname(path), name)).replaceAll('\\', '/'), seen)
      : !FOREIGN.test(name),
  )
}

/** Paths from `root` of the unit tests whose text matches or, with `not`, does not. */
function unitTests(root, pattern, { not = false } = {}) {
  return readdirSync(join(root, 'tests/unit'))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `tests/unit/${name}`)
    .filter((path) => pattern.test(readFileSync(join(root, path), 'utf8')) !== not)
}

/**
 * Unit tests with a database in memory, as paths from `root`. Each has a thread of its own: what an
 * earlier one still writes would come into the next one's database.
 */
export const databaseTests = (root) => unitTests(root, /fake-indexeddb/)

/**
 * Unit tests of rules, as paths from `root`. They can share modules, because neither they nor what
 * they import keep anything: loading those anew for each file takes most of the time of such tests.
 */
export function ruleTests(root) {
  return unitTests(root, MARKS, { not: true }).filter((path) => isPure(root, path, new Set()))
}
