import type { NumberScheme } from '../../../domain/board/numbers.ts'
import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

/** The order of the shots, and their numbers. */
export const orderWords = catalogue('order', {
  board: 'Board',
  numbering: (example: string, locked: boolean) => `Numbering: ${example}${locked ? ', locked' : ''}`,
  schemes: {
    plain: '1, 2, 3',
    letters: '1A, 1B, 1C',
    tens: '010, 020, 030',
    scene: '1-1, 1-2, 1-3',
  } satisfies Record<NumberScheme, string>,
  scheme: 'Scheme',
  schemeWhenLocked: 'Unlock the numbers to choose another scheme.',
  first: 'First number…',
  lock: 'Lock numbers',
  unlock: 'Unlock numbers',
  lockOffer:
    'The board is handed over under these numbers. Lock them, and each shot keeps its number whatever is put in or taken out.',
  leaveFree: 'Leave them free',
  numbersTitle: 'Where numbers begin',
  scene: 'Number of the scene',
  firstNumber: 'First number',
  number: 'Number the shots',
  cancel: 'Cancel',

  insertBefore: (shot: string) => `Insert a shot before ${shot}`,
  insertAfter: 'Insert a shot after',
  /** Beside that item: what comes. */
  insertsEmpty: 'empty',
  writeAfter: 'Write a shot after',
  writesFrom: 'from its neighbours',
  writesFor: (price: string) => `from its neighbours, ${price}`,
  writeAfterShot: (shot: string) => `Write a shot after ${shot}`,
  duplicate: 'Duplicate',
  split: 'Split',
  merge: 'Merge with the next',
  /** Why a shot cannot be moved or merged. */
  isFirst: 'It is the first shot.',
  isLast: 'It is the last shot.',
  noNext: 'No shot follows it.',
  omit: 'Omit shot',
  omitted: 'Omitted',
  keepsNumber: 'Its number is not given again.',
  bringBack: 'Bring back',
  omittedShot: (shot: string) => `Shot ${shot}, omitted`,

  move: (shot: string) => `Move shot ${shot}`,
  /** Said while a shot is lifted. */
  lifted: (shot: string, place: number, count: number) =>
    `Shot ${shot} is lifted, place ${number(place)} of ${number(count)}. Arrows move it, Enter drops it, Escape puts it back.`,
  dropped: (shot: string, place: number, count: number) =>
    `Shot ${shot} stands at place ${number(place)} of ${number(count)}.`,

  newListTitle: 'The numbers are locked',
  newListText: 'Where do the new shots go? They get numbers after the last one.',
  addAtEnd: 'Add at the end',
  omitAll: 'Omit all shots',
})
