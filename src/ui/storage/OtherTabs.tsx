import { Layers } from 'lucide-react'
import { oldTabsWords as words } from '../words/en/old-tabs.ts'

/** Stands in the screen's place while another tab's earlier version holds the projects. */
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
