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

/** ", $0.067", with the part billed by the user's own provider; empty where unknown. */
export function costText({ cost, own }: { readonly cost?: number; readonly own?: number }): string {
  if (cost === undefined) return ''
  if (!own) return `, ${dollars(cost)}`
  const service = cost - own > 1e-9 ? `, ${dollars(cost - own)}` : ''
  return `${service}, billed by your own provider: about ${dollars(own)}`
}
