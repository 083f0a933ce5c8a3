import type { Room } from './ledger.ts'

/** "$0.067", "$1.20", "< $0.001": the significant digits. */
export function dollars(amount: number): string {
  if (amount === 0) return '$0.00'
  if (amount < 0.001) return '<\u00a0$0.001'
  return `$${amount.toFixed(amount < 0.1 ? 3 : 2)}`
}

const WHOLE = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 12,
  useGrouping: false,
})

/** "$5.00", "$0.004": an amount that the user set, with all its digits. */
export const wholeDollars = (amount: number): string => `$${WHOLE.format(amount)}`

/** An estimate in words that do not wrap: "≈ $0.067", or that there is none. */
export function aboutDollars(cost: number | undefined): string {
  if (cost === undefined) return 'price unknown'
  const text = dollars(cost)
  return text.startsWith('<') ? text : `≈\u00a0${text}`
}

/**
 * " · limit leaves $0.28, enough for 4", " · over the limit": beside a price that would pass the
 * limit.
 */
export function roomText(room: Room | undefined): string {
  if (!room) return ''
  return room.calls > 0
    ? ` · limit leaves ${dollars(room.left)}, enough for ${room.calls}`
    : ' · over the limit'
}

/** ", $0.067", with the part billed by the user's own provider; empty where unknown. */
export function costText({ cost, own }: { readonly cost?: number; readonly own?: number }): string {
  if (cost === undefined) return ''
  if (!own) return `, ${dollars(cost)}`
  const service = cost - own > 1e-9 ? `, ${dollars(cost - own)}` : ''
  return `${service}, billed by your own provider: about ${dollars(own)}`
}
