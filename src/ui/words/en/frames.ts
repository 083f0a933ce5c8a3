import { catalogue } from '../catalogue.ts'
import { plural } from '../format.ts'

/** The dialog in which frames are chosen by hand. */
export const framesWords = catalogue('frames', {
  title: 'Frames of the clip',
  staying: 'Frames that you put in or replace here stay when the others are chosen anew.',
  clipAt: (at: string) => `The clip at ${at}`,
  earlier: 'One picture earlier',
  later: 'One picture later',
  time: 'Time in the clip',
  list: 'Frames to change',
  replace: (at: string) => `Replace the frame at ${at}`,
  add: 'Add as another frame',
  drop: (at: string) => `Drop the frame at ${at}`,
  only: 'It is the only frame.',
  makeIdentity: 'Make it the identity frame',
  isIdentity: 'It is the identity frame, which keeps people and place.',
  identityHelp: 'The identity frame goes along with every picture, so that people and place stay the same.',
  stays: 'It stays on this device: another one goes in its place.',
  moveFirst: 'Move to another picture first.',
  decoding: 'The picture is being decoded.',
  isThere: 'This picture is among the frames already.',
  wishes: 'How frames are chosen',
  everyShot: 'A frame from every shot',
  everyShotHelp:
    'Every picture of the clip is looked at for cuts, which takes longer. Repeated pictures are left out.',
  shotsFound: (count: number) => plural(count, { one: '# shot found.', other: '# shots found.' }),
  sharpest: 'The sharpest picture near each time',
  sharpestHelp: 'Up to a quarter of a second earlier or later. Repeated pictures are left out.',
})
