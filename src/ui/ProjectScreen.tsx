import { useEffect } from 'react'
import type { ProjectId } from '../domain/ids.ts'
import type { OpenDialog } from '../store/app-store.ts'
import { useProjectStore } from '../store/open-project.ts'
import { ActivityLog } from './ActivityLog.tsx'
import { Alert } from './Alert.tsx'
import { ClipPanel } from './ClipPanel.tsx'
import { EmptyDesk } from './EmptyDesk.tsx'
import { FramesPanel } from './FramesPanel.tsx'
import { MoneyPanel } from './MoneyPanel.tsx'
import { NextStepBar } from './NextStepBar.tsx'
import { ProgressPanel } from './ProgressPanel.tsx'
import { ProjectNotices } from './ProjectNotices.tsx'
import { ScenePanel } from './ScenePanel.tsx'
import { ShotBoard } from './ShotBoard.tsx'
import { StepButtons } from './StepButtons.tsx'
import { StylePanel } from './StylePanel.tsx'
import { useResumedFrames } from './use-resumed-frames.ts'
import { goTo } from './use-route.ts'
import { VisitOnly } from './VisitOnly.tsx'

interface ProjectScreenProps {
  readonly id: ProjectId
  readonly openDialog: (dialog: OpenDialog) => void
}

/** Typing on is one step of Chromium's own undo only while the title stays as it is. */
const TITLE_AFTER_MS = 500

function useTitle(name: string | undefined): void {
  useEffect(() => {
    const show = () => {
      document.title = name ? `${name} – Project Maestro` : 'Project Maestro'
    }
    const timer = setTimeout(show, TITLE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [name])
  useEffect(
    () => () => {
      document.title = 'Project Maestro'
    },
    [],
  )
}

/** The editing room: sources and steps on the left, scene and board in the middle, the job and its log on the right. */
export function ProjectScreen({ id, openDialog }: ProjectScreenProps) {
  const opened = useProjectStore(({ project }) => project?.id === id)
  const problem = useProjectStore(({ problems }) => problems.project)
  const name = useProjectStore(({ project }) => project?.name)
  useResumedFrames()
  useTitle(name)

  if (!opened) {
    if (!problem) return <EmptyDesk />
    return (
      <main className="home">
        <VisitOnly />
        <Alert problem={problem}>
          <button type="button" className="button" onClick={() => goTo('#/')}>
            All projects
          </button>
        </Alert>
      </main>
    )
  }
  return (
    <>
      <main className="desk">
        <section className="column left" aria-label="Sources and steps">
          <div className="sources">
            <ClipPanel />
            <FramesPanel />
            <StylePanel />
          </div>
          <StepButtons openSettings={() => openDialog('settings')} />
        </section>
        <section className="column middle" aria-label="Storyboard">
          <ProjectNotices openStorage={() => openDialog('storage')} />
          <ScenePanel />
          <ShotBoard />
        </section>
        <section className="column right" id="job" aria-label="Progress and log">
          <ProgressPanel />
          <MoneyPanel />
          <ActivityLog />
        </section>
      </main>
      <NextStepBar />
    </>
  )
}
