import { type ChangeEvent, useLayoutEffect, useReducer, useRef, useState } from 'react'

type TextField = HTMLInputElement | HTMLTextAreaElement

/**
 * What makes a field show `value` and tell what is typed, with `takesBack` where the browser's own
 * undo wrote it. React would set the field's default anew at each letter of a controlled one, after
 * which Chromium takes typing back letter by letter.
 */
export function useOwnText<Field extends TextField>(
  value: string,
  onText: (text: string, takesBack: boolean) => void,
) {
  const field = useRef<Field>(null)
  const [defaultValue] = useState(value)
  const [, lookAgain] = useReducer((looks: number) => looks + 1, 0)
  // After each rendering: an edit may be refused, and then changes nothing.
  useLayoutEffect(() => {
    if (field.current && field.current.value !== value) field.current.value = value
  })
  const onChange = ({ target, nativeEvent }: ChangeEvent<Field>) => {
    onText(target.value, nativeEvent instanceof InputEvent && nativeEvent.inputType === 'historyUndo')
    lookAgain()
  }
  return { ref: field, defaultValue, onChange }
}
