import { useEffect } from 'react'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import { paidFor } from '../../domain/library/card.ts'
import { aboutDollars, dollars, wholeDollars } from '../../domain/money/dollars.ts'
import { followLedger, useLedgerStore } from '../../store/money/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useEngines, useSettingsStore } from '../../store/settings/store.ts'
import { RecoveryButton } from '../jobs/recovery.tsx'
import { Alert } from '../kit/Alert.tsx'

/** What the project has cost, against its limit. Nothing is shown until something can cost. */
export function MoneyPanel() {
  const id = useProjectStore(({ project }) => project?.id)
  const { cost, own, unknown, unsure, since } = useLedgerStore(({ spent }) => spent)
  const before = useProjectStore(({ project }) => (project ? paidFor(project, since) : 0))
  const problem = useLedgerStore((state) => state.problem)
  const limit = useSettingsStore(({ settings }) => settings.openRouter.spendingLimit)
  const bills = Object.values(useEngines()).some((engine) => factsOf(engine).bills)
  useEffect(() => (id ? followLedger(id) : undefined), [id])
  if (!bills && cost === 0 && unknown === 0 && before === 0) return null
  if (problem) {
    return (
      <section className="panel" aria-labelledby="money-title">
        <div className="panel-head">
          <h2 id="money-title">Spent on this project</h2>
        </div>
        <Alert problem={problem}>
          <RecoveryButton text="Reload the page" onClick={() => location.reload()} />
        </Alert>
      </section>
    )
  }
  return (
    <section className="panel" aria-labelledby="money-title">
      <div className="panel-head">
        <h2 id="money-title">Spent on this project</h2>
        <span className="figures">
          {dollars(cost)}
          {before > 0 && ' here'}
          {limit !== null && <span className="quiet"> of {wholeDollars(limit)}</span>}
        </span>
      </div>
      {limit !== null && (
        <meter className="money" aria-label="Spent of the limit" min={0} max={limit || 1} value={cost} />
      )}
      {before > 0 && (
        <p className="quiet">
          Its pictures had cost {dollars(before)} before, in another copy or on another device. That does not
          count here{limit !== null && ', nor towards the limit'}.
        </p>
      )}
      {own > 0 && <p className="quiet">Billed by your own provider: about {dollars(own)} of it.</p>}
      {unknown > 0 && (
        <p className="quiet">
          {unknown === 1 ? 'One call' : `${unknown} calls`} may have been billed besides: no answer said.
          {unsure > 0 && ` That would be ${aboutDollars(unsure)}; it counts towards the limit.`}
        </p>
      )}
    </section>
  )
}
