import { clearLog, useAppStore } from '../store/app-store.ts'
import { timeOfDay } from './format.ts'

const SHOWN = 20

export function ActivityLog() {
  const log = useAppStore((state) => state.log)
  return (
    <section className="panel" aria-labelledby="log-title">
      <div className="panel-head">
        <h2 id="log-title">Activity log</h2>
        <button type="button" className="link quiet" aria-label="Clear log" onClick={clearLog}>
          Clear
        </button>
      </div>
      <div className="log" role="log" aria-label="Activity log">
        {log.slice(0, SHOWN).map(({ id, at, text }) => (
          <p key={id}>
            <time>{timeOfDay(at)}</time> {text}
          </p>
        ))}
        {log.length === 0 && <p>Nothing yet.</p>}
      </div>
    </section>
  )
}
