import './trusted-types.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startApp } from './store/start-app.ts'
import { App } from './ui/App.tsx'
import { FramedScreen } from './ui/FramedScreen.tsx'
import { LastResort } from './ui/LastResort.tsx'
import './ui/styles/tokens.css'
import './ui/styles/base.css'
import './ui/styles/controls.css'
import './ui/styles/panels.css'
import './ui/styles/welcome.css'
import './ui/styles/projects.css'
import './ui/styles/frames.css'
import './ui/styles/board.css'
import './ui/styles/dialogs.css'
import './ui/styles/keeping.css'
import './ui/styles/layout.css'
import './ui/styles/forced-colors.css'

// Where the host forbids nothing, and before the service worker does (`frame-ancestors`): what lies over the app in somebody
// else's page could lead a person's clicks.
const isFramed = window.top !== window
if (!isFramed) startApp()
const screen = (
  <LastResort>
    <App />
  </LastResort>
)
const root = document.getElementById('root')
if (root) createRoot(root).render(<StrictMode>{isFramed ? <FramedScreen /> : screen}</StrictMode>)
