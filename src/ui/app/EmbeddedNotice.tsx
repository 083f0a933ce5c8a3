import { appWords as words } from '../words/en/app.ts'

/** All that there is of the app inside another page. */
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
