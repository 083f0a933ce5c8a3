/**
 * True once nothing has run and asked for a while, because a job shows itself a moment after it was
 * asked for: runs in the page.
 */
export function isCalm() {
  const busy = [...document.querySelectorAll('button')].some(({ textContent }) => textContent === 'Cancel')
  window.calm = busy ? 0 : (window.calm ?? 0) + 1
  if (window.calm < 8) return false
  window.calm = 0
  return true
}

/** True when so many shots are there and the next step can be taken: runs in the page. */
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
 * Presses the button with this text; tells when what had come was surely read, and when the press
 * had done its work. An answer of the service first goes all the way to the page: on a busy machine
 * that takes its time, and one that left before has come by then. Runs in the page.
 */
export async function pressAndTell({ text, service }) {
  const from = Date.now()
  await (await fetch(`${service}/models`)).arrayBuffer()
  await new Promise((done) => setTimeout(done))
  const found = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === text)
  found?.click()
  await new Promise((done) => setTimeout(done, 20))
  return [from, Date.now(), found !== undefined]
}
