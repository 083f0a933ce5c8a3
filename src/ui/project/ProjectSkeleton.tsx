/** The editor's outline while code and project load; the content takes its places. */
export function ProjectSkeleton() {
  return (
    <main className="editor" aria-busy="true">
      <div className="column column-sources" />
      <div className="column column-board" />
      <div className="column column-job" />
    </main>
  )
}
