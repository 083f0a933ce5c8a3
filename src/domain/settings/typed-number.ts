/**
 * Reads a typed number: with point or comma, an optional dollar sign, full-width digits too. A
 * thousands separator is read as a decimal one, which gives the smaller number.
 * @returns undefined for anything else.
 */
export function readNumber(typed: string): number | undefined {
  const digits = /^\$?\s*(\d*(?:[.,]\d*)?)$/.exec(typed.normalize('NFKC').trim())?.[1]
  return digits && /\d/.test(digits) ? Number(digits.replace(',', '.')) : undefined
}
