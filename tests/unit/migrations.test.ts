import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../src/domain/project/migrations.ts'
import { PROJECT_VERSION } from '../../src/domain/project/project.ts'
import { AppError } from '../../src/lib/errors.ts'
import { makeProject } from '../fixtures/make-project.ts'

const FOLDER = new URL('../fixtures/projects/', import.meta.url)
const codeOf = (task: () => unknown) => {
  try {
    task()
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
  return 'none'
}

describe('migrate', () => {
  it.each(readdirSync(FOLDER))('lifts %s to today', (file) => {
    const project = migrate(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')))
    expect(project.version).toBe(PROJECT_VERSION)
    expect(project.shots.length).toBeGreaterThan(0)
    expect(project.shelf).toBeInstanceOf(Array)
  })

  it('has a fixture of every version', () => {
    const versions = readdirSync(FOLDER).map((file) => Number(/v(\d+)\.json$/.exec(file)?.[1]))
    expect(versions.sort()).toEqual(Array.from({ length: PROJECT_VERSION }, (_, i) => i + 1))
  })

  it('refuses what a newer app wrote and repairs nothing', () => {
    expect(codeOf(() => migrate({ ...makeProject(), version: PROJECT_VERSION + 1 }))).toBe('storage-newer')
  })

  it.each([[null], [1], ['x'], [[]], [{}], [{ id: 'a' }], [{ id: 1, version: 1 }]])(
    'refuses %j',
    (record) => {
      expect(codeOf(() => migrate(record))).toBe('storage-lost')
    },
  )
})
