import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { EngineStep } from '../../domain/engines/engines.ts'
import { isEngineStep, type Step } from '../../domain/jobs/steps.ts'
import { estimateCall } from '../../domain/money/estimate.ts'
import { NOTHING_SPENT } from '../../domain/money/ledger.ts'
import { roomFor } from '../../domain/money/spending-limit.ts'
import { useModels } from '../../store/models/store.ts'
import { useLedgerStore } from '../../store/money/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useEngines, useHasKey, useOwnServer } from '../../store/settings/store.ts'
import { moneyWords } from '../words/en/money.ts'
import { aboutDollars, roomText } from '../words/prices.ts'

export interface Prices {
  /** Price text of so many calls; undefined where nothing is billed. */
  readonly of: (step: Step, calls?: number) => string | undefined
  /** True if the spending limit blocks any of so many calls. */
  readonly stopped: (step: EngineStep, calls: number) => boolean
}

/** The price of each button, and what the limit leaves where a call would exceed it. */
export function usePrices(): Prices {
  const project = useProjectStore((state) => state.project)
  const engines = useEngines()
  const hasKey = useHasKey()
  const own = useOwnServer()
  const { settings, catalogue, models } = useModels()
  const spent = useLedgerStore((state) => (state.project === project?.id ? state.spent : NOTHING_SPENT))
  // A local server is free as far as the app knows, unless its catalogue has prices.
  const free = !hasKey || (catalogue ? catalogue.source === 'own' : own)
  const isBilled = (step: EngineStep) => !free && factsOf(engines[step]).bills
  const cost = (step: EngineStep) =>
    project && estimateCall(step, project, catalogue, models[step].id, settings)
  const room = (step: EngineStep, calls: number) => roomFor(calls, cost(step), spent, settings.spendingLimit)
  return {
    of(step, calls = 1) {
      if (!project || !isEngineStep(step) || !isBilled(step)) return undefined
      const one = cost(step)
      if (one === undefined || calls < 2) return `${aboutDollars(one)}${roomText(room(step, 1))}`
      return `${aboutDollars(one)} · ${moneyWords.pictures(calls, aboutDollars(one * calls))}${roomText(room(step, calls))}`
    },
    stopped: (step, calls) => isBilled(step) && room(step, calls) !== undefined,
  }
}
