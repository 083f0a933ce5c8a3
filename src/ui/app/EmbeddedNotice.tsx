import { appWords as words } from '../words/en/app.ts'

/** Replaces the app inside another site's frame. */
export function EmbeddedNotice() {
  return (
    <main className="home">
      <p>
        {words.framed}{' '}
        <a href="../" target="_blank" rel="noopener">
          {words.openAlone}
        </a>
      </p>
    </main>
  )
}
