import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../src/domain/project/migrations.ts'
import { PROJECT_VERSION } from '../../src/domain/project/project.ts'
import { AppError } from '../../src/lib/errors.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

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

  it('reads the pictures of a receipt that version 1 named in words', () => {
    const named = [
      ['identity', 'Frame at 2.667 s', { role: 'identity', time: 2.667 }],
      ['style', 'Style picture', { role: 'style' }],
      ['continuity', 'Shot 3, take 12', { role: 'continuity', shot: 3, take: 12 }],
      ['continuity', 'by hand', { role: 'continuity' }],
    ] as const
    const references = named.map(([role, label]) => ({ role, label }))
    const shot = { ...makeShot('s1'), takes: [{ ...makeTake('t1', ''), receipt: { references } }] }
    const old = { ...makeProject(), version: 1, shots: [shot], shelf: [shot, null, { takes: 7 }] }
    const { shots, shelf } = migrate(old)
    expect(shots[0]?.takes[0]?.receipt.references).toEqual(named.map(([, , values]) => values))
    expect(shelf).toEqual([shots[0], null, { takes: 7 }])
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
