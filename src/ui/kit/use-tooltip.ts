import { type RefObject, useEffect, useRef } from 'react'

const GAP_PX = 6
/** A pointer that only passes by opens no tooltip. */
const DELAY_MS = 150

/**
 * Shows `tip`, an element with `popover="manual"`, while `anchor` is hovered or has keyboard focus.
 * It stays while the pointer is over the tip, and Escape closes it (WCAG 1.4.13). The top layer
 * keeps it from being clipped. With `beside` it opens to the side: in a stack of buttons it would
 * cover the next one. Base UI's Tooltip would add 27 kB (brotli) to the entry, which has 95 kB.
 */
export function useTooltip(anchor: RefObject<HTMLElement | null>, beside: boolean) {
  const tip = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const [target, popup] = [anchor.current, tip.current]
    // Without popover support (before Chromium 114, Firefox 125, Safari 17) the reason is still
    // read with the name.
    if (!target || !popup || !('showPopover' in popup)) return
    const listening = new AbortController()
    const { signal } = listening
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      if (popup.matches(':popover-open')) return
      popup.showPopover()
      place(popup, target, beside)
    }
    const soon = (act: () => void) => () => {
      clearTimeout(timer)
      timer = setTimeout(act, DELAY_MS)
    }
    const hide = () => {
      clearTimeout(timer)
      if (popup.matches(':popover-open')) popup.hidePopover()
    }
    for (const part of [target, popup]) {
      part.addEventListener('pointerenter', soon(show), { signal })
      part.addEventListener('pointerleave', soon(hide), { signal })
    }
    target.addEventListener('focus', () => target.matches(':focus-visible') && show(), { signal })
    target.addEventListener('blur', hide, { signal })
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && hide(), { signal })
    window.addEventListener('scroll', hide, { signal, capture: true, passive: true })
    return () => {
      clearTimeout(timer)
      listening.abort()
    }
  }, [anchor, beside])
  return tip
}

/**
 * To the side if `beside` is set and there is room, else above, else below; always inside the
 * window.
 */
function place(popup: HTMLElement, target: HTMLElement, beside: boolean): void {
  const around = target.getBoundingClientRect()
  const { width, height } = popup.getBoundingClientRect()
  if (beside && around.right + GAP_PX + width < document.documentElement.clientWidth) {
    popup.style.left = `${around.right + GAP_PX}px`
    popup.style.top = `${around.top + (around.height - height) / 2}px`
    return
  }
  const middle = around.left + around.width / 2 - width / 2
  const left = Math.max(GAP_PX, Math.min(middle, document.documentElement.clientWidth - width - GAP_PX))
  const above = around.top - GAP_PX - height
  popup.style.left = `${left}px`
  popup.style.top = `${above >= GAP_PX ? above : around.bottom + GAP_PX}px`
}
