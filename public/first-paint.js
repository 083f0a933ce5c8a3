// Runs before the first paint, in parallel with the styles and long before the app: applies the
// chosen theme and text size, and decides whether the welcome text (index.html) shows. Its names
// match src/services/settings/settings.ts and src/services/app/first-visit.ts.
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
  for (const name of ['dragover', 'drop'])
    window.addEventListener(name, (event) => {
      if (!document.querySelector('.first-words')) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'none'
    })
}
