import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { withoutShots, withShotsBack, withShotsMoved } from '../../src/domain/board/board.ts'
import { numbered, withNumbersLocked } from '../../src/domain/board/locked-numbers.ts'
import { allShots, extendedTo, settled, toggled } from '../../src/domain/board/select.ts'
import { NOTHING_SELECTED, onlyShot, type Selection } from '../../src/domain/board/selection.ts'
import {
  sharedField,
  withFieldOfAll,
  withShotsAt,
  withShotsDuplicated,
} from '../../src/domain/board/several.ts'
import type { Shot } from '../../src/domain/board/shot.ts'
import { SHOT_FIELD_ROWS, SHOT_FIELDS_BY_KEY, type ShotFieldKey } from '../../src/domain/board/shot-fields.ts'
import { numbersOf } from '../../src/domain/board/shot-numbers.ts'
import type { ProjectId, ShotId, TakeId } from '../../src/domain/ids.ts'
import { LIMITS } from '../../src/domain/project/limits.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { chooseShot, leaveShot, useChosenShot } from '../../src/store/board/chosen-shot.ts'
import {
  extendToShot,
  selectAllShots,
  selectedShots,
  toggleShot,
} from '../../src/store/board/select-shots.ts'
import {
  bringBackShots,
  deleteShots,
  dropShots,
  duplicateShots,
  editFieldOfAll,
  editFields,
  moveShots,
} from '../../src/store/board/several.ts'
import { editProject, undoEdit } from '../../src/store/project/edits.ts'
import { useHistoryStore } from '../../src/store/project/history.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { openedProject } from '../../src/store/project/store.ts'
import { isWriting } from '../../src/store/project/writer.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

// The part of a browser that the stores read.
vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))

const ids = (...names: readonly string[]) => new Set(names as readonly ShotId[])
const id = (name: string) => name as ShotId

/** A board of shots named a letter each; a capital one is omitted. */
function boardOf(letters: string): Project {
  const shots = [...letters].map((letter) =>
    makeShot(letter.toLowerCase(), letter === letter.toLowerCase() ? {} : { omitted: true }),
  )
  return makeProject({ shots })
}

const orderOf = ({ shots }: Pick<Project, 'shots'>) => shots.map((shot) => shot.id).join('')

describe('the order of several shots', () => {
  it.each([
    ['bd', -1, 'badce'],
    ['bd', 1, 'acbed'],
    ['ab', -1, 'abcde'],
    ['ac', -1, 'acbde'],
    ['abe', -1, 'abced'],
    ['de', 1, 'abcde'],
    ['bc', 1, 'adbce'],
  ] as const)('moves %s by %i', (moved, by, expected) => {
    const project = boardOf('abcde')
    const now = withShotsMoved(project, ids(...moved), by)
    expect(orderOf(now)).toBe(expected)
    expect(now === project).toBe(expected === 'abcde')
  })

  it.each([
    // The one that is dragged, its place without it, and the order then.
    ['bd', 'b', 4, 'acebd'],
    ['bd', 'd', 0, 'bdace'],
    ['ace', 'c', 3, 'bdace'],
    ['ace', 'c', 1, 'acebd'],
    ['bd', 'b', 1, 'abcde'],
  ] as const)('drops %s, held by %s, at place %i', (moved, lead, place, expected) => {
    expect(orderOf(withShotsAt(boardOf('abcde'), ids(...moved), id(lead), place))).toBe(expected)
  })

  it('puts copies after the last one, with the shown take of each', () => {
    const board = makeProject({
      shots: [
        makeShot('a', { takes: [makeTake('t1', 'A'), makeTake('t2', 'A')], size: 'close' }),
        makeShot('b'),
        makeShot('c', { takes: [{ ...makeTake('t3', 'C'), starred: true }] }),
        makeShot('d'),
      ],
    })
    const copies = [
      [id('x'), 'u' as TakeId],
      [id('y'), 'v' as TakeId],
    ] as const
    const { shots } = withShotsDuplicated(board, ids('c', 'a'), copies)
    expect(orderOf({ shots })).toBe('abcxyd')
    expect(shots[3]).toMatchObject({ size: 'close', takes: [{ id: 'u', blob: 'blob-t2' }] })
    expect(shots[4]?.takes).toEqual([{ ...makeTake('t3', 'C'), id: 'v' }])
  })

  it('copies nothing where not all of them have room', () => {
    const full = makeProject({ shots: Array.from({ length: LIMITS.shots - 1 }, (_, i) => makeShot(`s${i}`)) })
    expect(withShotsDuplicated(full, ids('s1', 's2'), [])).toBe(full)
  })

  it('deletes to the shelf in the order of the board, and omits where numbers are locked', () => {
    const drawn = makeProject({
      shots: ['a', 'b', 'c'].map((name) => makeShot(name, { takes: [makeTake(`t${name}`, name)] })),
      shelf: [makeShot('old')],
    })
    const gone = withoutShots(drawn, ids('c', 'a'))
    expect(orderOf(gone)).toBe('b')
    expect(gone.shelf.map((shot) => shot.id)).toEqual(['a', 'c', 'old'])
    const omitted = numbered(withoutShots(withNumbersLocked(drawn), ids('c', 'a')))
    expect(omitted.shots.map((shot) => [shot.number, shot.omitted])).toEqual([
      ['1', true],
      ['2', undefined],
      ['3', true],
    ])
    const back = withShotsBack(omitted, ids('a', 'b', 'c'))
    expect(back.shots.some((shot) => shot.omitted)).toBe(false)
  })

  it('keeps numbers that are locked, and gives copies the ones between', () => {
    const locked = withNumbersLocked(boardOf('abcd'))
    const numbersAfter = (project: Project) => [...numbersOf(numbered(project)).values()].join(' ')
    const copies = [
      [id('x'), 'u' as TakeId],
      [id('y'), 'v' as TakeId],
    ] as const
    expect(numbersAfter(withShotsDuplicated(locked, ids('a', 'b'), copies))).toBe('1 2 2A 2B 3 4')
    expect(numbersAfter(withShotsMoved(locked, ids('c', 'd'), -1))).toBe('1 3 4 2')
    expect(numbersAfter(withShotsAt(locked, ids('a', 'd'), id('d'), 0))).toBe('1 4 2 3')
  })
})

