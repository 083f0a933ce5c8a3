import type { ModelRole } from '../../domain/models/model.ts'
import { aboutDollars, roomText } from '../../domain/money/dollars.ts'
import { estimateCall } from '../../domain/money/estimate.ts'
import { NOTHING_SPENT, roomFor } from '../../domain/money/ledger.ts'
import { useModels } from '../../store/models/store.ts'
import { useLedgerStore } from '../../store/money/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useEngine, useOwnServer } from '../../store/settings/store.ts'

export interface Prices {
  readonly analyze: string
  readonly shots: string
  /** One picture. */
  readonly image: string
  /** So many pictures. */
  readonly images: (count: number) => string
  /** Whether the spending limit stops any of so many calls. */
  readonly stopped: (role: ModelRole, count: number) => boolean
}

/**
 * What each button will cost, in words, and what the limit leaves where it would pass that;
 * undefined where nothing is billed.
 */
export function usePrices(): Prices | undefined {
  const project = useProjectStore((state) => state.project)
  const { engine, hasKey } = useEngine()
  const own = useOwnServer()
  const { settings, catalogue, models } = useModels()
  const spent = useLedgerStore((state) => (state.project === project?.id ? state.spent : NOTHING_SPENT))
  // A server of one's own bills nothing that the app knows of, unless it says so.
  const free = catalogue ? catalogue.source === 'own' : own
  if (!project || engine !== 'openrouter' || !hasKey || free) return undefined
  const cost = (role: ModelRole) => estimateCall(role, project, catalogue, models[role].id, settings)
  const room = (role: ModelRole, count: number) => roomFor(count, cost(role), spent, settings.spendingLimit)
  const one = (role: ModelRole) => `${aboutDollars(cost(role))}${roomText(room(role, 1))}`
  const picture = cost('image')
  return {
    analyze: one('context'),
    shots: one('director'),
    image: one('image'),
    images: (count) =>
      picture === undefined || count < 2
        ? one('image')
        : `${aboutDollars(picture)} · ${count} pictures ${aboutDollars(picture * count)}${roomText(room('image', count))}`,
    stopped: (role, count) => room(role, count) !== undefined,
  }
}
