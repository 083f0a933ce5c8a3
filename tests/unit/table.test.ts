import { describe, expect, it } from 'vitest'
import { fillCells } from '../../src/domain/board/fill-cells.ts'
import { cellsIn } from '../../src/domain/board/pasted-cells.ts'
import { SHOT_FIELD_ROWS, type ShotFieldKey } from '../../src/domain/board/shot-fields.ts'
import { stripWidth } from '../../src/domain/board/strip-width.ts'
import {
  columnRows,
  orderedColumns,
  shownColumns,
  withColumn,
  withColumnMoved,
} from '../../src/domain/board/table-columns.ts'
import { readField } from '../../src/domain/engines/field-reader.ts'
import type { ShotId } from '../../src/domain/ids.ts'
import { editText, spokenTerm, termText } from '../../src/ui/board/table/cell-text.ts'

const ids = ['a', 'b', 'c'] as ShotId[]
const keys: readonly ShotFieldKey[] = ['size', 'duration', 'text']

describe('cells of a spreadsheet', () => {
  it.each<[text: string, cells: readonly (readonly string[])[]]>([
    ['CU', [['CU']]],
    [
      'CU\t2\r\nMS\t3\r\n',
      [
        ['CU', '2'],
        ['MS', '3'],
      ],
    ],
    ['"two\nlines"\tplain', [['two\nlines', 'plain']]],
    ['"a ""quoted"" word"\t"with\ttab"', [['a "quoted" word', 'with\ttab']]],
    ['"no end\tnext', [['"no end', 'next']]],
    ['inner "quotes" stay\n', [['inner "quotes" stay']]],
    ['a\t\tb\n\nc\t', [['a', '', 'b'], [''], ['c', '']]],
    ['', [[]].slice(1)],
  ])('%j are read', (text, cells) => {
    expect(cellsIn(text)).toEqual(cells)
  })

  it('fill the table from a cell on; what is not understood is named, and the rest is kept', () => {
    const cells = cellsIn('ECU\t1.5 s\tA fox.\textra\nhuge\tsoon\t\n\t–\tA boat.\nMS\t\t')
    const { changes, misread, beyond } = fillCells(cells, ids, keys)
    expect(changes).toEqual([
      { id: 'a', key: 'size', value: 'extreme-close' },
      { id: 'a', key: 'duration', value: 1.5 },
      { id: 'a', key: 'text', value: 'A fox.' },
      { id: 'b', key: 'text', value: undefined },
      { id: 'c', key: 'size', value: undefined },
      { id: 'c', key: 'duration', value: undefined },
      { id: 'c', key: 'text', value: 'A boat.' },
    ])
    expect(misread).toEqual([
      { id: 'b', key: 'size', said: 'huge' },
      { id: 'b', key: 'duration', said: 'soon' },
    ])
    expect(fillCells(cellsIn('\t999'), ids, keys)).toMatchObject({
      misread: [{ id: 'a', key: 'duration', said: '999' }],
    })
    // The fourth column of the first row, and the fourth row.
    expect(beyond).toBe(2)
  })
})

describe('a duration', () => {
  it.each([
    ['2.5', 2.5],
    [' 2,5 s ', 2.5],
    ['3 seconds', 3],
    ['2.5 sec.', 2.5],
    ['4"', 4],
    ['0:02', 2],
    ['1:30', 90],
    ['1:05,5', 65.5],
  ])('%j is read as people write it', (said, value) => {
    expect(readField('duration', said)).toBe(value)
  })

  it.each(['1:75', '1:5', '00:00:02:12', '0:00:02', '1,500', '2½', '-1', '=A1', '3 – 4', '1e3', '90f'])(
    '%j is not guessed at',
    (said) => {
      expect(readField('duration', said)).toBeUndefined()
    },
  )
})

describe('a cell', () => {
  const values: Readonly<Record<string, string | number | readonly string[]>> = {
    text: 'A fox; a boat',
    line: 'The quay',
    list: ['Mika', 'Keeper'],
    seconds: 2.5,
  }

  it.each(SHOT_FIELD_ROWS)('of %s reads back what it shows for editing', (key, field) => {
    const all = field.kind === 'term' ? field.terms : [values[field.kind] ?? '']
    for (const value of all) {
      const said = editText(key, value)
      expect(readField(key, said)).toEqual(value)
      if (typeof value === 'string' && field.kind === 'term')
        expect(spokenTerm(key, termText(value))).toBe(value)
    }
  })
})

describe('the columns', () => {
  it('begin with the camera, hold every field once, and can be shown and hidden', () => {
    const all = columnRows().map(([key]) => key)
    expect(all.slice(0, 8)).toEqual([
      'size',
      'framing',
      'angle',
      'move',
      'lens',
      'duration',
      'dialogue',
      'text',
    ])
    expect(all.toSorted()).toEqual(SHOT_FIELD_ROWS.map(([key]) => key).toSorted())
    expect(shownColumns(null).map(([key]) => key)).toEqual(all.slice(0, 8))
    const more = withColumn(withColumn(null, 'beat', true), 'size', false)
    expect(shownColumns(more).map(([key]) => key)).toEqual([...all.slice(1, 8), 'beat'])
    expect(shownColumns(withColumn(more, 'size', true))[0]?.[0]).toBe('size')
  })

  it('stand in the order that somebody chose, also what comes back and what is hidden', () => {
    const moved = withColumnMoved(null, 'size', 1)
    expect(moved.slice(0, 3)).toEqual(['framing', 'size', 'angle'])
    expect(shownColumns(moved).map(([key]) => key)).toEqual(moved)
    expect(withColumnMoved(moved, 'framing', -1)).toEqual(moved)
    expect(withColumnMoved(moved, 'text', 1)).toEqual(moved)
    expect(withColumnMoved(moved, 'beat', 1)).toEqual(moved)
    const without = withColumn(moved, 'angle', false)
    expect(without).not.toContain('angle')
    expect(withColumn(without, 'angle', true)).toEqual(moved)
    const all = orderedColumns(without).map(([key]) => key)
    expect(all.slice(0, 4)).toEqual(['framing', 'size', 'angle', 'move'])
    expect(all.toSorted()).toEqual(SHOT_FIELD_ROWS.map(([key]) => key).toSorted())
    // A field that is gone from the app is no column.
    expect(shownColumns(['gone', 'size']).map(([key]) => key)).toEqual(['size'])
  })
})

describe('the filmstrip', () => {
  it.each([
    [0.01, 72],
    [2, 88],
    [2.5, 110],
    [5, 220],
    [600, 220],
  ])('is, for %d s, %d px wide', (seconds, width) => {
    expect(stripWidth(seconds)).toBe(width)
  })
})
