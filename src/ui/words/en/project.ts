import type { EditName, FieldEdit } from '../../../domain/project/edit-name.ts'
import { catalogue } from '../catalogue.ts'
import { list, plural } from '../format.ts'

/** The open project: its columns, what must be known of it, undo and leaving. */
export const projectWords = catalogue('project', {
  titleOf: (name: string) => `${name} – Project Maestro`,
  app: 'Project Maestro',
  allProjects: 'All projects',
  sources: 'Sources and steps',
  storyboard: 'Storyboard',
  job: 'Progress and log',

  undo: 'Undo',
  undoIt: (edit: string) => `Undo: ${edit}`,
  nothingToUndo: 'Nothing to undo',
  noUndo: 'There is nothing to undo.',
  redo: 'Redo',
  redoIt: (edit: string) => `Redo: ${edit}`,
  nothingToRedo: 'Nothing to redo',
  noRedo: 'There is nothing to redo.',
  edits: {
    scene: 'Scene description',
    'shot-count': 'Number of shots',
    'shot-text': 'Shot text',
    'add-shot': 'Add shot',
    'move-shot': 'Move shot',
    'delete-shot': 'Delete shot',
    'put-back': 'Put back',
    'choose-take': 'Choose take',
    star: 'Star',
    'remove-star': 'Remove star',
    'delete-take': 'Delete take',
    'restore-take': 'Restore take',
    'identity-frame': 'Identity frame',
    rename: 'Rename',
    style: 'Style picture',
    'new-shots': 'New shot list',
    'insert-shot': 'Insert shot',
    'duplicate-shot': 'Duplicate shot',
    'split-shot': 'Split shot',
    'merge-shots': 'Merge shots',
    'omit-shot': 'Omit shot',
    'bring-back': 'Bring back shot',
    numbering: 'Numbering',
    'lock-numbers': 'Lock numbers',
    'unlock-numbers': 'Unlock numbers',
  } satisfies Record<Exclude<EditName, FieldEdit>, string>,

  leaveTitle: 'A job is still running',
  leaveText: (project: string) =>
    `It belongs to “${project}”. Going on cancels it; what has arrived is kept, a call that is under way may be billed.`,
  leave: 'Cancel the job',

  export: 'Export project',
  later: 'Later',
  goOn: 'Continue',
  notNow: 'Not now',
  dismiss: 'Dismiss',
  onlyHere: 'These pictures are in this browser only.',
  onlyHereHelp: 'Export project makes one file of all of it, to be kept elsewhere.',

  notMirrored: (folder: string) => `Nothing is mirrored to the folder ${folder} at the moment.`,
  mirrorAsks: 'The browser asks for it anew in each visit.',
  mirrorFailed: 'It could not be written; your projects are safe in this browser.',
  allowAgain: 'Allow again',
  storage: 'Storage',

  readOnly: 'This project is open in another tab.',
  readOnlyHelp:
    'Here you see it as that tab saves it. Taking over stops a job that runs there. A call that is under way and may be billed is still received, and comes here.',
  takeOver: 'Take over here',
  takingOver: 'Taking over…',
  waitForOther: 'The other tab is asked to finish first.',

  wordsSaved: 'All words are saved.',
  inMemory: (what: readonly string[]) => `In memory only: ${list(what)}.`,
  latestEdits: 'your latest edits',
  files: (count: number, size: string) => `${plural(count, { one: '# file', other: '# files' })} (${size})`,
  freeSpace: 'Free space',
  keepForVisit: (size: string) => `Keep the clip for this visit only: ${size}`,
  tryAgain: 'Try again',
})
