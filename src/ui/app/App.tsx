import { CSPProvider } from '@base-ui/react/csp-provider'
import { useEffect } from 'react'
import { openDialog, useAppStore } from '../../store/app/store.ts'
import { closeConsent, useConsentStore } from '../../store/consent/store.ts'
import { enterProject, leaveProject } from '../../store/library/store.ts'
import { stay, useLeaveStore } from '../../store/project/leave.ts'
import { useSettingsStore } from '../../store/settings/store.ts'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent, preloadComponents } from '../kit/lazy-component.ts'
import { useKeptFocus } from '../kit/use-kept-focus.ts'
import { DropAnywhere } from '../library/DropAnywhere.tsx'
import { HomeScreen } from '../library/HomeScreen.tsx'
import { useArrivals } from '../library/use-arrivals.ts'
import { ProjectSkeleton } from '../project/ProjectSkeleton.tsx'
import { AskedCode } from './AskedCode.tsx'
import { Header } from './Header.tsx'
import { usePageDialogs } from './use-page-dialogs.ts'
import { goTo, projectHref, useRoute } from './use-route.ts'
import { useShortcuts } from './use-shortcuts.ts'

const ProjectScreen = lazyComponent(async () => (await import('../project/ProjectScreen.tsx')).ProjectScreen)
const LeaveDialog = lazyComponent(async () => (await import('../project/LeaveDialog.tsx')).LeaveDialog)
const MovingDialog = lazyComponent(async () => (await import('../clip/MovingDialog.tsx')).MovingDialog)
const StorageDialog = lazyComponent(async () => (await import('../storage/StorageDialog.tsx')).StorageDialog)
const SettingsDialog = lazyComponent(
  async () => (await import('../settings/SettingsDialog.tsx')).SettingsDialog,
)
const HandOverDialog = lazyComponent(
  async () => (await import('../handover/HandOverDialog.tsx')).HandOverDialog,
)
const DraftSheetDialog = lazyComponent(
  async () => (await import('../takes/sheet/DraftSheetDialog.tsx')).DraftSheetDialog,
)
const OtherTabs = lazyComponent(async () => (await import('../storage/OtherTabs.tsx')).OtherTabs)
const ConsentDialog = lazyComponent(async () => (await import('../consent/ConsentDialog.tsx')).ConsentDialog)
const ShortcutsDialog = lazyComponent(async () => (await import('./ShortcutsDialog.tsx')).ShortcutsDialog)

export function App() {
  const route = useRoute()
  const dialog = useAppStore((state) => state.dialog)
  const sending = useConsentStore((state) => state.open)
  const close = () => openDialog(undefined)
  const theme = useSettingsStore(({ settings }) => settings.theme)
  const textSize = useSettingsStore(({ settings }) => settings.textSize)
  const heldUp = useAppStore((state) => state.heldUp === true)
  const leaving = useLeaveStore(({ answer }) => answer !== undefined)
  const id = route.screen === 'project' ? route.id : undefined

  useArrivals()
  useShortcuts()
  useKeptFocus()
  usePageDialogs()
  useEffect(() => {
    document.documentElement.dataset.theme = theme
    document.documentElement.style.fontSize = `${textSize}%`
  }, [theme, textSize])
  useEffect(preloadComponents, [])
  useEffect(() => {
    if (!id) return leaveProject()
    let here = true
    // A running job may keep its project open: then the address returns to it, unless it has
    // changed.
    void enterProject(id).then((open) => here && open !== id && goTo(projectHref(open)))
    return () => {
      here = false
    }
  }, [id])

  return (
    <CSPProvider disableStyleElements>
      <Header inProject={route.screen === 'project'} openDialog={openDialog} />
      {heldUp && (
        <Lazy when>
          <OtherTabs />
        </Lazy>
      )}
      {!heldUp && (
        <DropAnywhere>
          {route.screen === 'project' ? (
            <Lazy when placeholder={<ProjectSkeleton />} asked="dialog" onClose={() => goTo('#/')}>
              <ProjectScreen key={route.id} id={route.id} openDialog={openDialog} />
            </Lazy>
          ) : (
            <HomeScreen />
          )}
        </DropAnywhere>
      )}
      <Lazy when={dialog === 'settings'} asked="dialog" onClose={close}>
        <SettingsDialog open={dialog === 'settings'} onClose={close} />
      </Lazy>
      <Lazy when={dialog === 'shortcuts'} asked="dialog" onClose={close}>
        <ShortcutsDialog open={dialog === 'shortcuts'} onClose={close} />
      </Lazy>
      <Lazy when={sending} asked="dialog" onClose={() => closeConsent()}>
        <ConsentDialog open={sending} />
      </Lazy>
      <Lazy when={dialog === 'storage'} asked="dialog" onClose={close}>
        <StorageDialog open={dialog === 'storage'} onClose={close} />
      </Lazy>
      <Lazy when={dialog === 'hand-over'} asked="dialog" onClose={close}>
        <HandOverDialog open={dialog === 'hand-over'} onClose={close} />
      </Lazy>
      <Lazy when={dialog === 'draft-sheet'} asked="dialog" onClose={close}>
        <DraftSheetDialog open={dialog === 'draft-sheet' && !sending} onClose={close} />
      </Lazy>
      <Lazy when={dialog === 'moving'} asked="dialog" onClose={close}>
        <MovingDialog />
      </Lazy>
      <Lazy when={leaving} asked="dialog" onClose={stay}>
        <LeaveDialog />
      </Lazy>
      <AskedCode />
    </CSPProvider>
  )
}
