import type { FindingCode, FixCode, Found } from '../../../domain/findings/finding.ts'
import { catalogue } from '../catalogue.ts'
import { number, plural, seconds } from '../format.ts'
import type { Sentences } from '../sentences.ts'
import { boardWords } from './board.ts'

/** What is found, in a few words. */
const names: Readonly<Record<FindingCode, string>> = {
  'jump-cut': 'Jump cut',
  'axis-crossed': 'Line crossed',
  'same-eyeline': 'Eyelines do not meet',
  'not-established': 'No establishing shot',
  'place-lost': 'No wide shot for a while',
  'same-size': 'One size again and again',
  'same-angle': 'One angle throughout',
  leap: 'Leap in size',
  'dialogue-long': 'Dialogue too long',
  hurried: 'Hurried',
  slack: 'Slack',
  'board-long': 'The board runs long',
  'board-short': 'The board runs short',
  'outside-window': 'Moment outside the clip’s part',
  'same-moment': 'One moment twice',
  'name-missing': 'Somebody is missing',
  'name-unknown': 'Unknown name',
  'shoulder-alone': 'Over whose shoulder?',
  'own-view': 'In their own view',
  'close-wide': 'Too close for this',
  'insert-face': 'A face in an insert',
  'lens-wide': 'Lens too wide',
  'move-unlike': 'Another move than the clip’s',
  'facing-unlike': 'Another direction than the clip’s',
  'people-unlike': 'Other people than the clip’s',
  'said-twice': 'Said twice',
  'several-moments': 'Not one moment',
  'many-words': 'Too many words',
  'opens-with': 'Who is meant?',
}

const term = (value: keyof typeof boardWords.terms) => boardWords.terms[value]
const tenths = (value: number) => seconds(Math.round(value * 10) / 10)

/** The rule, and what breaks it. */
const whys: Sentences<Found> = {
  'jump-cut': 'Two shots in a row show the same subject at much the same size from the same angle.',
  'axis-crossed': ({ name, from, to }) =>
    `${name} goes from “${term(from)}” to “${term(to)}”, with nothing between that turns the view. It looks like going back.`,
  'same-eyeline': ({ side }) =>
    `Both people look to the same side: “${term(side)}”. They seem not to look at each other.`,
  'not-established': 'Neither of the first two shots is full or wider. Nobody sees yet where this is.',
  'place-lost': ({ shots }) =>
    `${plural(shots, { one: '# shot', other: '# shots' })} since the last wide one. The place needs to be seen again.`,
  'same-size': ({ size, shots }) =>
    `${plural(shots, { one: '# shot', other: '# shots' })} in a row of one size: “${term(size)}”.`,
  'same-angle': ({ shots }) =>
    `${plural(shots, { one: 'The only shot is', other: 'All # shots are' })} at eye level.`,
  leap: ({ from, to }) => `The cut goes from “${term(from)}” straight to “${term(to)}”.`,
  'dialogue-long': ({ reads, lasts }) =>
    `It takes ${tenths(reads)} to say; the shot lasts ${seconds(lasts)}.`,
  hurried: ({ lasts }) =>
    `The shot lasts ${seconds(lasts)}. Under ${seconds(0.8)} nobody can read a picture.`,
  slack: ({ lasts }) => `The shot lasts ${seconds(lasts)}. Over ${seconds(12)} a still picture tires.`,
  'board-long': ({ sum, window }) =>
    `The shots run ${tenths(sum)}; the part of the clip is ${tenths(window)} long.`,
  'board-short': ({ sum, window }) =>
    `The shots run ${tenths(sum)}; the part of the clip is ${tenths(window)} long.`,
  'outside-window': ({ time }) => `The moment at ${tenths(time)} is outside the part that is worked with.`,
  'same-moment': ({ time, size }) =>
    `Two shots show the moment at ${tenths(time)} at one size: “${term(size)}”.`,
  'name-missing': ({ name }) => `The description names ${name}, who is not among the people in the shot.`,
  'name-unknown': ({ name }) => `Who and where does not know ${name}.`,
  'shoulder-alone': 'An over-the-shoulder shot needs two people; this one has one.',
  'own-view': ({ name }) => `The shot is the view of ${name}, who is in the picture.`,
  'close-wide': ({ size, word }) => `“${word}” does not fit into this size: “${term(size)}”.`,
  'insert-face': ({ word }) => `An insert shows a thing or hands; this one shows “${word}”.`,
  'lens-wide': 'For an extreme close-up an ultra-wide lens would touch its subject.',
  'move-unlike': ({ says, measures }) =>
    `The shot says “${term(says)}”. Its moment in the clip was measured: “${term(measures)}”.`,
  'facing-unlike': ({ says, measures }) =>
    `The shot says “${term(says)}”. At its moment in the clip, faces turn: “${term(measures)}”.`,
  'people-unlike': ({ says, measures }) =>
    `The shot says “${term(says)}”. At its moment in the clip ${plural(measures, { one: '# face was found', other: '# faces were found' })}.`,
  'said-twice': 'Two shots have nearly the same words.',
  'several-moments': ({ word }) => `A picture shows one moment; “${word}” tells of more than one.`,
  'many-words': ({ words }) => `The description has ${number(words)} words. One picture needs 80 at most.`,
  'opens-with': ({ word }) => `The description opens with “${word}”, and each is read by itself.`,
}

