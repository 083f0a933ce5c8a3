import { describe, expect, inject, test, vi } from 'vitest'
import { cellsBetween, evenLines, withLine, withSide } from '../../src/domain/takes/sheet-cells.ts'
import { gridFor, inSheets } from '../../src/domain/takes/sheet-grid.ts'
import type { Size } from '../../src/lib/geometry.ts'
import { findCells } from '../../workers/takes/sheet/find-cells.ts'
import { findGrid } from '../../workers/takes/sheet/find-grid.ts'
import { type DrawnCell, type DrawnSheet, drawnSheet, enlargedFrom } from './drawn-sheets.ts'

// Real computation, on machines that may be busy.
vi.setConfig({ testTimeout: 600_000 })

const every = inject('everySeed')
const SEEDS = Array.from({ length: 200 }, (_, i) => i)
/** By default a few: each number of rows and columns, merged cells and turned sheets among them. */
const TRIED = every ? SEEDS : [6, 14, 36]
/** Pixels that an edge may be off. */
const NEAR = 2
/** The least share of the cells that can be cut which are cut right. */
const LEAST_RIGHT = 0.95

interface Box extends Size {
  readonly x: number
  readonly y: number
}

const offBy = (found: Box, { x, y, width, height }: DrawnCell): number =>
  Math.max(
    Math.abs(found.x - x),
    Math.abs(found.y - y),
    Math.abs(found.x + found.width - x - width),
    Math.abs(found.y + found.height - y - height),
  )

/** How the cells of some sheets are found: how many of how many right, and which wrong but sure. */
function judged(sheets: Iterable<DrawnSheet>, mostPixels?: number) {
  const wrong: string[] = []
  const count = { right: 0, sure: 0, all: 0, merged: 0 }
  for (const sheet of sheets) {
    const grid = findGrid(sheet.picture, sheet, mostPixels)
    const isAsked = grid?.rows === sheet.rows && grid.columns === sheet.columns
    for (const cell of sheet.cells) {
      const found = isAsked
        ? grid.cells.find(({ row, column }) => row === cell.row && column === cell.column)
        : undefined
      const isNear = found !== undefined && offBy(found, cell) <= NEAR
      if (found?.sure && (cell.merged || !isNear)) wrong.push(`${sheet.name}: ${cell.row}, ${cell.column}`)
      if (cell.merged) count.merged += 1
      else {
        count.all += 1
        if (isNear) count.right += 1
        if (isNear && found.sure) count.sure += 1
      }
    }
  }
  return { ...count, wrong }
}

function* drawn(seeds: readonly number[], scale = 1) {
  for (const seed of seeds) yield drawnSheet(seed, scale)
}

function* enlarged(sheets: Iterable<DrawnSheet>, width: number) {
  for (const sheet of sheets) yield enlargedFrom(width, sheet)
}

test('the pictures of drawn sheets are found within two pixels, and none wrongly', () => {
  const { wrong, merged, right, all } = judged(drawn(TRIED))
  expect(wrong).toEqual([])
  expect(merged).toBeGreaterThan(0)
  expect(right / all).toBeGreaterThanOrEqual(LEAST_RIGHT)
})

describe('a large sheet, which is searched in a smaller copy', () => {
  // As much larger than its copy as one of 4096 pixels square.
  const [scale, copy] = [2, 900_000]

  test('is cut within two pixels of its own', () => {
    const seeds = every ? SEEDS.slice(0, 14) : [11]
    const { wrong, right, sure, all } = judged(drawn(seeds, scale), copy)
    expect(wrong).toEqual([])
    expect(right / all).toBeGreaterThanOrEqual(LEAST_RIGHT)
    expect(sure).toBeGreaterThan(all / 3)
  })

  test.runIf(every)('is never sure where it is more than three times as wide as its copy', () => {
    const { wrong, right, sure } = judged(drawn(SEEDS.slice(0, 20), scale), 350_000)
    expect(wrong).toEqual([])
    expect(right).toBeGreaterThan(0)
    expect(sure).toBe(0)
  })

  test.runIf(every)('is asked about where it was enlarged, so that its edges are spread', () => {
    const { wrong, sure, all } = judged(enlarged(drawn(SEEDS.slice(0, 20), scale), 512), copy)
    expect(wrong).toEqual([])
    expect(sure).toBeLessThan(all)
  })

  test.runIf(every)('of 4096 pixels, as it came and shrunk to 1024 and back', () => {
    const seeds = SEEDS.slice(0, 6)
    const large = judged(drawn(seeds, 4.3))
    expect(large.wrong).toEqual([])
    expect(large.right / large.all).toBeGreaterThanOrEqual(LEAST_RIGHT)
    expect(judged(enlarged(drawn(seeds, 4.3), 1024)).wrong).toEqual([])
  })
})

