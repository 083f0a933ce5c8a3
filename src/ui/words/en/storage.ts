import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

export const storageWords = catalogue('storage', {
  title: 'Storage',
  here: 'On this device',
  used: 'Space used',
  usedBytes: (used: string) => `${used} used`,
  usedOf: (used: string, granted: string) => `${used} used of ${granted} that the browser grants`,
  persisted: 'The browser keeps your projects until you delete them.',
  notPersisted: 'The browser may clear your projects when the disk runs short. Export what matters.',
  persist: 'Ask to keep them',
  cleanup: 'Clear away, in all projects',
  cleanups: {
    upscaled: { name: 'Upscaled copies', help: 'The originals stay; they can be upscaled again.' },
    unchosen: { name: 'Takes that are not shown', help: 'Starred takes and earlier shots stay.' },
    deleted: { name: 'Deleted takes and sheets', help: 'They go by themselves after a week.' },
    sent: {
      name: 'What pictures were drawn from',
      help: 'Pictures that only receipts still name. Without them a take cannot be drawn again from its receipt.',
    },
    sound: {
      name: 'Sound files',
      help: 'They were put under boards. The files that you chose them from stay.',
    },
    sheets: { name: 'Draft sheets', help: 'The takes that were cut from them stay.' },
    leftovers: {
      name: 'Leftovers',
      help: 'Of replaced clips and style pictures. They go by themselves when a project is opened.',
    },
  },
  versions: {
    name: 'Frozen versions',
    help: 'Pictures that nothing else shows. Delete a version in Hand over.',
  },
  counting: 'Counting…',
  clear: 'Clear',
  clearing: 'Clearing…',
  waitForClearing: 'Wait until it is done.',
  nothingToClear: 'There is nothing to clear away.',
  clearTitle: (name: string) => `Clear away: ${name}?`,
  clearText: 'This cannot be undone. Projects that are open in another tab are left alone.',
  clearAway: 'Clear away',
  deleted: 'Deleted projects',
  noneDeleted: 'None. A deleted project can be brought back for a week.',
  restore: 'Restore',
  removeBytes: (bytes: string) => `Remove for good: ${bytes}`,
  removeOne: 'Remove this project for good?',
  removeMany: 'Remove these projects for good?',
  removeText: (names: readonly string[]) =>
    `${names.map((name) => `“${name}”`).join(', ')}: with every clip and picture in it. This cannot be undone.`,
  remove: 'Remove for good',
  folder: 'Backup folder',
  noFolders:
    'This browser cannot write into a folder. Use Export project from time to time, and keep the file elsewhere.',
  chooseFolder: 'Choose a folder',
  chooseHelp: 'All projects are mirrored there as plain files, and again whenever one is saved.',
  mirrorPaused: 'paused: the browser asks again in each visit',
  mirrorWriting: (left: number) => `writing, ${number(left)} to go`,
  mirrorWaits: 'a project is mirrored when it is saved',
  mirrorWritten: (time: string) => `last written at ${time}`,
  allowAgain: 'Allow again',
  chooseAgain: 'Choose again',
  stopMirroring: 'Stop mirroring',
  importFolder: 'Import from a folder',
  importFolderHelp:
    'Brings projects back: choose the backup folder, or one project’s folder in it. A zip of either opens with Import project. The browser may call this uploading; nothing leaves this device.',
})
