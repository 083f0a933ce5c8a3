import { useEffect } from 'react'

/**
 * Not what is typed into: on a phone its focus would bring up the keyboard. Nor the step that is
 * next: a key that is held down, or pressed twice, would start it.
 */
const STOPS = 'button:not(.primary), a[href], select, summary, input[type="file"], [role="slider"]'

/** Dialogs and menus take care of where the focus goes when they close. */
const PASSING = '[role="menu"], [role="dialog"], [role="alertdialog"]'

/**
 * Keeps the focus near where it was when what has it goes away: a shot that is deleted, a button of
 * a job that ends. Browsers would put it at the start of the page, where somebody with a keyboard
 * or a screen reader begins again.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    /**
     * What had the focus last, and the way to it: each element around it, and its place among that
     * one's children.
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
      // A dialog or menu that closes with it gives the focus back first, if it can.
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
      // Left by a click beside it: nobody is here any more.
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

/**
 * What takes the place of the child that is gone, else what stands before it, else what is around
 * them.
 */
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
