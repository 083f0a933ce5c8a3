import { useEffect } from 'react'
import { openDialog, useAppStore } from '../../store/app/store.ts'
import { dismissInLibrary, refreshLibrary, useLibraryStore } from '../../store/library/store.ts'
import { dismissDone, useTransferStore } from '../../store/library/transfer.ts'
import { Alert } from '../kit/Alert.tsx'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { libraryWords as words } from '../words/en/library.ts'
import { ProjectList } from './ProjectList.tsx'
import { Welcome } from './Welcome.tsx'

const VisitOnly = lazyComponent(async () => (await import('../clip/VisitOnly.tsx')).VisitOnly)

const ProjectsLost = lazyComponent(async () => (await import('./ProjectsLost.tsx')).ProjectsLost)
const Transfers = lazyComponent(async () => (await import('./Transfers.tsx')).Transfers)
const JustDeleted = lazyComponent(async () => (await import('./project-acts.tsx')).JustDeleted)

/** The home screen: the welcome with its drop area, and the project list. */
export function HomeScreen() {
  const projects = useLibraryStore((state) => state.projects)
  const problems = useLibraryStore((state) => state.problems)
  const visitOnly = useAppStore((state) => state.visitOnly !== undefined)
  const lost = useLibraryStore((state) => state.lost)
  const deleted = useLibraryStore((state) => state.deleted !== undefined)
  const moves = useTransferStore(({ transfer, done }) => (transfer ?? done) !== undefined)
  useEffect(() => {
    dismissDone()
    void refreshLibrary()
  }, [])
  return (
    <main className="home">
      {problems.map((problem) => (
        <Alert
          key={`${problem.code} ${JSON.stringify(problem.detail)}`}
          problem={problem}
          onClose={() => dismissInLibrary(problem)}
        />
      ))}
      {projects && (
        <>
          <Welcome openSettings={() => openDialog('settings')} compact={projects.length > 0} />
          <ProjectList projects={projects} openStorage={() => openDialog('storage')} />
          {projects.length === 0 && (
            <p className="storage-link">
              <button type="button" className="link quiet" onClick={() => openDialog('storage')}>
                {words.storage}
              </button>
            </p>
          )}
        </>
      )}
      <div className="home-foot">
        {visitOnly && (
          <Lazy when>
            <VisitOnly />
          </Lazy>
        )}
        {lost && (
          <Lazy when>
            <ProjectsLost />
          </Lazy>
        )}
        <Lazy when={deleted}>
          <JustDeleted />
        </Lazy>
        <Lazy when={moves}>
          <Transfers />
        </Lazy>
      </div>
    </main>
  )
}
