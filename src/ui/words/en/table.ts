import { catalogue } from '../catalogue.ts'
import { number, plural } from '../format.ts'

/** The shots as a table. */
export const tableWords = catalogue('table', {
  shots: 'Shots',
  number: 'No.',
  picture: 'Picture',
  actions: 'Actions',
  columns: 'Columns',
  group: 'Group',
  groupedBy: (field: string) => `Group: ${field}`,
  noGroup: 'Not grouped',
  groupHelp: 'The order of the board stays.',
  inGroup: (shots: number) => plural(shots, { one: '# shot', other: '# shots' }),
  moveBefore: (column: string, other: string) => `Move ${column} before ${other}`,
  moveAfter: (column: string, other: string) => `Move ${column} after ${other}`,
  isFirst: (column: string) => `${column} is the first column`,
  isLast: (column: string) => `${column} is the last column`,
  columnAt: (column: string, place: number, count: number) =>
    `${column} is column ${number(place)} of ${number(count)}.`,
  empty: '–',
  /** A length that nobody set. */
  assumed: (length: string) => `≈ ${length}`,
  none: 'Not set',
  noTerm: 'Nothing is called so.',
  tick: (shot: string) => `Select shot ${shot}`,
  tickAll: 'Select all shots',
  selected: (shots: number) => plural(shots, { one: '# shot selected', other: '# shots selected' }),
  /** The same where little room is. */
  chosen: (shots: number) => plural(shots, { one: '# selected', other: '# selected' }),
  unselect: 'Select none',
  change: 'Change fields',
  omit: 'Omit',
  delete: 'Delete',
  draw: (shots: number) => `Draw ${number(shots)}`,
  misread: (cells: number) =>
    plural(cells, {
      one: 'One cell was not understood and stays as it was:',
      other: '# cells were not understood and stay as they were:',
    }),
  misreadCell: (shot: string, field: string, said: string, range?: string) =>
    `Shot ${shot}, ${field}: “${said}”${range ? ` (${range})` : ''}`,
  range: (least: number, most: number) => `a number from ${number(least)} to ${number(most)}, in seconds`,
  misreadMore: (cells: number) => `and ${number(cells)} more`,
  beyond: (cells: number) =>
    plural(cells, {
      one: 'One cell lies beyond the table.',
      other: '# cells lie beyond the table.',
    }),
  close: 'Close',
})
