import { type ChangeEvent, useLayoutEffect, useReducer, useRef, useState } from 'react'

type TextField = HTMLInputElement | HTMLTextAreaElement

/**
 * Props of an uncontrolled field that shows `value` and reports typing; `takesBack` marks the
 * browser's own undo. A controlled field gets a new default at each letter, after which Chromium
 * undoes typing letter by letter.
 */
export function useOwnText<Field extends TextField>(
  value: string,
  onText: (text: string, takesBack: boolean) => void,
) {
  const field = useRef<Field>(null)
  const [defaultValue] = useState(value)
  const [, lookAgain] = useReducer((looks: number) => looks + 1, 0)
  // After every render, because a refused edit changes no value.
  useLayoutEffect(() => {
    if (field.current && field.current.value !== value) field.current.value = value
  })
  const onChange = ({ target, nativeEvent }: ChangeEvent<Field>) => {
    onText(target.value, nativeEvent instanceof InputEvent && nativeEvent.inputType === 'historyUndo')
    lookAgain()
  }
  return { ref: field, defaultValue, onChange }
}
