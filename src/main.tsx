import './trusted-types.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startApp } from './store/app/start.ts'
import { App } from './ui/app/App.tsx'
import { EmbeddedNotice } from './ui/app/EmbeddedNotice.tsx'
import { LastResort } from './ui/app/LastResort.tsx'
import { Spoken } from './ui/words/Spoken.tsx'
import './ui/index.css'

// Where the host forbids nothing, and before the service worker does (`frame-ancestors`): what lies
// over the app in somebody else's page could lead a person's clicks.
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
