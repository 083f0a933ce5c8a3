/** All that there is of the app inside another page. */
export function EmbeddedNotice() {
  return (
    <main className="home">
      <p>
        Project Maestro does not run inside another page.{' '}
        <a href="../" target="_blank" rel="noopener">
          Open it by itself
        </a>
      </p>
    </main>
  )
}
