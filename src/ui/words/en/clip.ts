import { catalogue } from '../catalogue.ts'
import { plural } from '../format.ts'

/** The clip, the part of it that is used, and its frames in the left column. */
export const clipWords = catalogue('clip', {
  title: 'Clip',
  file: 'Video',
  drop: 'Drop a clip',
  choose: 'or choose one',
  reading: 'Reading the clip…',
  preview: 'Video preview',
  play: 'Play clip',
  replace: 'Replace',
  unplayable: 'This browser cannot play this clip. Its frames are sampled all the same.',
  trim: 'Part of the clip',
  trimmed: (from: string, to: string, whole: string) => `${from}–${to} of ${whole}`,
  inPoint: 'In point',
  outPoint: 'Out point',
  in: 'In',
  out: 'Out',
  range: (from: string, to: string) => `${from} to ${to}`,
  trimHelp: 'A board is made from 30 s at most, so that one frame stands for two seconds.',
  partAndFrames: 'Part and frames of the clip',
  frames: 'Frames',
  frameCount: (count: number) => plural(count, { one: '# frame', other: '# frames' }),
  identityMarked: 'identity frame marked: it keeps people and place',
  chosenStays: (at: string) => `the one at ${at} stays on this device`,
  changeFrames: 'Change frames',
  change: 'Change',
  rough:
    'Only this browser’s player can decode the clip: the frames may be a picture or two off their times.',
  frameAt: (at: string) => `Frame at ${at}`,
  identityFrame: (at: string) => `Identity frame, ${at}`,
  isIdentity: (at: string) => `${at}: the identity frame, which keeps people and place`,
  makeIdentity: (at: string) => `${at}: make this the identity frame`,
})
