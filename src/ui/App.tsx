import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { useEffect } from 'react'
import { openDialog, useAppStore } from '../store/app-store.ts'
import { enterProject } from '../store/library-store.ts'
import { useSendingStore } from '../store/sending-store.ts'
import { useSettingsStore } from '../store/settings-store.ts'
import { Header } from './Header.tsx'
import { HomeScreen } from './HomeScreen.tsx'
import { LazyDialog } from './LazyDialog.tsx'
import { ProjectScreen } from './ProjectScreen.tsx'
import { useRoute } from './use-route.ts'

// Loaded when they are first opened: they are half of the screen's code and none of its first picture.
const loadSettings = async () => (await import('./SettingsDialog.tsx')).SettingsDialog
const loadShortcuts = async () => (await import('./ShortcutsDialog.tsx')).ShortcutsDialog
const loadSending = async () => (await import('./SendingSheet.tsx')).SendingSheet

export function App() {
  const route = useRoute()
  const dialog = useAppStore((state) => state.dialog)
  const sending = useSendingStore((state) => state.open)
  const close = () => openDialog(undefined)
  const theme = useSettingsStore(({ settings }) => settings.theme)
  const textSize = useSettingsStore(({ settings }) => settings.textSize)
  const id = route.screen === 'project' ? route.id : undefined

  useEffect(() => {
    document.documentElement.dataset.theme = theme
    document.documentElement.style.fontSize = `${textSize}%`
  }, [theme, textSize])
  useEffect(() => {
    if (id) void enterProject(id)
  }, [id])

  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider>
        <Header inProject={route.screen === 'project'} openDialog={openDialog} />
        {route.screen === 'project' ? (
          <ProjectScreen key={route.id} id={route.id} openDialog={openDialog} />
        ) : (
          <HomeScreen openSettings={() => openDialog('settings')} />
        )}
        <LazyDialog load={loadSettings} with={{ open: dialog === 'settings', onClose: close }} />
        <LazyDialog load={loadShortcuts} with={{ open: dialog === 'shortcuts', onClose: close }} />
        <LazyDialog load={loadSending} with={{ open: sending }} />
      </Tooltip.Provider>
    </CSPProvider>
  )
}
