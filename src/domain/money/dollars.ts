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
