import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { databaseTests, ruleTests } from '../rule-tests.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'maestro-rules-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

test('a test of rules reaches nothing that keeps state, whatever lies between', () => {
  write('src/domain/rule.ts', "import { other } from './other.ts'")
  write('src/domain/other.ts', "import { rule } from './rule.ts'")
  write('src/store/store.ts', '')
  write('tests/fixtures/pure.ts', "import { rule } from '../../src/domain/rule.ts'")
  write('tests/fixtures/open.ts', "import { store } from '../../src/store/store.ts'")
  const tests = {
    pure: "import { rule } from '../fixtures/pure.ts'",
    stateful: "import { open } from '../fixtures/open.ts'",
    late: "const { open } = await import('../fixtures/open.ts')",
    database: "import 'fake-indexeddb/auto'",
    mocking: "vi.mock('../../src/domain/rule.ts')",
  }
  for (const [name, text] of Object.entries(tests)) write(`tests/unit/${name}.test.ts`, text)
  expect(ruleTests(root)).toEqual(['tests/unit/pure.test.ts'])
  expect(databaseTests(root)).toEqual(['tests/unit/database.test.ts'])
})

test('this repository has some, and none of a store', () => {
  const found = ruleTests(fileURLToPath(new URL('../..', import.meta.url)))
  expect(found.length).toBeGreaterThan(50)
  expect(found).not.toContain('tests/unit/storage.test.ts')
})
