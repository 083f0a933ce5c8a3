import type { Change } from '../../../domain/takes/mark.ts'
import { catalogue } from '../catalogue.ts'
import { list } from '../format.ts'

const changes: Readonly<Record<Exclude<Change, 'engine'>, string>> = {
  text: 'from earlier words',
  camera: 'with another camera',
  cast: 'with other people, places or things',
  who: 'from an earlier description of who and where',
  moment: 'from another moment of the clip',
  scene: 'from an earlier scene description',
  style: 'with another style picture',
  'style-words': 'with other style words',
  clip: 'from another clip',
  frame: 'from another frame of the clip',
  references: 'from other references',
  start: 'from another first picture',
  model: 'by another model',
  shape: 'in another format',
}

/** What a person has changed since a picture was drawn: "Drawn from earlier words." */
export const staleWords = catalogue('stale', {
  changes,
  draft: 'A draft, cut from a sheet.',
  by: (engine: string) => `by ${engine}`,
  fact: (how: readonly string[]) => `drawn ${list(how)}`,
  sentence: (how: readonly string[]) => `Drawn ${list(how)}.`,
})
