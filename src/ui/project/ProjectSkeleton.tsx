/**
 * The editing room while it and its project are on their way: what comes takes the place of what is
 * seen.
 */
export function ProjectSkeleton() {
  return (
    <main className="desk" aria-busy="true">
      <div className="column column-sources" />
      <div className="column column-board" />
      <div className="column column-job" />
    </main>
  )
}
