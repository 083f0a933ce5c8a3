// Runs within the page before its first paint (workers/offline/build/first-paint.ts writes it
// there): applies the chosen theme and text size, decides whether the welcome text (index.html)
// shows, and starts the app. Its names match src/services/settings/settings.ts and
// src/services/app/first-visit.ts.
{
  const page = document.documentElement
  try {
    const { theme, textSize } = JSON.parse(localStorage.getItem('maestro.settings') ?? '{}')
    if (theme === 'light' || theme === 'dark') page.dataset.theme = theme
    if (Number.isInteger(textSize) && textSize >= 75 && textSize <= 175) page.style.fontSize = `${textSize}%`
    if (localStorage.getItem('maestro.has-projects')) page.dataset.visit = 'later'
  } catch {
    // Blocked or damaged: the app reports it later.
  }
  if (location.hash.length > 2 || window.top !== window) page.dataset.visit = 'later'

  // Until the app handles drops, the browser must not navigate to a dropped file.
  for (const name of ['dragover', 'drop'] as const) {
    window.addEventListener(name, (event) => {
      if (!document.querySelector('.first-words')) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'none'
    })
  }

  // The browser offers once to install the app, perhaps before the app listens.
  window.addEventListener('beforeinstallprompt', (earlyOffer) => {
    earlyOffer.preventDefault()
    Object.assign(window, { earlyOffer })
  })

  // The first words are painted with the style within the page, before the app's own files take the
  // network and the processor. The dev server has no such links: it loads the app itself.
  const [WAIT_MS, STYLES_MS] = [2000, 10_000]
  let styles = document.querySelector<HTMLLinkElement>('link[rel="late-styles"]')
  const scripts = [...document.querySelectorAll<HTMLLinkElement>('link[rel="late-script"]')]
  let isBegun = false
  /** One after the other, so that the page answers in between. */
  async function run() {
    if (isBegun) return
    isBegun = true
    try {
      for (const { href } of scripts) await import(href)
    } catch (error) {
      sayFailed()
      throw error
    }
  }
  /** The app cannot speak for itself then. */
  function sayFailed() {
    document.querySelector('.first-words')?.remove()
    document.querySelector('#start-waiting')?.remove()
    document.querySelector('#start-failed')?.removeAttribute('hidden')
    document.querySelector('#start-failed button')?.addEventListener('click', () => location.reload())
  }
  function start() {
    if (!styles) return
    for (const script of scripts) script.rel = 'modulepreload'
    // Without its styles the app would be drawn twice; if they fail or hang, it is of use without.
    styles.onload = styles.onerror = run
    setTimeout(run, STYLES_MS)
    setTimeout(() => document.querySelector('#start-waiting')?.removeAttribute('hidden'), WAIT_MS)
    styles.rel = 'stylesheet'
    styles = null
  }
  const paints = !document.hidden && PerformanceObserver.supportedEntryTypes?.includes('paint')
  if (!paints || page.dataset.visit) start()
  else {
    new PerformanceObserver(start).observe({ type: 'paint', buffered: true })
    // A tab that is left before it is painted is not painted.
    document.addEventListener('visibilitychange', start, { once: true })
  }
}
