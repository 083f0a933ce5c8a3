import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Shot } from '../../src/domain/board/shot.ts'
import { LIMITS } from '../../src/domain/project/limits.ts'
import { migrate } from '../../src/domain/project/migrations.ts'
import { PROJECT_VERSION } from '../../src/domain/project/project.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { staleTakes } from '../../src/domain/takes/staleness.ts'
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
    expect(parseProject(project)).toEqual({ project })
  })

  it('reads the pictures of a receipt that version 1 named in words', () => {
    const named = [
      ['identity', 'Frame at 2.667 s', { role: 'identity', time: 2.667 }],
      ['style', 'Style picture', { role: 'style' }],
      ['continuity', 'Shot 3, take 12', { role: 'continuity', shot: '3', take: 12 }],
      ['continuity', 'by hand', { role: 'continuity' }],
    ] as const
    const references = named.map(([role, label]) => ({ role, label }))
    const shot = { ...makeShot('s1'), takes: [{ ...makeTake('t1', ''), receipt: { references } }] }
    const old = { ...makeProject(), version: 1, shots: [shot], shelf: [shot, null, { takes: 7 }] }
    const { shots, shelf } = migrate(old)
    expect(shots[0]?.takes[0]?.receipt).toMatchObject({ references: named.map(([, , values]) => values) })
    expect(shelf).toEqual([shots[0], null, { takes: 7 }])
  })

  describe('of a shot’s fields in version 2', () => {
    const lifted = (fields: object) => {
      const shot = { ...makeShot('s1'), ...fields }
      const { shots, shelf } = migrate({ ...makeProject(), version: 2, shots: [shot], shelf: [shot] })
      expect(shelf).toEqual(shots)
      return shots[0]
    }

    it.each([
      [{ angle: 'over-shoulder' }, { framing: 'over-shoulder', angle: 'eye-level' }],
      [{ angle: 'point-of-view' }, { framing: 'point-of-view' }],
      [{ angle: 'dutch' }, { angle: 'dutch' }],
      [{ lens: '18 mm' }, { lens: 'ultra-wide' }],
      [{ lens: '21mm' }, { lens: 'ultra-wide' }],
      [{ lens: '24 mm' }, { lens: 'wide-angle' }],
      [{ lens: '60 mm' }, { lens: 'normal' }],
      [{ lens: '65 mm' }, { lens: 'portrait' }],
      [{ lens: '400 mm' }, { lens: 'tele' }],
      [{ lens: '100 mm macro' }, { lens: 'macro' }],
      [{ lens: 'Telephoto lens' }, { lens: 'tele' }],
      [{ lens: '35 mm, anamorphic' }, { lens: 'normal', keep: ['anamorphic'] }],
      [{ lens: '24–70 mm' }, { keep: ['24–70 mm'] }],
      [{ lens: '1.5' }, { keep: ['1.5'] }],
      [{ lens: 'constructor' }, { keep: ['constructor'] }],
      [{ lens: 'soft and old' }, { keep: ['soft and old'] }],
      [{ lens: '  ', notes: '' }, {}],
      [{ notes: ' The hat.\r\n\nThe coat. ' }, { keep: ['The hat.', 'The coat.'] }],
      [
        { lens: '50 mm, soft', notes: 'The hat.' },
        { lens: 'normal', keep: ['soft', 'The hat.'] },
      ],
    ])('lifts %j', (fields, expected) => {
      const shot = lifted(fields)
      expect(shot).toEqual({ ...makeShot('s1'), ...expected })
      expect(parseProject(makeProject({ shots: [shot as Shot] }))).toHaveProperty('project')
    })

    it('loses no word of notes that are longer than any list', () => {
      const notes = Array.from({ length: LIMITS.listed + 500 }, (_, i) => `Note ${i}`).join('\n')
      const keep = lifted({ notes })?.keep ?? []
      expect(keep).toHaveLength(LIMITS.listed)
      expect(keep.join('\n')).toBe(notes)
    })

    it('leaves takes as they were drawn, judged by their text', () => {
      const take = makeTake('t1', 'Shot s1')
      const shot = lifted({ angle: 'point-of-view', notes: 'The hat.', takes: [take] })
      expect(shot?.takes).toEqual([take])
      const wish = { engine: undefined, model: '', shape: '' }
      expect(staleTakes(makeProject({ shots: shot ? [shot] : [] }), wish).size).toBe(0)
    })

    it('leaves what is no shot to the schema', () => {
      const odd = [null, 7, 'x', [], { angle: 7, lens: 35, notes: [] }]
      const { shots } = migrate({ ...makeProject(), version: 2, shots: odd, shelf: 'x' })
      expect(shots).toEqual([null, 7, 'x', [], { angle: 7 }])
    })
  })

  it('has a fixture of every version', () => {
    const versions = readdirSync(FOLDER).map((file) => Number(/v(\d+)\.json$/.exec(file)?.[1]))
    expect(versions.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: PROJECT_VERSION }, (_, i) => i + 1),
    )
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
