import { type RefObject, useEffect, useRef } from 'react'

/**
 * The buttons of a toolbar as one stop of Tab, among which the arrows, Home and End move (ARIA
 * Authoring Practices, Toolbar). A slider and a radiogroup keep their arrows, so each of them is a
 * stop of its own.
 * @param shown the toolbar is in the page
 */
export function useBarKeys(shown = true): RefObject<HTMLDivElement | null> {
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const root = shown ? bar.current : undefined
    if (!root) return
    let stop: HTMLElement | undefined
    const give = () => {
      const all = buttonsIn(root)
      if (!stop || !all.includes(stop)) stop = all[0]
      for (const button of all) button.tabIndex = button === stop ? 0 : -1
    }
    const onFocus = ({ target }: FocusEvent) => {
      const button = buttonsIn(root).find((one) => one === target)
      if (!button) return
      stop = button
      give()
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const all: readonly (EventTarget | null)[] = buttonsIn(root)
      const at = all.indexOf(event.target)
      const to = at < 0 ? undefined : all[placeAfter(event.key, at, all.length, root)]
      if (!(to instanceof HTMLElement)) return
      event.preventDefault()
      to.focus()
    }
    give()
    // A button may come, go, or be hidden in a narrower window.
    const changes = new MutationObserver(give)
    changes.observe(root, { childList: true, subtree: true })
    const sizes = new ResizeObserver(give)
    sizes.observe(root)
    const listening = new AbortController()
    const { signal } = listening
    root.addEventListener('focusin', onFocus, { signal })
    root.addEventListener('keydown', onKeyDown, { signal })
    return () => {
      changes.disconnect()
      sizes.disconnect()
      listening.abort()
    }
  }, [shown])
  return bar
}

const buttonsIn = (root: Element): readonly HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('button')].filter((button) => button.getClientRects().length > 0)

/** The place that a key leads to; none for other keys. The ends meet. */
function placeAfter(key: string, at: number, count: number, root: Element): number {
  const forward = getComputedStyle(root).direction === 'rtl' ? -1 : 1
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key === 'ArrowRight') return (at + forward + count) % count
  if (key === 'ArrowLeft') return (at - forward + count) % count
  return -1
}
