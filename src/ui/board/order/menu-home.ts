import type { RefObject } from 'react'

/**
 * Where menus of the board mount. Looked up on opening: while a card mounts, the page's landmark
 * may not exist yet.
 */
export const menuHome: RefObject<HTMLElement | null> = {
  get current() {
    return document.querySelector('main')
  },
}
