import './trusted-types.ts'
import { StrictMode } from 'react'
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
if (!isFramed) startApp(async () => (await import('./ui/words/file-words.ts')).fileWords())
const screen = (
  <LastResort>
    <Spoken>
      <App />
    </Spoken>
  </LastResort>
)
const root = document.getElementById('root')
if (root) createRoot(root).render(<StrictMode>{isFramed ? <EmbeddedNotice /> : screen}</StrictMode>)
