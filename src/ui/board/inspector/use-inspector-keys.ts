import { type RefObject, useEffect, useRef } from 'react'
import { leaveShot, useChosenShot } from '../../../store/board/chosen-shot.ts'
import { openModal } from '../../kit/event-target.ts'

/** What stands open above the page and takes Esc for itself. */
const ABOVE = '[role="menu"], [role="listbox"]'

/**
 * Esc closes the inspector, from the board as well. Where it lies over the board, it gives way to
 * a control under it that gets the focus.
 */
export function useInspectorKeys(region: RefObject<HTMLElement | null>, close: () => void): void {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
      // A list of options closes by itself.
      if (event.target instanceof HTMLOptionElement) return
      if (openModal() || document.querySelector(ABOVE)) return
      latest.current()
    }
    const onFocus = ({ target }: FocusEvent) => {
      const over = region.current?.parentElement
      // A selection is extended from card to card.
      if (useChosenShot.getState().selected.size > 1) return
      if (!over || !(target instanceof HTMLElement) || !target.closest('.column-board')) return
      if (isUnder(target.getBoundingClientRect(), over.getBoundingClientRect())) leaveShot()
    }
    const listening = new AbortController()
    const { signal } = listening
    window.addEventListener('keydown', onKeyDown, { signal })
    document.addEventListener('focusin', onFocus, { signal })
    return () => listening.abort()
  }, [region])
}

/** True for a box of which less than half is beside the other one. */
function isUnder(box: DOMRect, over: DOMRect): boolean {
  const hidden = Math.min(box.right, over.right) - Math.max(box.left, over.left)
  const inHeight = box.bottom > over.top && box.top < over.bottom
  return box.width > 0 && inHeight && hidden > box.width / 2
}
