import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SheetId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { undone } from '../../src/domain/project/undo.ts'
import { numberOfSheet, withSheet, withSheetChanged } from '../../src/domain/takes/cut-takes.ts'
import type { Sheet } from '../../src/domain/takes/sheet.ts'
import { CLEANUPS, withoutOldDeleted } from '../../src/domain/takes/takes.ts'

const FULL: Project = JSON.parse(
  readFileSync(new URL('../fixtures/projects/v18.json', import.meta.url), 'utf8'),
)
const [given] = FULL.sheets ?? []
if (!given) throw new Error('The fixture has no sheet')
const { deletedAt: _, cut, lines: __, ...bare } = given
if (!cut) throw new Error('The fixture’s sheet is not cut')
const plain: Sheet = bare
const { sheets: ___, ...without } = FULL
const other: Sheet = { ...plain, id: 'sh2' as SheetId }
const board = withSheet(withSheet(without, plain), other)

const sheetIn = ({ sheets = [] }: Project, id = plain.id) => sheets.find((sheet) => sheet.id === id)
const cutOf = (project: Project) => withSheetChanged(project, plain.id, (sheet) => ({ ...sheet, cut }))
const deletedAt = 1790000002000
const deleted = (project: Project) =>
  withSheetChanged(project, plain.id, (sheet) => ({ ...sheet, deletedAt }))

describe('the cells that a person moved', () => {
  it('are stored with the sheet', () => {
    expect(parseProject(cutOf(board))).toEqual({ project: cutOf(board) })
  })

  it('are undone on their own: what changed on another sheet stays', () => {
    const after = cutOf(board)
    const now = withSheetChanged(after, other.id, (sheet) => ({ ...sheet, cut }))
    const back = undone(board, after, now)
    expect(sheetIn(back)).toEqual(plain)
    expect(sheetIn(back, other.id)?.cut).toEqual(cut)
    expect(sheetIn(undone(now, back, back))?.cut).toEqual(cut)
  })

  it.each([
    [
      'a cell without a width',
      { turn: 0, cells: [{ ...cut.cells[0], rectangle: { x: 0, y: 0, width: 0, height: 9 } }] },
    ],
    ['an unknown state', { turn: 0, cells: [{ ...cut.cells[0], state: 'maybe' }] }],
    ['a turn that no sheet has', { turn: 90, cells: [] }],
  ])('are refused with %s', (_, wrong) => {
    const record = { ...board, sheets: [{ ...plain, cut: wrong }] }
    expect(parseProject(record)).toHaveProperty('fault')
  })
})

describe('a deleted sheet', () => {
  it('is undone and done again, beside a sheet that came since', () => {
    const after = deleted(board)
    const now = withSheet(after, { ...plain, id: 'sh3' as SheetId })
    const back = undone(board, after, now)
    expect(back.sheets?.map((sheet) => sheet.deletedAt)).toEqual([undefined, undefined, undefined])
    const again = undone(now, back, back)
    expect(again.sheets?.map((sheet) => sheet.deletedAt)).toEqual([deletedAt, undefined, undefined])
  })

  it('keeps its number and those of the others', () => {
    expect([plain, other].map((sheet) => numberOfSheet(deleted(board), sheet))).toEqual([1, 2])
  })

  it('goes once it is old, or when deleted ones are cleared away', () => {
    expect(withoutOldDeleted(deleted(board), deletedAt).sheets).toHaveLength(2)
    expect(withoutOldDeleted(deleted(board), deletedAt + 1).sheets).toEqual([other])
    expect(CLEANUPS.deleted(deleted(board)).sheets).toEqual([other])
    expect(CLEANUPS.deleted(deleted(withSheet(without, plain)))).not.toHaveProperty('sheets')
    expect(CLEANUPS.deleted(board)).toBe(board)
  })
})