/** What a fix does. */
const fixes: Readonly<Record<FixCode, string>> = {
  'other-angle': 'Another angle',
  closer: 'Two steps closer',
  wider: 'Two steps wider',
  cutaway: 'Insert a cutaway',
  'flip-direction': 'Turn the direction',
  'neutral-shot': 'Insert a neutral shot',
  'flip-eyeline': 'Turn the eyeline',
  widen: 'Widen it',
  establish: 'Insert a wide shot',
  'vary-sizes': 'Vary the sizes',
  'medium-between': 'Insert a medium shot',
  'set-duration': 'Change the duration',
  'split-dialogue': 'Split the dialogue',
  spread: 'Spread over the clip',
  'nearest-frame': 'Take the nearest frame',
  'add-name': 'Add to the shot',
  'known-name': 'Use a known name',
  'add-person': 'Add to Who and where',
  'drop-name': 'Take the name out',
  'to-single': 'Make it a single',
  'drop-owner': 'Take out of the picture',
  'change-size': 'Change the size',
  'change-lens': 'Change the lens',
  'measured-move': 'Take the clip’s move',
  'measured-facing': 'Take the clip’s direction',
  'measured-framing': 'Take the clip’s framing',
  merge: 'Merge the two',
  'first-moment': 'Keep the first moment',
  'split-text': 'Split in two',
  'name-first': 'Say the name',
  'plain-verb': 'Say it plainly',
}

/** What a check of the board finds. */
export const findingWords = catalogue('findings', {
  /** A duration that follows from the dialogue, where nobody set one. */
  assumed: (time: string) => `${time}, assumed`,
  names,
  whys,
  fixes,
  title: 'Findings',
  count: (count: number) => plural(count, { one: '# finding', other: '# findings' }),
  none: 'No findings',
  mark: (shot: string, what: string) => `Finding before shot ${shot}: ${what}`,
  marks: (shot: string) => `Before shot ${shot}`,
  markAt: (shot: string, what: string) => `Finding at shot ${shot}: ${what}`,
  marksAt: (shot: string) => `Shot ${shot}`,
  close: 'Close',
  leave: 'Leave as it is',
  readOnly: 'Nothing can be changed here: this project is open in another tab.',
  notEnglish: 'Rules on words are for English. These descriptions are not checked by them.',
  to: (shot: string, value: string) => `${shot}: ${value}`,
  insertedBefore: (shot: string) => `before ${shot}`,
  insertedAfter: (shot: string) => `after ${shot}`,
  mergedInto: (shot: string, into: string) => `${shot} into ${into}`,
  between: (first: string, last: string) => `${first}–${last}`,
})
