import './trusted-types.ts'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { startApp } from './store/app/start.ts'
import { App } from './ui/app/App.tsx'
import { EmbeddedNotice } from './ui/app/EmbeddedNotice.tsx'
import { LastResort } from './ui/app/LastResort.tsx'
import { Spoken } from './ui/words/Spoken.tsx'
import './ui/index.css'

// For hosts that set no `frame-ancestors`, and for visits before the service worker sets it: a page
// around the app could overlay it and steer the user's clicks (clickjacking).
const isFramed = window.top !== window
const screen = (
  <LastResort>
    <Spoken>
      <App />
    </Spoken>
  </LastResort>
)

/**
 * Resolves in a task of its own, so that the page answers and paints in between. Unlike a timer, it
 * is as quick in a tab that nobody sees.
 */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}

/** In several tasks, and the first drawing in slices: a slow phone answers all the while. */
async function begin(): Promise<void> {
  await nextTask()
  if (!isFramed) startApp(async () => (await import('./ui/words/file-words.ts')).fileWords())
  await nextTask()
  const place = document.getElementById('root')
  if (!place) return
  const root = createRoot(place)
  startTransition(() => root.render(<StrictMode>{isFramed ? <EmbeddedNotice /> : screen}</StrictMode>))
}

void begin()
