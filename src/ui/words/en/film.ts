import { catalogue } from '../catalogue.ts'

/** The shots as a filmstrip. */
export const filmWords = catalogue('film', {
  strip: 'Filmstrip',
  shot: (shot: string, time: string) => `Shot ${shot}, ${time}`,
  /** A length that nobody set. */
  assumed: (length: string) => `≈ ${length}`,
})
