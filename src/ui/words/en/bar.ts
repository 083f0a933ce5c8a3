import type { BoardViewName } from '../../../domain/board/views.ts'
import { catalogue } from '../catalogue.ts'
import { number, plural } from '../format.ts'

/** The bar above the board. */
export const barWords = catalogue('bar', {
  view: 'View',
  views: { grid: 'Grid', table: 'Table', filmstrip: 'Filmstrip' } satisfies Record<BoardViewName, string>,
  sources: 'Show sources and steps',
  cardSize: 'Size of the cards',
  cardSizes: ['Smallest', 'Small', 'Large', 'Largest'],
  runningTime: 'Running time',
  assumed: (shots: number) => `${number(shots)} assumed`,
  assumedWhy: (shots: number) =>
    plural(shots, {
      one: '# shot has no duration. It counts with the time that its dialogue takes to say.',
      other: '# shots have no duration. They count with the time that their dialogue takes to say.',
    }),
  play: 'Play',
  more: 'More for the board',
})
