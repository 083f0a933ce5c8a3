import { memo } from 'react'
import { clearLog, type LogLine, linesOf, useAppStore } from '../../store/app/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { jobWords as words } from '../words/en/jobs.ts'
import { useErrorTexts } from '../words/error-text.ts'
import { timeOfDay } from '../words/format.ts'
import { lineText } from '../words/log-text.ts'

const SHOWN = 20

export function ActivityLog() {
  const id = useProjectStore(({ project }) => project?.id)
  const all = useAppStore((state) => state.log)
  const log = linesOf(all, id)
  return (
    <section className="panel" aria-labelledby="log-title">
      <div className="panel-head">
        <h2 id="log-title">{words.log}</h2>
        <button type="button" className="link quiet" aria-label={words.clearLog} onClick={() => clearLog(id)}>
          {words.clear}
        </button>
      </div>
      <div className="log" role="log" aria-label={words.log}>
        {log.slice(0, SHOWN).map((line) => (
          <Line key={line.id} line={line} />
        ))}
        {log.length === 0 && <p>{words.noLines}</p>}
      </div>
    </section>
  )
}

/** Memoised: each action writes one line, and to format the others again takes longer than that. */
const Line = memo(({ line }: { readonly line: LogLine }) => {
  // Loads the texts of errors.
  useErrorTexts()
  return (
    <p>
      <time>{timeOfDay(line.at)}</time> {lineText(line)}
    </p>
  )
})
