import { CSPProvider } from '@base-ui/react/csp-provider'
import { useEffect } from 'react'
import { openDialog, useAppStore } from '../../store/app/store.ts'
import { useSendingStore } from '../../store/consent/store.ts'
import { enterProject, leaveProject } from '../../store/library/store.ts'
import { useLeaveStore } from '../../store/project/leave.ts'
import { useSettingsStore } from '../../store/settings/store.ts'
import { Later } from '../kit/Lazy.tsx'
import { lazyPart, preloadParts } from '../kit/lazy-component.ts'
import { useKeptFocus } from '../kit/use-kept-focus.ts'
import { DropAnywhere } from '../library/DropAnywhere.tsx'
import { HomeScreen } from '../library/HomeScreen.tsx'
import { useArrivals } from '../library/use-arrivals.ts'
import { EmptyDesk } from '../project/ProjectSkeleton.tsx'
import { Header } from './Header.tsx'
import { goTo, projectHref, useRoute } from './use-route.ts'
import { useShortcuts } from './use-shortcuts.ts'

const ProjectScreen = lazyPart(async () => (await import('../project/ProjectScreen.tsx')).ProjectScreen)
const LeaveDialog = lazyPart(async () => (await import('../project/LeaveDialog.tsx')).LeaveDialog)
const MovingDialog = lazyPart(async () => (await import('../clip/MovingDialog.tsx')).MovingDialog)
const StorageDialog = lazyPart(async () => (await import('../storage/StorageDialog.tsx')).StorageDialog)
const SettingsDialog = lazyPart(async () => (await import('../settings/SettingsDialog.tsx')).SettingsDialog)
const SendingSheet = lazyPart(async () => (await import('../consent/ConsentDialog.tsx')).SendingSheet)
const ShortcutsDialog = lazyPart(async () => (await import('./ShortcutsDialog.tsx')).ShortcutsDialog)

export function App() {
  const route = useRoute()
  const dialog = useAppStore((state) => state.dialog)
  const sending = useSendingStore((state) => state.open)
  const close = () => openDialog(undefined)
  const theme = useSettingsStore(({ settings }) => settings.theme)
  const textSize = useSettingsStore(({ settings }) => settings.textSize)
  const leaving = useLeaveStore(({ answer }) => answer !== undefined)
  const id = route.screen === 'project' ? route.id : undefined

  useArrivals()
  useShortcuts()
  useKeptFocus()
  useEffect(() => {
    document.documentElement.dataset.theme = theme
    document.documentElement.style.fontSize = `${textSize}%`
  }, [theme, textSize])
  useEffect(preloadParts, [])
  useEffect(() => {
    if (!id) return leaveProject()
    let here = true
    // Declined while a job runs: the address, unless it has gone on, goes back to where the job is.
    void enterProject(id).then((open) => here && open !== id && goTo(projectHref(open)))
    return () => {
      here = false
    }
  }, [id])

  return (
    <CSPProvider disableStyleElements>
      <Header inProject={route.screen === 'project'} openDialog={openDialog} />
      <DropAnywhere>
        {route.screen === 'project' ? (
          <Later when placeholder={<EmptyDesk />}>
            <ProjectScreen key={route.id} id={route.id} openDialog={openDialog} />
          </Later>
        ) : (
          <HomeScreen />
        )}
      </DropAnywhere>
      <Later when={dialog === 'settings'}>
        <SettingsDialog open={dialog === 'settings'} onClose={close} />
      </Later>
      <Later when={dialog === 'shortcuts'}>
        <ShortcutsDialog open={dialog === 'shortcuts'} onClose={close} />
      </Later>
      <Later when={sending}>
        <SendingSheet open={sending} />
      </Later>
      <Later when={dialog === 'storage'}>
        <StorageDialog open={dialog === 'storage'} onClose={close} />
      </Later>
      <Later when={dialog === 'moving'}>
        <MovingDialog />
      </Later>
      <Later when={leaving}>
        <LeaveDialog />
      </Later>
    </CSPProvider>
  )
}
