import type { ShotTerm } from '../../../domain/board/shot-fields.ts'
import { catalogue } from '../catalogue.ts'
import { list, number, plural } from '../format.ts'
import { TERMS } from './board.ts'

/** What was measured of a take's picture on this device: facts, and no marks. */
export const takeChecksWords = catalogue('take-checks', {
  title: 'Measured on this device',
  take: (take: number) => `Take ${number(take)}`,
  draft: 'Draft',
  anchor: 'Anchor',
  place: (place: number, of: number) => `${number(place)} of ${number(of)}`,
  unchecked: 'Not checked yet',
  asAskedFlag: 'As asked:',
  otherFlag: 'Otherwise:',
  flags: {
    people: (found: number) => plural(found, { one: '# face', other: '# faces' }),
    size: (term: ShotTerm) => TERMS[term],
    facing: (term: ShotTerm) => `Turns: ${TERMS[term]}`,
    otherShape: 'Another shape',
    blurred: 'Not sharp',
    framed: 'Rim or bars',
    panels: 'Panels',
    lettering: 'Lettering',
    likeClip: 'Like the clip',
    likeShot: 'Like another shot',
    clean: 'No fault found',
  },
  like: (shots: readonly string[]) => `Nearly the same picture as shot ${list(shots)}.`,
  likeClip: 'Nearly the clip’s own picture.',
  framed: 'It has a rim or bars.',
  panels: 'Lines from edge to edge cut it into panels.',
  blurred: 'Nothing in it is sharp.',
  otherShape: 'Its shape is not the board’s.',
  people: (found: number, least: number, most: number) =>
    `${plural(found, { one: '# face is found', other: '# faces are found' })}; the shot asks for ${
      least === most ? number(least) : `at least ${number(least)}`
    }.`,
  size: (found: ShotTerm, asked: ShotTerm) =>
    `Its largest face has the size of: ${TERMS[found]}. The shot asks for: ${TERMS[asked]}.`,
  facing: (found: ShotTerm, asked: ShotTerm) =>
    `Its largest face turns: ${TERMS[found]}. The shot asks for: ${TERMS[asked]}.`,
  unreadable: 'People: not measured in this style.',
  notSearched: 'People: not looked for, as the people finder is not on this device.',
  asAsked: (found: number) =>
    plural(found, {
      one: '# face is found, as the shot asks.',
      other: '# faces are found, as the shot asks.',
    }),
  drawSaying: 'Draw again, saying so',
  says: (sentences: string) => `Its request also says: “${sentences}”`,
  rank: 'The rank compares the takes of this shot: by what was asked and found, then by colours.',
  colours: (place: number, of: number) =>
    `Nearness of its colours to the style picture: ${number(place)} of ${number(of)} takes.`,
  lettering: {
    top: 'Lettering: a line of it at the top.',
    middle: 'Lettering: a line of it in the middle.',
    bottom: 'Lettering: a line of it at the bottom.',
    none: 'Lettering: no line of six letters or more is found.',
  },
  nothingOnPaper:
    'No panels or blur were found, and its shape is the board’s. Its rim is the drawing’s paper.',
  nothing: 'No copy, rim, panels or blur were found, and its shape is the board’s.',
})
