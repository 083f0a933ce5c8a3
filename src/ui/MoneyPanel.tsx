import { useEffect } from 'react'
import { aboutDollars, dollars } from '../domain/dollars.ts'
import { openLedgerOf, useLedgerStore } from '../store/ledger-store.ts'
import { useProjectStore } from '../store/open-project.ts'
import { useEngine, useSettingsStore } from '../store/settings-store.ts'

/** What the project has cost, against its limit. Nothing is shown until something can cost. */
export function MoneyPanel() {
  const id = useProjectStore(({ project }) => project?.id)
  const { cost, unknown, unsure } = useLedgerStore(({ spent }) => spent)
  const limit = useSettingsStore(({ settings }) => settings.openRouter.spendingLimit)
  const { engine } = useEngine()
  useEffect(() => {
    if (id) void openLedgerOf(id)
  }, [id])
  if (engine !== 'openrouter' && cost === 0 && unknown === 0) return null
  return (
    <section className="panel" aria-labelledby="money-title">
      <div className="panel-head">
        <h2 id="money-title">Spent on this project</h2>
        <span className="figures">
          {dollars(cost)}
          {limit !== null && <span className="quiet"> of ${limit.toFixed(2)}</span>}
        </span>
      </div>
      {limit !== null && (
        <meter className="money" aria-label="Spent of the limit" min={0} max={limit || 1} value={cost} />
      )}
      {unknown > 0 && (
        <p className="quiet">
          {unknown === 1 ? 'One call' : `${unknown} calls`} may have been billed besides: no answer said.
          {unsure > 0 && ` That would be ${aboutDollars(unsure)}; it counts towards the limit.`}
        </p>
      )}
    </section>
  )
}
