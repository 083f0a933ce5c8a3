import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { useEffect, useState } from 'react'
import { enterProject } from '../store/library-store.ts'
import { useSettingsStore } from '../store/settings-store.ts'
import { Header } from './Header.tsx'
import { HomeScreen } from './HomeScreen.tsx'
import { ProjectScreen } from './ProjectScreen.tsx'
import { SettingsDialog } from './SettingsDialog.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { useRoute } from './use-route.ts'

/** Which dialog of the whole app is open. */
export type OpenDialog = 'settings' | 'shortcuts' | undefined

export function App() {
  const route = useRoute()
  const [dialog, setDialog] = useState<OpenDialog>()
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
        <Header inProject={route.screen === 'project'} openDialog={setDialog} />
        {route.screen === 'project' ? (
          <ProjectScreen key={route.id} id={route.id} openDialog={setDialog} />
        ) : (
          <HomeScreen openSettings={() => setDialog('settings')} />
        )}
        <SettingsDialog open={dialog === 'settings'} onClose={() => setDialog(undefined)} />
        <ShortcutsDialog open={dialog === 'shortcuts'} onClose={() => setDialog(undefined)} />
      </Tooltip.Provider>
    </CSPProvider>
  )
}
