import { useEffect } from 'react'
import type { ProjectId } from '../domain/ids.ts'
import type { OpenDialog } from '../store/app-store.ts'
import { useProjectStore } from '../store/open-project.ts'
import { ActivityLog } from './ActivityLog.tsx'
import { Alert } from './Alert.tsx'
import { ClipPanel } from './ClipPanel.tsx'
import { DropAnywhere } from './DropAnywhere.tsx'
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
import { useShortcuts } from './use-shortcuts.ts'
import { VisitOnly } from './VisitOnly.tsx'

interface ProjectScreenProps {
  readonly id: ProjectId
  readonly openDialog: (dialog: OpenDialog) => void
}

/** The editing room: sources and steps on the left, scene and board in the middle, the job and its log on the right. */
export function ProjectScreen({ id, openDialog }: ProjectScreenProps) {
  const opened = useProjectStore(({ project }) => project?.id === id)
  const problem = useProjectStore(({ problems }) => problems.project)
  const name = useProjectStore(({ project }) => project?.name)
  useShortcuts(openDialog)
  useResumedFrames()
  useEffect(() => {
    document.title = name ? `${name} – Project Maestro` : 'Project Maestro'
    return () => {
      document.title = 'Project Maestro'
    }
  }, [name])

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
    <DropAnywhere>
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
    </DropAnywhere>
  )
}
