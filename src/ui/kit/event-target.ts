/** True where somebody writes: keys, the clipboard and dropped words there are the text's own. */
export const isText = (target: EventTarget | null) =>
  elementOf(target)?.closest('input, textarea, [contenteditable]')?.matches(':read-write') ?? false

/** True for a file input, which takes what is dropped on it by itself. */
export const isFileInput = (target: EventTarget | null) =>
  elementOf(target)?.matches('input[type=file]') ?? false

/** The dialog that lies over the page; one that is fading away is closed. */
export const openModal = () =>
  document.querySelector(':is([role="dialog"], [role="alertdialog"]):not([data-closed])')

/** Firefox names the text that is dragged over, and not its element. */
const elementOf = (target: EventTarget | null) =>
  target instanceof Element ? target : target instanceof Node ? target.parentElement : null
