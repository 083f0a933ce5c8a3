import type { ShotFieldKey } from '../../../domain/board/shot-fields.ts'
import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

/** What the trade's words mean. */
const hints: Readonly<Partial<Record<ShotFieldKey, string>>> = {
  beat: 'What the shot does for the story, in a few words',
  framing: 'Who shares the picture',
  angle: 'From where the camera looks',
  move: 'What the camera does while the shot runs',
  lens: 'How much the lens takes in',
  direction: 'Which way people and things move on the screen',
  eyeline: 'Where people look',
  sound: 'What is heard beside the dialogue',
  keep: 'What must look the same as in other shots',
}

/** A shot with all its fields, beside the board. */
export const inspectorWords = catalogue('inspector', {
  hints,
  shot: (shot: string) => `Shot ${shot}`,
  earlier: 'Earlier shot',
  later: 'Later shot',
  close: 'Close the inspector',
  back: 'Back to the board',
  parts: 'Parts of the inspector',
  tabs: { shot: 'Shot', references: 'References', takes: 'Takes', receipt: 'Receipt' },
  tabHints: {
    references: 'The pictures that the next take is drawn from',
    takes: 'All pictures of this shot; one of them is shown',
    receipt: 'How the shown take was made: engine, references, words and cost',
  },
  noTakes: 'No takes. Draw one.',
  noReceipt: 'No picture yet, so there is no receipt.',
  readOnly: 'Nothing can be changed here: this project is open in another tab.',
  groups: {
    camera: 'Camera and duration',
    content: 'What is seen and heard',
    keep: 'What stays the same',
    moment: 'Where it is in the clip',
    others: 'More',
  },
  notSet: 'Not set',
  /** Beside a dialogue: how long it takes to say it. */
  readsIn: (time: string) => `Reads in ${time}`,
  unit: '(seconds)',
  clear: (field: string) => `Clear: ${field}`,
  add: (field: string) => `Add: ${field}`,
  addItem: 'Add',
  /** A list of names that a field can be filled with. */
  known: (field: string) => `Known: ${field}`,
  addName: (name: string) => `Add ${name}`,
  remove: (item: string) => `Remove ${item}`,
  noClip: 'This project has no clip to show a moment of.',
  clipAt: (at: string) => `Clip at ${at}`,
  take: (take: number) => `Take ${number(take)}`,
  noTake: 'No picture yet',
})
