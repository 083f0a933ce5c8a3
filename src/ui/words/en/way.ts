import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

/** The way from clip to export, in the header. */
export const wayWords = catalogue('way', {
  title: 'Steps',
  stations: { clip: 'Clip', scene: 'Scene', shots: 'Shots', pictures: 'Pictures', export: 'Export' },
  done: 'done',
  drawn: (station: string, drawn: number, shots: number) => `${station} ${number(drawn)}/${number(shots)}`,
})
