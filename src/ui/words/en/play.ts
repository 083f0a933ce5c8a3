import { catalogue } from '../catalogue.ts'
import { plural } from '../format.ts'

/** The board as it is played. */
export const playWords = catalogue('play', {
  animatic: 'Animatic',
  facts: (shots: number, time: string, rate: string) =>
    `${plural(shots, { one: '# shot', other: '# shots' })}, ${time}, ${rate} frames a second`,
  back: 'Back to the board',
  play: 'Play',
  pause: 'Pause',
  earlierFrame: 'One frame back',
  laterFrame: 'One frame on',
  earlierShot: 'Earlier shot',
  laterShot: 'Later shot',
  loop: 'Loop shot',
  captions: 'Captions',
  numbers: 'Numbers',
  moves: 'Moves',
  /** While the system asks for less motion. */
  movesHint: 'Your system asks for less motion, so pictures stand still at first.',
  sound: 'Sound of the clip',
  soundFile: 'Sound file',
  noClip: 'There is no clip to hear.',
  noMoments: 'No shot has a moment in the clip to hear.',
  cannotHear: 'This browser cannot play the sound.',
  fullScreen: 'Full screen',
  time: 'Time',
  of: (time: string) => `of ${time}`,
  shots: 'Shots',
  shotAt: (shot: string, time: string) => `Shot ${shot}, from ${time}`,
  lengthOf: (shot: string) => `Duration of shot ${shot}`,
  was: (now: string, before: string) => `${now}, was ${before}`,
  shorter: 'Shorter',
  longer: 'Longer',
  makeVideo: 'Make video',
  noShots: 'There are no shots to play.',
})
