import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type FieldValue, withField } from '../../src/domain/board/edit-field.ts'
import { SHOT_FIELD_ROWS, type ShotField, type ShotFieldKey } from '../../src/domain/board/shot-fields.ts'
import type { ShotId } from '../../src/domain/ids.ts'
import { LIMITS } from '../../src/domain/project/limits.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { editShotField } from '../../src/store/board/edits.ts'
import { redoEdit, undoEdit } from '../../src/store/project/edits.ts'
import { useHistoryStore } from '../../src/store/project/history.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { openedProject } from '../../src/store/project/store.ts'
import { fieldGroups } from '../../src/ui/board/inspector/field-groups.ts'
import { itemsIn } from '../../src/ui/board/inspector/list-items.ts'
import { frameShares, momentIn } from '../../src/ui/board/inspector/moment.ts'
import { editText } from '../../src/ui/words/edit-text.ts'
import { makeFrame, makeProject, makeShot } from '../fixtures/make-project.ts'

// The part of a browser that the stores read.
vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))

const id = 's1' as ShotId
const rowOf = (wanted: ShotFieldKey) => {
  const row = SHOT_FIELD_ROWS.find(([key]) => key === wanted)
  if (!row) throw new Error(`no field ${wanted}`)
  return row
}

/** Values of every type, fitting and not. */
const VALUES: readonly (FieldValue | undefined)[] = [
  ...[undefined, '', ' ', 'Rain.', 'frogs', 'x'.repeat(LIMITS.text + 5), 'a\nb', '\ud83e\udd8a'],
  ...[0, -3, 2.5, 1e12, 0.000_4, Number.NaN, Number.POSITIVE_INFINITY],
  [],
  ['red scarf', ' red scarf ', '', 'y'.repeat(LIMITS.line + 5)],
]

/** The values that an editor of a field can give. */
function givenTo({ kind, ...field }: ShotField): readonly (FieldValue | undefined)[] {
  const wanted =
    { text: 'string', line: 'string', term: 'string', seconds: 'number' }[kind as string] ?? 'object'
  const terms = 'terms' in field ? field.terms : []
  return [...VALUES.filter((value) => value === undefined || typeof value === wanted), ...terms]
}

describe('a field that is set', () => {
  it.each(SHOT_FIELD_ROWS)('%s is always what the project schema accepts', (key, field) => {
    for (const value of givenTo(field)) {
      const shot = withField(makeShot('s1', { size: 'wide', duration: 2 }), key, field, value)
      expect(parseProject(makeProject({ shots: [shot] }))).toMatchObject({ project: { shots: [shot] } })
    }
  })

  it('is cut where an earlier version allowed a longer shot', () => {
    const stored = makeProject({
      shots: [makeShot('s1', { duration: 999 }), makeShot('s2', { duration: 0 })],
    })
    expect(parseProject(stored)).toMatchObject({ project: { shots: [{ duration: 600 }, { duration: 0 }] } })
  })

  it('leaves an item that an earlier version let grow longer as it is', () => {
    const long = 'y'.repeat(LIMITS.line + 5)
    const shot = makeShot('s1', { keep: [long] })
    expect(withField(shot, 'keep', rowOf('keep')[1], [long, `${long}!`]).keep).toEqual([
      long,
      'y'.repeat(LIMITS.line),
    ])
  })

  it('is taken out where it is empty, and a required one is an empty text', () => {
    const shot = makeShot('s1', { size: 'wide', dialogue: 'Hush.', duration: 2 })
    for (const key of ['size', 'dialogue', 'duration'] as const) {
      expect(withField(shot, key, rowOf(key)[1], undefined)).not.toHaveProperty(key)
    }
    expect(withField(shot, 'dialogue', rowOf('dialogue')[1], '')).not.toHaveProperty('dialogue')
    expect(withField(shot, 'text', rowOf('text')[1], undefined).text).toBe('')
    expect(withField(shot, 'duration', rowOf('duration')[1], 0).duration).toBe(0.01)
    expect(withField(shot, 'duration', rowOf('duration')[1], 999).duration).toBe(600)
    expect(withField(shot, 'sourceTime', rowOf('sourceTime')[1], -1).sourceTime).toBe(0)
    expect(withField(shot, 'sourceTime', rowOf('sourceTime')[1], 999).sourceTime).toBe(999)
  })
})

describe('an edit of a field', () => {
  beforeEach(() => showNewProject(makeProject()))
  const shot = () => openedProject().shots[0]

  it('is one step by its own name, with its typing, and comes back', () => {
    for (const typed of ['2', '2.', '2.5']) editShotField(id, rowOf('duration'), Number(typed))
    editShotField(id, rowOf('size'), 'close')
    expect(useHistoryStore.getState().past.map(({ edit }) => editText(edit))).toEqual(['Duration', 'Size'])
    undoEdit()
    expect(shot()).not.toHaveProperty('size')
    expect(shot()?.duration).toBe(2.5)
    undoEdit()
    expect(shot()).toEqual(makeShot('s1'))
    redoEdit()
    redoEdit()
    expect(shot()).toEqual(makeShot('s1', { duration: 2.5, size: 'close' }))
  })

  it('of the text has the name that typing on the card has, and goes on in its step', () => {
    editShotField(id, rowOf('text'), 'A')
    editShotField(id, rowOf('text'), 'A bridge.')
    expect(useHistoryStore.getState().past).toMatchObject([{ edit: 'shot-text', group: `text:${id}` }])
  })
})

it('every field stands in one group, and one that no group names comes last', () => {
  const made = ['weather', { kind: 'line', asked: false, told: 'nothing', inCsv: false, onCard: false }]
  const rows = [...SHOT_FIELD_ROWS, made as unknown as (typeof SHOT_FIELD_ROWS)[number]]
  const groups = fieldGroups(rows)
  const keys = groups.flatMap((group) => group.rows.map(([key]) => key as string))
  const body = rows.map(([key]) => key as string).filter((key) => key !== 'beat')
  expect(keys.toSorted()).toEqual(body.toSorted())
  expect(groups.at(-1)).toEqual({ id: 'others', rows: [made] })
  expect(groups.every((group) => group.rows.length > 0)).toBe(true)
})

it('pasted lines are items, without bullets and empty lines', () => {
  expect(itemsIn(' red scarf ')).toEqual(['red scarf'])
  expect(itemsIn('- red scarf\r\n\r\n• lantern at the bow\n* left-hand side')).toEqual([
    'red scarf',
    'lantern at the bow',
    'left-hand side',
  ])
  expect(itemsIn(' \n ')).toEqual([])
})

it('frames share the slider by the time that each stands for', () => {
  const frames = [1, 3, 7].map(makeFrame)
  const shares = frameShares(frames, { start: 0, end: 10 }).map(({ share }) => share)
  expect(shares).toEqual([2, 3, 5])
  const inside = frameShares(frames, { start: 2, end: 10 })
  expect(inside.map(({ frame, share }) => [frame.time, share])).toEqual([
    [3, 3],
    [7, 5],
  ])
  expect(frameShares([], { start: 0, end: 10 })).toEqual([])
})

it('a moment lies within the clip, to a millisecond', () => {
  const span = { start: 1, end: 4 }
  expect([0, 9, 2.00049, 1 + 1 / 24].map((time) => momentIn(time, span))).toEqual([1, 4, 2, 1.042])
})
