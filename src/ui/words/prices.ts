import type { Room } from '../../domain/money/spending-limit.ts'
import { moneyWords } from './en/money.ts'
import { unitWords } from './en/units.ts'
import { dollars } from './format.ts'

/** An estimate as text with no-break spaces: "≈ $0.067", or that there is none. */
export function aboutDollars(cost: number | undefined): string {
  if (cost === undefined) return moneyWords.priceUnknown
  // `dollars` writes tiny sums as "< $0.001", which needs no "≈".
  return cost > 0 && cost < 0.001 ? dollars(cost) : unitWords.about(dollars(cost))
}

/**
 * " · limit leaves $0.28, enough for 4", " · over the limit": beside the price of what would pass
 * it.
 */
export function roomText(room: Room | undefined): string {
  if (!room) return ''
  const { left, calls } = room
  return ` · ${calls > 0 ? moneyWords.limitLeaves(dollars(left), calls) : moneyWords.overLimit}`
}
