/**
 * True once no job ran and no dialog was open for a while: a started job appears after a moment.
 * Runs in the page.
 */
export function isCalm() {
  const busy = [...document.querySelectorAll('button')].some(({ textContent }) => textContent === 'Cancel')
  window.calm = busy ? 0 : (window.calm ?? 0) + 1
  if (window.calm < 8) return false
  window.calm = 0
  return true
}

/** True when that many shots exist and the next step is enabled. Runs in the page. */
export function isWorkable(shots) {
  const can = (name) =>
    [...document.querySelectorAll('button:not([aria-disabled=true])')].some(({ textContent }) =>
      textContent?.startsWith(name),
    )
  const cards = document.querySelectorAll('article').length
  return cards === shots && can('Generate shots') && (shots === 0 || can('Generate image') || can('New take'))
}

/** Runs in the page. */
export function pressLabelled(label) {
  const found = document.querySelector(`button[aria-label="${label}"]`)
  if (!found || found.disabled || found.getAttribute('aria-disabled') === 'true') return false
  found.click()
  return true
}

/**
 * Presses the button with this text. Returns the time in milliseconds since the epoch, or undefined
 * without such a button. Runs in the page.
 */
export function pressAndTell(text) {
  const found = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === text)
  const at = found && Date.now()
  found?.click()
  return at
}
