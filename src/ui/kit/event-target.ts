/** True for editable elements, which handle keys, clipboard and dropped text themselves. */
export const isText = (target: EventTarget | null) =>
  elementOf(target)?.closest('input, textarea, [contenteditable]')?.matches(':read-write') ?? false

/** True for a file input, which handles drops itself. */
export const isFileInput = (target: EventTarget | null) =>
  elementOf(target)?.matches('input[type=file]') ?? false

/** The open modal dialog; one that is fading out does not count. */
export const openModal = () =>
  document.querySelector(':is(dialog, [role="dialog"], [role="alertdialog"]):not([data-closed])')

/** Firefox targets the text node under a drag instead of its element. */
const elementOf = (target: EventTarget | null) =>
  target instanceof Element ? target : target instanceof Node ? target.parentElement : null
