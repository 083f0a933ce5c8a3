import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

/** The way from clip to hand-over, in the header. */
export const wayWords = catalogue('way', {
  title: 'Steps',
  stations: { clip: 'Clip', scene: 'Scene', shots: 'Shots', pictures: 'Pictures', export: 'Hand over' },
  done: 'done',
  drawn: (station: string, drawn: number, shots: number) => `${station} ${number(drawn)}/${number(shots)}`,
})