describe('a field of several shots', () => {
  const shots: readonly Shot[] = [
    makeShot('a', { size: 'close', keep: ['scarf', 'lantern'] }),
    makeShot('b', { size: 'close', keep: ['lantern', 'boat'], lens: 'tele' }),
    makeShot('c', { size: 'wide' }),
  ]
  const board = makeProject({ shots })

  it('is what all have, and mixed where they differ', () => {
    expect(sharedField(shots.slice(0, 2), 'size')).toEqual({ value: 'close', mixed: false })
    expect(sharedField(shots, 'size')).toEqual({ value: undefined, mixed: true })
    expect(sharedField(shots, 'lens')).toEqual({ value: undefined, mixed: true })
    expect(sharedField(shots, 'beat')).toEqual({ value: undefined, mixed: false })
    expect(sharedField(shots.slice(0, 2), 'keep')).toEqual({ value: ['lantern'], mixed: true })
    expect(sharedField(shots.slice(0, 1), 'keep')).toEqual({ value: ['scarf', 'lantern'], mixed: false })
  })

  it('is set in all of them and in no other', () => {
    const { shots: now } = withFieldOfAll(board, ids('a', 'c'), 'size', 'full')
    expect(now.map(({ size }) => size)).toEqual(['full', 'close', 'full'])
    const cleared = withFieldOfAll(board, ids('a', 'b'), 'size', undefined)
    expect(cleared.shots.map((shot) => 'size' in shot)).toEqual([false, false, true])
  })

  it('adds to and removes from each list, which keeps what is its own', () => {
    const added = withFieldOfAll(board, ids('a', 'b', 'c'), 'keep', ['moon'])
    expect(added.shots.map(({ keep }) => keep)).toEqual([
      ['scarf', 'lantern', 'moon'],
      ['lantern', 'boat', 'moon'],
      ['moon'],
    ])
    const removed = withFieldOfAll(board, ids('a', 'b'), 'keep', [])
    expect(removed.shots.map(({ keep }) => keep)).toEqual([['scarf'], ['boat'], undefined])
  })
})

