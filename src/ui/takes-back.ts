import type { ChangeEvent } from 'react'

/** True when the browser itself took typing back: undo in a text is the text's own (Input Events, `historyUndo`). */
export const takesBack = ({ nativeEvent }: ChangeEvent) =>
  nativeEvent instanceof InputEvent && nativeEvent.inputType === 'historyUndo'
