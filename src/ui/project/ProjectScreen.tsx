import { useEffect, useRef } from 'react'
import type { ProjectId } from '../../domain/ids.ts'
import type { OpenDialog } from '../../store/app/store.ts'
import { leaveShot, useChosenShot } from '../../store/board/chosen-shot.ts'
import { useSelecting } from '../../store/board/selecting.ts'
import { useTable } from '../../store/board/table.ts'
import { dismissDone, useTransferStore } from '../../store/library/transfer.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { closeWho, openWho, useWho } from '../../store/scene/who.ts'
import { goTo, leftRoute } from '../app/use-route.ts'
import { ShotBoard } from '../board/ShotBoard.tsx'
import { useBoardView } from '../board/use-board-view.ts'
import { ClipPanel } from '../clip/ClipPanel.tsx'
import { FramesPanel } from '../clip/FramesPanel.tsx'
import { useResumedFrames } from '../clip/use-resumed-frames.ts'
import { VisitOnly } from '../clip/VisitOnly.tsx'
import { JobDock } from '../jobs/JobDock.tsx'
import { NextStepBar } from '../jobs/NextStepBar.tsx'
import { StepButtons } from '../jobs/StepButtons.tsx'
import { Alert } from '../kit/Alert.tsx'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { ScenePanel } from '../scene/ScenePanel.tsx'
import { StylePanel } from '../style/StylePanel.tsx'
import { projectWords as words } from '../words/en/project.ts'
import { ExportReminder } from './ExportReminder.tsx'
import { ProjectNotices } from './ProjectNotices.tsx'
import { ProjectSkeleton } from './ProjectSkeleton.tsx'

const ShotInspector = lazyComponent(
  async () => (await import('../board/inspector/ShotInspector.tsx')).ShotInspector,
)
const Transfers = lazyComponent(async () => (await import('../library/Transfers.tsx')).Transfers)
const WhoPage = lazyComponent(async () => (await import('../scene/who/WhoPage.tsx')).WhoPage)
const InspectorFoot = lazyComponent(
  async () => (await import('../board/inspector/InspectorFoot.tsx')).InspectorFoot,
)

interface ProjectScreenProps {
  readonly id: ProjectId
  readonly openDialog: (dialog: OpenDialog) => void
}

/** Chromium's own undo takes typing back in one step only while the title stays unchanged. */
const TITLE_AFTER_MS = 500

function useTitle(name: string | undefined): void {
  useEffect(() => {
    const show = () => {
      document.title = name ? words.titleOf(name) : words.app
    }
    const timer = setTimeout(show, TITLE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [name])
  useEffect(
    () => () => {
      document.title = words.app
    },
    [],
  )
}

/**
 * The editor: sources and steps on the left, scene and board in the middle, job and log on the
 * right.
 */
export function ProjectScreen({ id, openDialog }: ProjectScreenProps) {
  const opened = useProjectStore(({ project }) => project?.id === id)
  const problem = useProjectStore(({ problems }) => problems.project)
  const name = useProjectStore(({ project }) => project?.name)
  const chosen = useChosenShot((state) => state.chosen !== undefined)
  const view = useBoardView()
  const inTable = view === 'table'
  const inspects = useTable((state) => state.inspects)
  const sources = useTable((state) => state.sources)
  const who = useWho((state) => state.open)
  const moves = useTransferStore(({ transfer, done }) => (transfer ?? done) !== undefined)
  const selecting = useSelecting((state) => state.on)
  const inspecting = chosen && !selecting && (!inTable || inspects)
  useResumedFrames()
  useTitle(name)
  useEffect(() => leaveShot, [])
  const editor = useRef<HTMLElement>(null)
  // What was pressed to come here is gone; the browser would start at the top of the page.
  useEffect(() => {
    if (opened && leftRoute() && document.activeElement === document.body)
      editor.current?.focus({ preventScroll: true })
  }, [opened])
  useEffect(() => closeWho, [])
  useEffect(dismissDone, [])

  if (!opened) {
    if (!problem) return <ProjectSkeleton />
    return (
      <main className="home">
        <VisitOnly />
        <Alert problem={problem}>
          <button type="button" className="button" onClick={() => goTo('#/')}>
            {words.allProjects}
          </button>
        </Alert>
      </main>
    )
  }
  return (
    <>
      <main
        ref={editor}
        tabIndex={-1}
        className={`editor ${inspecting ? 'is-inspecting' : ''} ${inTable ? 'is-table' : ''} ${view === 'filmstrip' ? 'is-film' : ''} ${sources ? 'is-sourced' : ''}`}
      >
        <section className="column column-sources" aria-label={words.sources}>
          <div className="sources">
            <ClipPanel />
            <FramesPanel />
            <button
              type="button"
              className="button wide who-open"
              aria-pressed={who}
              onClick={who ? closeWho : openWho}
            >
              {words.who}
            </button>
            <StylePanel />
          </div>
          <StepButtons openSettings={() => openDialog('settings')} />
        </section>
        <section className="column column-board" aria-label={words.storyboard}>
          <ProjectNotices openStorage={() => openDialog('storage')} />
          {who ? (
            <Lazy when asked="here" onClose={closeWho}>
              <WhoPage />
            </Lazy>
          ) : (
            <>
              <ScenePanel />
              <ShotBoard />
            </>
          )}
        </section>
        <div className="column column-job" id="job">
          <Lazy when={inspecting} asked="here" onClose={leaveShot}>
            {inspecting && <ShotInspector />}
          </Lazy>
          <div className="column-foot">
            <Lazy when={inspecting} asked="beside">
              {inspecting && <InspectorFoot />}
            </Lazy>
            <JobDock docked={inspecting || inTable} />
          </div>
        </div>
      </main>
      <NextStepBar>
        {!inspecting && <ExportReminder />}
        <Lazy when={moves}>
          <Transfers />
        </Lazy>
      </NextStepBar>
    </>
  )
}
