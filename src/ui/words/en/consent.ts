import type { ReactNode } from 'react'
import { catalogue } from '../catalogue.ts'
import { number, plural } from '../format.ts'
import { sentence } from '../sentence.ts'

/** The sheet of what leaves this device. */
export const consentWords = catalogue('consent', {
  title: 'What leaves this device',
  whenSent: (host: ReactNode, where: string) => sentence('When you press Send, this goes to ', host, where),
  whenPressed: (host: ReactNode, where: string) =>
    sentence('When you press a step’s button, this goes to ', host, where),
  /** After the host's name. */
  ownServer: ', a server on this machine.',
  provider:
    ' and on to the provider of the model. What providers keep is set in your account there; for pictures it cannot be asked for call by call.',
  browser: '. It may work on this device or elsewhere: a page cannot know.',
  /** In place of `browser` where other places are named as well. */
  browserToo: 'Whether the browser’s model works on this device, a page cannot know.',
  clipStays: 'The clip itself never leaves. Pictures that were not shown before are asked about again.',
  visitOnly:
    'Nothing is kept after this visit, also no picture that was paid for: export before you close this tab.',
  overLimit: 'What would pass the spending limit of this project is not called. It is raised in Settings.',
  cancel: 'Cancel',
  send: 'Send',
  close: 'Close',
  to: (model: string) => `→ ${model}`,
  noModel: 'no model',
  framesToCome: 'The sampled frames, once they are there.',
  frames: (sent: number, all: number) =>
    `${number(sent)} of ${number(all)} frames. Take out what is to stay here.`,
  spread: 'It looks at a few of them only, spread over the clip.',
  readStyle: 'Words of the style',
  stylePictures: (count: number) =>
    plural(count, {
      one: 'The style picture. The model says how it is made, not what it shows.',
      other: 'The # style pictures. The model says how they are made, not what they show.',
    }),
  framesToSend: 'Frames to send',
  scene: 'The scene description, who and where, and the identity frame, which shows people and place.',
  sceneAlone: 'The scene description, who and where, and no picture.',
  sceneAt: (at: string) =>
    `The scene description, who and where, and the identity frame at ${at}, which shows people and place.`,
  identityFrame: 'Identity frame',
  between: 'The shots before and after it go along.',
  inParts: (calls: number) =>
    plural(calls, {
      one: 'The shots that are written go along.',
      other: 'It is asked for in # parts: each also gets the shots that are written before it.',
    }),
  picture: (shot: string) => `A picture for shot ${shot}`,
  takes: (count: number, shot: string) =>
    plural(count, { one: `# picture for shot ${shot}`, other: `# pictures for shot ${shot}` }),
  pictures: (count: number) => plural(count, { one: '# picture', other: '# pictures' }),
  shotAlone: 'The shot’s text, the scene description, who and where, and the style words.',
  shotWithPictures:
    'The shot’s text, the scene description, who and where, the style words and these pictures.',
  shotsAlone: 'Each shot’s text, the scene description, who and where, and the style words.',
  shotsWithPictures:
    'Each shot’s text, the scene description, who and where, the style words and these pictures.',
  /** Of a model that begins with one picture, where a list of them goes to others. */
  fewWords: 'A few dozen words in all: the camera, the style words and what the shot shows.',
  fewWordsEach: 'A few dozen words in all for each shot: the camera, the style words and what it shows.',
  fewWordsMissed:
    'A few dozen words in all: the camera, what was measured to be missing in the take, the style words and what the shot shows.',
  onePicture: 'This picture goes along.',
  onePictureEach: 'One of these pictures goes along with each.',
  sheets: (count: number) => plural(count, { one: 'A draft sheet', other: '# draft sheets' }),
  sheet:
    'The texts of its shots, the scene description, who and where, and these pictures, in one call for each sheet.',
  sheetBySheet: 'The exact words and whole requests, sheet by sheet',
  /** Of what is asked for besides a new take. */
  asked: {
    variation: 'The words and pictures that this take was drawn from, once more.',
    again: 'The words and pictures that this take was drawn from, once more and to the byte.',
    missed:
      'The text of the shot, the scene description, who and where, these pictures, and what was measured to be missing in the take.',
    edit: 'This picture and your instruction, and nothing else.',
  },
  againWithout:
    'The words and pictures that this take was drawn from, without what is gone and what was said of it.',
  earlierShot:
    'A shot that is begun before the earlier one is drawn goes without that picture, and without the words about it.',
  still: 'Sketch first draws the shot from these here, and its drawing is the only picture that is sent.',
  picturesToSend: 'Pictures to send',
  picturesForStill: 'Pictures that Sketch draws from here',
  picturesOf: (shot: string) => `Pictures for shot ${shot}, in order`,
  picturesForStillOf: (shot: string) => `Pictures that Sketch draws shot ${shot} from here`,
  reference: (name: string, use: string) => `${name}: ${use}`,
  /** What is taken from a picture. */
  uses: {
    identity: 'who and where',
    place: 'where',
    moment: 'the pose and who stands where',
    style: 'how it is drawn',
    continuity: 'the same hand and world',
    edit: 'the picture to change',
  },
  shotByShot: 'The exact words and whole requests, shot by shot',
  exactWords: 'The exact words',
  exactWordsOf: (shot: string) => `The exact words for shot ${shot}`,
  wholeRequest: 'The whole request',
  wholeRequestOf: (shot: string) => `The whole request for shot ${shot}`,
})
