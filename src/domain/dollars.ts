/** "$0.067", "$1.20", "< $0.001": as many digits as say something. */
export function dollars(amount: number): string {
  if (amount === 0) return '$0.00'
  if (amount < 0.001) return '< $0.001'
  return `$${amount.toFixed(amount < 0.1 ? 3 : 2)}`
}

/** An estimate in words: "≈ $0.067", or that there is none. */
export function aboutDollars(cost: number | undefined): string {
  if (cost === undefined) return 'price unknown'
  const text = dollars(cost)
  return text.startsWith('<') ? text : `≈ ${text}`
}

/** ", $0.067", and whose bill it is where the person's own provider sends one; empty where nothing is known. */
export function costText({ cost, own }: { readonly cost?: number; readonly own?: number }): string {
  if (cost === undefined) return ''
  if (!own) return `, ${dollars(cost)}`
  const service = cost - own > 1e-9 ? `, ${dollars(cost - own)}` : ''
  return `${service}, billed by your own provider: about ${dollars(own)}`
}
