import { catalogue } from '../catalogue.ts'
import { list, number } from '../format.ts'

/** What was measured of a take's picture on this device: facts, and no marks. */
export const takeChecksWords = catalogue('take-checks', {
  title: 'Measured on this device',
  like: (shots: readonly string[]) => `Nearly the same picture as shot ${list(shots)}.`,
  likeClip: 'Nearly the clip’s own picture.',
  framed: 'It has a rim or bars.',
  panels: 'Lines from edge to edge cut it into panels.',
  blurred: 'Nothing in it is sharp.',
  otherShape: 'Its shape is not the board’s.',
  colours: (place: number, of: number) =>
    `Nearness of its colours to the style picture: ${number(place)} of ${number(of)} takes.`,
  nothing: 'No copy, rim, panels or blur were found, and its shape is the board’s.',
})
