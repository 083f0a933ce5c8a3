/**
 * The editing room while it and its project are on their way: what comes takes the place of what is
 * seen.
 */
export function ProjectSkeleton() {
  return (
    <main className="desk" aria-busy="true">
      <div className="column left" />
      <div className="column middle" />
      <div className="column right" />
    </main>
  )
}
