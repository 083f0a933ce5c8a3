import { Layers } from 'lucide-react'
import { oldTabsWords as words } from '../words/en/old-tabs.ts'

/** Replaces the screen while a tab with an earlier version blocks the database upgrade. */
export function OtherTabs() {
  return (
    <main className="home">
      <div className="notice" role="alert">
        <Layers aria-hidden />
        <p>
          <strong>{words.title}</strong> {words.help}
        </p>
      </div>
    </main>
  )
}
