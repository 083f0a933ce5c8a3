import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { groupShots } from '../../src/domain/board/group-shots.ts'
import { withNumbersLocked } from '../../src/domain/board/locked-numbers.ts'
import type { ProjectId, ShotId } from '../../src/domain/ids.ts'
import { chooseShot, leaveShot } from '../../src/store/board/chosen-shot.ts'
import { extendToShot, selectedShots } from '../../src/store/board/select-shots.ts'
import { deleteShots } from '../../src/store/board/several.ts'
import { useTable } from '../../src/store/board/table.ts'
import { pasteCells, shownRows } from '../../src/store/board/table-cells.ts'
import { editProject } from '../../src/store/project/edits.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { openedProject } from '../../src/store/project/store.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'

// The part of a browser that the stores read.
vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))

const shots = [
  makeShot('a', { place: 'Quay', cast: ['Mika', 'Keeper'] }),
  makeShot('b', { place: 'Boat', cast: ['Keeper', 'mika'] }),
  makeShot('c', { place: ' quay' }),
  makeShot('d', { cast: ['Mika'] }),
  makeShot('e', { place: 'Boat' }),
]
const id = (name: string) => name as ShotId
const grouped = (by: 'place' | 'cast' | undefined) =>
  groupShots(shots, by).map((group) => [group.value, group.shots.map((shot) => shot.id).join('')])

describe('shots in groups', () => {
  it('stand in the order of the board, by what they share, and those without a value last', () => {
    expect(grouped('place')).toEqual([
      ['Quay', 'ac'],
      ['Boat', 'be'],
      [undefined, 'd'],
    ])
  })

  it('share a list in whatever order it is written', () => {
    expect(grouped('cast')).toEqual([
      [['Mika', 'Keeper'], 'ab'],
      [['Mika'], 'd'],
      [undefined, 'ce'],
    ])
  })

  it('are one group where no field is chosen', () => {
    expect(grouped(undefined)).toEqual([[undefined, 'abcde']])
  })
})

describe('a table in groups', () => {
  let opened = 0
  beforeEach(async () => {
    await showNewProject(makeProject({ shots, id: `g${opened++}` as ProjectId }))
    editProject(withNumbersLocked)
    deleteShots(new Set([id('e')]))
    leaveShot()
    useTable.setState({ group: 'place' })
  })

  it('keeps the order of the board', () => {
    expect(shownRows().join('')).toBe('acbed')
    expect(
      openedProject()
        .shots.map((shot) => shot.id)
        .join(''),
    ).toBe('abcde')
  })

  it('selects the rows that are seen between two of them', () => {
    chooseShot(id('a'))
    extendToShot(id('b'), shownRows())
    expect(
      selectedShots()
        .map((shot) => shot.id)
        .join(''),
    ).toBe('abc')
  })

  it('fills the rows below a cell, and passes over an omitted one', () => {
    pasteCells('first\nsecond\nthird\n', id('c'), ['text'], () => undefined)
    expect(openedProject().shots.map(({ text }) => text)).toEqual([
      'Shot a',
      'second',
      'first',
      'third',
      'Shot e',
    ])
  })
})
