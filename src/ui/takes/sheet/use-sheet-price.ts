import { sheetPlans } from '../../../domain/consent/sheet-plans.ts'
import { factsOf } from '../../../domain/engines/engine-choice.ts'
import type { ShotId } from '../../../domain/ids.ts'
import { findImageModel } from '../../../domain/models/model.ts'
import { worthOfSheet } from '../../../domain/money/ask-price.ts'
import { pictureCost } from '../../../domain/money/cost.ts'
import { NOTHING_SPENT } from '../../../domain/money/ledger.ts'
import { type Room, roomFor } from '../../../domain/money/spending-limit.ts'
import type { Project } from '../../../domain/project/project.ts'
import { callFacts, choiceOf } from '../../../store/consent/call-facts.ts'
import { useModels } from '../../../store/models/store.ts'
import { useLedgerStore } from '../../../store/money/store.ts'
import { useEngines } from '../../../store/settings/store.ts'
import { usePrices } from '../../money/use-prices.ts'

/** What draft sheets cost. */
export interface SheetPrice {
  /** US dollars of all of them; undefined where unknown. */
  readonly cost: number | undefined
  readonly calls: number
  /** What the spending limit leaves, where all of them would exceed it, and so none is drawn. */
  readonly room: Room | undefined
}

/** The price of draft sheets; undefined where nothing is billed. */
export function useSheetPrice(
  project: Project | undefined,
  sheets: readonly (readonly ShotId[])[] | undefined,
): SheetPrice | undefined {
  const { settings, catalogue, models } = useModels()
  const engine = factsOf(useEngines().draw)
  const spent = useLedgerStore((state) => (state.project === project?.id ? state.spent : NOTHING_SPENT))
  const isBilled = usePrices().of('draw') !== undefined
  if (!project || !sheets || !isBilled) return undefined
  const plans = sheetPlans(project, sheets, choiceOf(callFacts()), engine)
  const [first] = plans
  const image = catalogue && findImageModel(catalogue, models.draw.id)
  const one = first && pictureCost(image, worthOfSheet(first, image, settings))
  const calls = plans.length
  const room = roomFor(calls, one, spent, settings.spendingLimit)
  return { cost: one === undefined ? undefined : one * calls, calls, room }
}
