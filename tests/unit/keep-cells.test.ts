import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { undoEdit } from '../../src/store/project/edits.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { openedProject } from '../../src/store/project/store.ts'
import { keepCells } from '../../src/store/takes/sheets.ts'
import { makeProject, makeSheet } from '../fixtures/make-project.ts'

// The part of a browser that the stores read.
vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))
vi.mock('../../src/store/takes/lost-pictures.ts', () => ({ loadPicture: async () => new Blob(['sheet']) }))
vi.mock('../../src/services/takes/cut-sheet.ts', () => ({
  cutCells: async (_: Blob, __: number, parts: readonly unknown[]) =>
    parts.map(() => new Blob(['cell'], { type: 'image/png' })),
  findCells: () => Promise.reject(new Error('not asked for')),
}))

test('cells that are kept twice at once become one take each, and one step to undo', async () => {
  const sheet = makeSheet('sheet')
  await showNewProject(makeProject({ sheets: [sheet] }))
  const rectangle = { x: 0, y: 0, width: 9, height: 9 }
  const cells = [0, 1].map((cell) => ({ cell, rectangle, state: 'sure' as const }))
  await Promise.all([keepCells(sheet, 0, cells), keepCells(sheet, 0, cells)])
  const takes = () => openedProject().shots.map((shot) => shot.takes.filter((take) => !take.deletedAt))
  expect(takes().map(({ length }) => length)).toEqual([1, 1, 0])
  undoEdit()
  expect(takes().map(({ length }) => length)).toEqual([0, 0, 0])
})
