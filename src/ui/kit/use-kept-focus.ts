import { useEffect } from 'react'

/**
 * Candidates for the focus. Text fields are excluded, because focus would open a phone's keyboard;
 * so is what a held or repeated key would start: the next step, and what is marked as no stop.
 */
const STOPS =
  'button:not(.primary, [data-no-stop]), a[href], select, summary, input[type="file"], [role="slider"]'

/** Dialogs and menus restore the focus themselves. */
const PASSING = 'dialog, [role="menu"], [role="dialog"], [role="alertdialog"]'

/**
 * Moves the focus to a neighbour when the focused element is removed, for example a deleted shot.
 * The browser would move it to the start of the page, where keyboard and screen reader users start
 * over.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    /**
     * The last focused element and the path to it: each ancestor, with the index among its
     * children.
     */
    let last: HTMLElement | undefined
    let way: readonly { readonly around: Element; readonly place: number }[] = []
    const remember = () => {
      const at = document.activeElement
      if (!(at instanceof HTMLElement) || !at.closest('#root, .next-place') || at.closest(PASSING)) return
      last = at
      const found = []
      for (let part: Element = at; part.parentElement && part.id !== 'root'; part = part.parentElement)
        found.push({ around: part.parentElement, place: [...part.parentElement.children].indexOf(part) })
      way = found
    }
    const look = () => {
      if (!last || last.isConnected) return
      last = undefined
      // A dialog or menu that closes restores the focus first, if it can.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (document.activeElement !== document.body) return
          const near = way.find(
            ({ around }) => around.isConnected && around.matches('main *, header *, .next-bar'),
          )
          if (near) stopNear(near.around, near.place)?.focus({ preventScroll: true })
        }),
      )
    }
    const onBlur = ({ target, relatedTarget }: FocusEvent) => {
      // A click elsewhere removed the focus on purpose.
      if (target === last && !relatedTarget && document.hasFocus())
        setTimeout(() => {
          if (last === target && last?.isConnected && document.activeElement === document.body)
            last = undefined
        })
    }
    const listening = new AbortController()
    const { signal } = listening
    document.addEventListener('focusin', remember, { signal })
    document.addEventListener('focusout', onBlur, { signal })
    const changes = new MutationObserver(look)
    changes.observe(document.body, { childList: true, subtree: true })
    return () => {
      listening.abort()
      changes.disconnect()
    }
  }, [])
}

/** The successor of the removed child, else its predecessor, else an ancestor. */
function stopNear(around: Element, place: number): HTMLElement | undefined {
  const children = [...around.children]
  for (const child of [...children.slice(place), ...children.slice(0, place).reverse()]) {
    const stop = stopIn(child)
    if (stop) return stop
  }
  if (around instanceof HTMLElement && around.matches('[tabindex="-1"]')) return around
  const outer = around.parentElement
  if (!outer || around.id === 'root') return undefined
  return stopNear(outer, [...outer.children].indexOf(around))
}

function stopIn(part: Element): HTMLElement | undefined {
  const stops = [part, ...part.querySelectorAll(STOPS)].filter((stop) => stop.matches(STOPS))
  return stops.find(
    (stop): stop is HTMLElement => stop instanceof HTMLElement && stop.getClientRects().length > 0,
  )
}
