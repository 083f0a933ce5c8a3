import { ChevronUp } from 'lucide-react'
import { openDock, useDock } from '../../store/jobs/dock.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { MoneyPanel } from '../money/MoneyPanel.tsx'
import { jobWords } from '../words/en/jobs.ts'
import { projectWords as words } from '../words/en/project.ts'
import { ActivityLog } from './ActivityLog.tsx'
import { ProgressPanel } from './ProgressPanel.tsx'

const FindingsPanel = lazyComponent(async () => (await import('../findings/FindingsPanel.tsx')).FindingsPanel)

/**
 * Progress, money and log: panels of their own, or docked below the inspector as one line that
 * opens. The same elements stay in the page, so that what is live is read in either state.
 */
export function JobDock({ docked }: { readonly docked: boolean }) {
  const open = useDock((state) => state.open)
  const hasShots = useProjectStore(({ project }) => (project?.shots.length ?? 0) > 0)
  const state = docked ? (open ? 'dock is-docked is-open' : 'dock is-docked') : 'dock'
  return (
    <section className={state} aria-label={words.job}>
      {docked && (
        <button
          type="button"
          className="dock-toggle"
          aria-label={words.job}
          aria-expanded={open}
          onClick={() => openDock(!open)}
        >
          {jobWords.dock}
          <ChevronUp aria-hidden />
        </button>
      )}
      <ProgressPanel />
      <Lazy when={hasShots}>
        <FindingsPanel />
      </Lazy>
      <MoneyPanel />
      <ActivityLog />
    </section>
  )
}
