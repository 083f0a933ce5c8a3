import { CSPProvider } from '@base-ui/react/csp-provider'
import { useEffect, useState } from 'react'
import { enterProject } from '../store/library-store.ts'
import { useSettingsStore } from '../store/settings-store.ts'
import { Header } from './Header.tsx'
import { HomeScreen } from './HomeScreen.tsx'
import { Later } from './Later.tsx'
import { lazyPart, preloadParts } from './lazy-part.ts'
import { useArrivals } from './use-arrivals.ts'
import { useRoute } from './use-route.ts'

/** Which dialog of the whole app is open. */
export type OpenDialog = 'settings' | 'shortcuts' | undefined

const ProjectScreen = lazyPart(async () => (await import('./ProjectScreen.tsx')).ProjectScreen)
const SettingsDialog = lazyPart(async () => (await import('./SettingsDialog.tsx')).SettingsDialog)
const ShortcutsDialog = lazyPart(async () => (await import('./ShortcutsDialog.tsx')).ShortcutsDialog)

export function App() {
  const route = useRoute()
  const [dialog, setDialog] = useState<OpenDialog>()
  const theme = useSettingsStore(({ settings }) => settings.theme)
  const textSize = useSettingsStore(({ settings }) => settings.textSize)
  const id = route.screen === 'project' ? route.id : undefined

  useArrivals()
  useEffect(() => {
    document.documentElement.dataset.theme = theme
    document.documentElement.style.fontSize = `${textSize}%`
  }, [theme, textSize])
  useEffect(() => {
    // Safari has no idle callback.
    const soon = window.requestIdleCallback ?? window.setTimeout
    soon(() => void preloadParts())
  }, [])
  useEffect(() => {
    if (id) void enterProject(id)
  }, [id])

  return (
    <CSPProvider disableStyleElements>
      <Header inProject={route.screen === 'project'} openDialog={setDialog} />
      {route.screen === 'project' ? (
        <Later when placeholder={<main className="home" />}>
          <ProjectScreen key={route.id} id={route.id} openDialog={setDialog} />
        </Later>
      ) : (
        <HomeScreen openSettings={() => setDialog('settings')} />
      )}
      <Later when={dialog === 'settings'}>
        <SettingsDialog open={dialog === 'settings'} onClose={() => setDialog(undefined)} />
      </Later>
      <Later when={dialog === 'shortcuts'}>
        <ShortcutsDialog open={dialog === 'shortcuts'} onClose={() => setDialog(undefined)} />
      </Later>
    </CSPProvider>
  )
}
