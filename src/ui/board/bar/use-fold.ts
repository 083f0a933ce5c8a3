import { type RefObject, useEffect, useId, useRef, useState } from 'react'

export interface Fold {
  readonly open: boolean
  /** Element id of what is folded. */
  readonly id: string
  readonly button: RefObject<HTMLButtonElement | null>
  readonly toggle: () => void
}

/** Menus of what is folded stand elsewhere in the page. */
const MENU = '[role="menu"]'

/**
 * What a narrow bar folds behind a button. Esc and a press elsewhere fold it again.
 * @param closes false where only the button folds it
 */
export function useFold(closes = true): Fold {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!open || !closes) return
    const onPress = ({ target }: PointerEvent) => {
      const within = document.getElementById(id)
      if (!(target instanceof Element) || target.closest(MENU)) return
      if (!within?.contains(target) && !button.current?.contains(target)) setOpen(false)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector(MENU)) return
      if (event.target instanceof HTMLOptionElement) return
      // Nothing else closes with it.
      event.preventDefault()
      setOpen(false)
      button.current?.focus()
    }
    const listening = new AbortController()
    const options = { signal: listening.signal, capture: true }
    window.addEventListener('pointerdown', onPress, options)
    window.addEventListener('keydown', onKeyDown, options)
    return () => listening.abort()
  }, [open, id, closes])
  return { open, id, button, toggle: () => setOpen(!open) }
}
