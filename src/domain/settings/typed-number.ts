/**
 * A number as people type it: with a point or a comma, a dollar sign before it or none, in digits
 * of full width as well. What stands for thousands elsewhere is read as the decimal sign, which is
 * the smaller number of the two.
 * @returns undefined for what is none.
 */
export function readNumber(typed: string): number | undefined {
  const digits = /^\$?\s*(\d*(?:[.,]\d*)?)$/.exec(typed.normalize('NFKC').trim())?.[1]
  return digits && /\d/.test(digits) ? Number(digits.replace(',', '.')) : undefined
}