describe('the selection', () => {
  const { shots } = boardOf('abCde')
  const said = ({ selected, chosen, anchor }: Selection) =>
    `${shots
      .filter((shot) => selected.has(shot.id))
      .map((shot) => shot.id)
      .join('')} ${chosen ?? '-'} ${anchor ?? '-'}`

  it('is one shot, toggled, extended, all or none', () => {
    const one = onlyShot(id('b'))
    expect(said(one)).toBe('b b b')
    const two = toggled(shots, one, id('e'))
    expect(said(two)).toBe('be e e')
    expect(said(toggled(shots, two, id('e')))).toBe('b b e')
    expect(said(toggled(shots, one, id('b')))).toBe(' - -')
    expect(said(extendedTo(shots, one, id('e')))).toBe('bcde e b')
    expect(said(extendedTo(shots, extendedTo(shots, one, id('e')), id('a')))).toBe('ab a b')
    expect(said(extendedTo(shots, NOTHING_SELECTED, id('d')))).toBe('d d d')
    expect(said(allShots(shots, one))).toBe('abcde b b')
    expect(said(allShots(shots, NOTHING_SELECTED))).toBe('abcde a a')
  })

  it('never shows an omitted shot in the inspector', () => {
    expect(said(extendedTo(shots, onlyShot(id('b')), id('c')))).toBe('bc b b')
    expect(said(toggled(shots, NOTHING_SELECTED, id('c')))).toBe('c - c')
  })

  it('forgets what has left the board, and shows what is nearest', () => {
    const all = { ...allShots(shots, NOTHING_SELECTED), chosen: id('gone'), anchor: id('d') }
    expect(said(settled(shots, all))).toBe('abcde d d')
    expect(said(settled(shots, onlyShot(id('gone'))))).toBe(' - -')
  })
})

describe('the stores', () => {
  let opened = 0
  beforeEach(async () => {
    // The session of a closed project may still be on its way to disk: each has an id of its own.
    await showNewProject({ ...boardOf('abcde'), id: `p${opened++}` as ProjectId })
    expect(isWriting(openedProject().id)).toBe(true)
    leaveShot()
  })
  const steps = () => useHistoryStore.getState().past.map(({ edit }) => edit)

  it('select shots of the open board', () => {
    chooseShot(id('b'))
    extendToShot(id('d'))
    toggleShot(id('c'))
    expect(orderOf({ shots: selectedShots() })).toBe('bd')
    selectAllShots()
    expect(useChosenShot.getState().selected.size).toBe(5)
    chooseShot(id('a'))
    expect(orderOf({ shots: selectedShots() })).toBe('a')
  })

  const both = ids('b', 'd')
  const copyAll = () => void duplicateShots(both)
  it.each([
    [
      'fields',
      () =>
        editFields([
          { id: id('a'), key: 'size', value: 'wide' },
          { id: id('b'), key: 'duration', value: 2 },
        ]),
    ],
    ['field-move', () => editFieldOfAll(both, ['move', SHOT_FIELDS_BY_KEY.move], 'arc')],
    ['delete-shots', () => deleteShots(both)],
    ['duplicate-shots', copyAll],
    ['move-shots', () => moveShots(both, 1)],
    ['move-shots', () => dropShots(both, id('b'), 4)],
  ] as const)('make %s one step to undo', (edit, run) => {
    const before = openedProject()
    run()
    expect(openedProject().shots).not.toEqual(before.shots)
    expect(steps()).toEqual([edit])
    undoEdit()
    expect(openedProject().shots).toEqual(before.shots)
  })

  it('omit and bring back on a locked board', () => {
    editProject(withNumbersLocked)
    deleteShots(both)
    bringBackShots(both)
    expect(steps()).toEqual(['omit-shots', 'bring-back-shots'])
    undoEdit()
    expect(
      openedProject()
        .shots.filter(({ omitted }) => omitted)
        .map(({ number }) => number),
    ).toEqual(['2', '4'])
  })

  it('give each copy the id that is told', () => {
    const copies = duplicateShots(both)
    expect(
      openedProject()
        .shots.slice(4, 6)
        .map((shot) => shot.id),
    ).toEqual(copies)
  })

  it('accept for all shots only what the project schema accepts', () => {
    const values = [
      '',
      'wide',
      'x'.repeat(700),
      -1,
      Number.NaN,
      1e12,
      ['', ' a ', 'a', 'y'.repeat(700)],
      undefined,
    ]
    for (const [key] of SHOT_FIELD_ROWS) {
      for (const value of values) {
        editFieldOfAll(both, [key, SHOT_FIELDS_BY_KEY[key as ShotFieldKey]], value)
        expect(parseProject(openedProject()), `${key} ${value}`).toEqual({ project: openedProject() })
      }
    }
  })
})
