import { useEffect } from 'react'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import { paidFor } from '../../domain/library/card.ts'
import { followLedger, useLedgerStore } from '../../store/money/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useEngines, useSettingsStore } from '../../store/settings/store.ts'
import { RecoveryButton } from '../jobs/recovery.tsx'
import { Alert } from '../kit/Alert.tsx'
import { moneyWords as words } from '../words/en/money.ts'
import { dollars, wholeDollars } from '../words/format.ts'
import { aboutDollars } from '../words/prices.ts'

/** The project's spending against its limit. Hidden until something can cost. */
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
          <h2 id="money-title">{words.title}</h2>
        </div>
        <Alert problem={problem}>
          <RecoveryButton text={words.reload} onClick={() => location.reload()} />
        </Alert>
      </section>
    )
  }
  return (
    <section className="panel" aria-labelledby="money-title">
      <div className="panel-head">
        <h2 id="money-title">{words.title}</h2>
        <span className="figures">
          {dollars(cost)}
          {before > 0 && ` ${words.here}`}
          {limit !== null && <span className="quiet"> {words.of(wholeDollars(limit))}</span>}
        </span>
      </div>
      {limit !== null && (
        <meter className="money" aria-label={words.meter} min={0} max={limit || 1} value={cost} />
      )}
      {before > 0 && (
        <p className="quiet">{(limit === null ? words.before : words.beforeWithLimit)(dollars(before))}</p>
      )}
      {own > 0 && <p className="quiet">{words.own(dollars(own))}</p>}
      {unknown > 0 && (
        <p className="quiet">
          {words.unknown(unknown)}
          {unsure > 0 && ` ${words.unsure(aboutDollars(unsure))}`}
        </p>
      )}
    </section>
  )
}
