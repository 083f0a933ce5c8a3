// Runs before the first paint, beside the styles and long before the app: the theme and text size that were chosen, and whether the
// words of the first visit (index.html) are to be seen. Its names are those of src/services/settings/settings.ts and src/services/app/first-visit.ts.
{
  const page = document.documentElement
  try {
    const { theme, textSize } = JSON.parse(localStorage.getItem('maestro.settings') ?? '{}')
    if (theme === 'light' || theme === 'dark') page.dataset.theme = theme
    if (Number.isInteger(textSize) && textSize >= 75 && textSize <= 175) page.style.fontSize = `${textSize}%`
    if (localStorage.getItem('maestro.has-projects')) page.dataset.visit = 'later'
  } catch {
    // Blocked or damaged: the app says so when it is there.
  }
  if (location.hash.length > 2 || window.top !== window) page.dataset.visit = 'later'
  // Until the app takes what is dropped, the browser must not leave for it.
  for (const name of ['dragover', 'drop'])
    window.addEventListener(name, (event) => {
      if (!document.querySelector('.first-words')) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'none'
    })
}
