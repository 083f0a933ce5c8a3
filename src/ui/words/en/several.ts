import { catalogue } from '../catalogue.ts'
import { plural } from '../format.ts'

/** Several shots at once. */
export const severalWords = catalogue('several', {
  selected: (count: number) => plural(count, { one: '# shot selected', other: '# shots selected' }),
  /** Begins to select, in the menu of a shot. */
  select: 'Select shots',
  mixed: 'Mixed',
  leave: 'Select none',
  all: 'Select all shots',
  earlier: 'Move earlier',
  later: 'Move later',
  atStart: 'They are at the start of the board already.',
  atEnd: 'They are at the end of the board already.',
  duplicate: 'Duplicate',
  delete: 'Delete shots',
  omit: 'Omit shots',
  allOmitted: 'All of them are omitted.',
  /** Over a card while a file is dragged across it. */
  dropHere: 'Use as a picture of this shot',
  bringBack: 'Bring back',
})
