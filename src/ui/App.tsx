import { CSPProvider } from '@base-ui/react/csp-provider'
import { useEffect } from 'react'
import { openDialog, useAppStore } from '../store/app-store.ts'
import { enterProject } from '../store/library-store.ts'
import { useSendingStore } from '../store/sending-store.ts'
import { useSettingsStore } from '../store/settings-store.ts'
import { Header } from './Header.tsx'
import { HomeScreen } from './HomeScreen.tsx'
import { Later } from './Later.tsx'
import { lazyPart, preloadParts } from './lazy-part.ts'
import { useArrivals } from './use-arrivals.ts'
import { useRoute } from './use-route.ts'

const ProjectScreen = lazyPart(async () => (await import('./ProjectScreen.tsx')).ProjectScreen)
const SettingsDialog = lazyPart(async () => (await import('./SettingsDialog.tsx')).SettingsDialog)
const SendingSheet = lazyPart(async () => (await import('./SendingSheet.tsx')).SendingSheet)
const ShortcutsDialog = lazyPart(async () => (await import('./ShortcutsDialog.tsx')).ShortcutsDialog)

export function App() {
  const route = useRoute()
  const dialog = useAppStore((state) => state.dialog)
  const sending = useSendingStore((state) => state.open)
  const close = () => openDialog(undefined)
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
      <Header inProject={route.screen === 'project'} openDialog={openDialog} />
      {route.screen === 'project' ? (
        <Later when placeholder={<main className="home" />}>
          <ProjectScreen key={route.id} id={route.id} openDialog={openDialog} />
        </Later>
      ) : (
        <HomeScreen openSettings={() => openDialog('settings')} />
      )}
      <Later when={dialog === 'settings'}>
        <SettingsDialog open={dialog === 'settings'} onClose={close} />
      </Later>
      <Later when={dialog === 'shortcuts'}>
        <ShortcutsDialog open={dialog === 'shortcuts'} onClose={close} />
      </Later>
      <Later when={sending}>
        <SendingSheet open={sending} />
      </Later>
    </CSPProvider>
  )
}
