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
    print: 'Print the board with room for notes',
    neighbours: 'Earlier and later shot, in the large view',
    help: 'This list',
  },
  onBoardTitle: 'On a card of the board',
  /** Below those keys. */
  everywhere: 'N, P and 1 to 4 also work on the filmstrip and, beside the fields, in the table.',
  onBoard: {
    move: 'The next card that way; Home and End, the first and the last',
    extend: 'Select all cards on the way; so does a click with ⇧',
    choose: 'Open the shot in the inspector',
    toggle: 'Add the shot to the selection, or take it out; so does a click with Ctrl or ⌘',
    large: 'Open the picture large',
    insert: 'Insert a shot after this one',
    lift: 'Lift the shot: arrows move it, Enter drops it, Esc puts it back',
    tabs: 'A tab of the inspector',
    views: 'Cards, table, filmstrip',
    arrows: 'Show or hide camera arrows',
    play: 'Play the board from this shot',
    close: 'Close the inspector',
  },
  onTakesTitle: 'Among a shot’s takes',
  onTakes: {
    star: 'Star the shown take, or take its star away',
    delete: 'Delete the shown take',
  },
  onEditTitle: 'On the picture of an edit',
  onEdit: {
    tools: 'Brush, eraser, box, outline',
    size: 'A smaller or larger brush',
    move: 'Move the brush or the corner; finer with ⇧',
    mark: 'Paint; with box and outline, set a corner',
    close: 'Close the outline',
    zoom: 'Zoom in and out, and fit',
  },
})
