import { useEffect } from 'react'
import { refreshLibrary, useLibraryStore } from '../store/library-store.ts'
import { Alert } from './Alert.tsx'
import { DropAnywhere } from './DropAnywhere.tsx'
import { ProjectList } from './ProjectList.tsx'
import { Welcome } from './Welcome.tsx'

/** Where one starts: a welcome with a place to drop a clip, and the projects there are. */
export function HomeScreen({ openSettings }: { readonly openSettings: () => void }) {
  const projects = useLibraryStore((state) => state.projects)
  const problem = useLibraryStore((state) => state.problem)
  useEffect(() => {
    void refreshLibrary()
  }, [])
  return (
    <DropAnywhere>
      <main className="home">
        {problem && <Alert problem={problem} />}
        {projects && (
          <>
            <Welcome openSettings={openSettings} compact={projects.length > 0} />
            <ProjectList projects={projects} />
          </>
        )}
      </main>
    </DropAnywhere>
  )
}