test('an enlarged sheet is never cut wrongly without a look', () => {
  const seeds = every ? SEEDS.slice(0, 40) : [12]
  const { wrong, sure, all } = judged(enlarged(drawn(seeds), 512))
  expect(wrong).toEqual([])
  expect(sure).toBeLessThan(all)
})

test('a sheet with another grid than was asked for is cut by hand', () => {
  const sheet = drawnSheet(4)
  expect(findCells(sheet.picture, sheet)?.cells).toHaveLength(sheet.rows * sheet.columns)
  expect(findCells(sheet.picture, { ...sheet, columns: sheet.columns + 1 })).toBeUndefined()
})

test('dark sketches on white without frames are never cut without a look', () => {
  const [width, height] = [640, 480]
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  // In each of four cells some lines that end before the cell does.
  for (const [left, top] of [
    [60, 50],
    [390, 70],
    [80, 300],
    [370, 290],
  ] as const) {
    for (let stroke = 0; stroke < 12; stroke += 1) {
      for (let step = 0; step < 150; step += 1) {
        const x = left + step
        const y = Math.round(top + stroke * 10 + 20 * Math.sin(step / 17 + stroke))
        for (const at of [0, 1]) data.set([30, 30, 30, 255], ((y + at) * width + x) * 4)
      }
    }
  }
  const found = findGrid({ width, height, data }, { rows: 2, columns: 2, aspect: 4 / 3 })
  expect(found?.cells.filter(({ sure }) => sure) ?? []).toEqual([])
})

describe('the grid that is asked for', () => {
  test.each([
    [10, 16 / 9, { rows: 4, columns: 3 }],
    [12, 16 / 9, { rows: 4, columns: 3 }],
    [4, 16 / 9, { rows: 2, columns: 2 }],
    [9, 1, { rows: 3, columns: 3 }],
    [2, 16 / 9, { rows: 2, columns: 1 }],
  ])('for %i shots', (count, aspect, grid) => {
    const made = gridFor(count, aspect)
    expect(made).toMatchObject(grid)
    expect(Math.abs(Math.log(made.aspect / aspect))).toBeLessThan(0.15)
  })

  test('holds every number of shots, in the shapes that the model draws', () => {
    for (let count = 1; count <= 12; count += 1) {
      const made = gridFor(count, 16 / 9, ['1:1', '3:2'])
      expect(made.rows * made.columns).toBeGreaterThanOrEqual(count)
      expect([1, 1.5]).toContain(made.sheetAspect)
    }
  })

  test('more than twelve shots are parted evenly', () => {
    const parts = inSheets(Array.from({ length: 26 }, (_, i) => i))
    expect(parts.map(({ length }) => length)).toEqual([9, 8, 9])
    expect(parts.flat()).toEqual(Array.from({ length: 26 }, (_, i) => i))
    expect(inSheets([])).toEqual([])
  })
})

describe('cutting by hand', () => {
  const size = { width: 300, height: 200 }

  test('an edge stays on the sheet and short of the opposite one', () => {
    const cell = { x: 10, y: 10, width: 100, height: 100 }
    expect(withSide(cell, 'left', -5, size)).toEqual({ x: 0, y: 10, width: 110, height: 100 })
    expect(withSide(cell, 'left', 500, size)).toMatchObject({ x: 94, width: 16 })
    expect(withSide(cell, 'right', 500, size)).toMatchObject({ x: 10, width: 290 })
    expect(withSide(cell, 'top', 12.4, size)).toMatchObject({ y: 12, height: 98 })
    expect(withSide(cell, 'bottom', 0, size)).toMatchObject({ height: 16 })
  })

  test('lines stay in order, and the cells between them are those of the shots', () => {
    const lines = evenLines({ rows: 2, columns: 3, aspect: 1 }, size)
    expect(lines).toEqual({ columns: [0, 100, 200, 300], rows: [0, 100, 200] })
    expect(withLine(lines.columns, 1, 290, size.width)).toEqual([0, 184, 200, 300])
    expect(withLine(lines.columns, 0, -9, size.width)).toEqual(lines.columns)
    const cells = cellsBetween(lines, 5)
    expect(cells.map(({ cell }) => cell)).toEqual([0, 1, 2, 3, 4])
    expect(cells[4]?.rectangle).toEqual({ x: 100, y: 100, width: 100, height: 100 })
  })
})
