import { catalogue } from '../catalogue.ts'

export const shortcutWords = catalogue('shortcuts', {
  title: 'Keyboard shortcuts',
  or: 'or',
  licences: 'Licences of what others wrote',
  /** By what they do, in the order of the table. */
  does: {
    open: 'Open a clip, a style picture or a project',
    next: 'Go to the next step’s button; Enter then presses it',
    undo: 'Undo; in a text, what was typed',
    redo: 'Redo; in a text, what was typed',
    save: 'Save now; it also happens by itself',
    neighbours: 'Earlier and later shot, in the large view',
    help: 'This list',
  },
})
