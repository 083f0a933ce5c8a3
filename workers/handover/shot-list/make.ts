import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { textMaker } from '../maker.ts'
import { shotListRows } from './columns.ts'
import { toCsv, toTsv } from './write.ts'

export const makeCsv = textMaker(rowOf('csv').path, 'text/csv', (job) => toCsv(shotListRows(job)))

export const makeTsv = textMaker(rowOf('tsv').path, 'text/tab-separated-values', (job) =>
  toTsv(shotListRows(job)),
)
