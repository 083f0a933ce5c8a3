import type { DrawnReceipt } from '../board/shot.ts'

/** A line that says what a picture is for. */
const ABOUT = /^Image (\d+) is /
/** A line that holds the whole picture against the style picture. */
const IN_THE_MANNER = /manner of the style reference\.$/

/**
 * A receipt's prompt without what it says of some of its pictures; the others are counted anew.
 * @param without their places, from 0
 * @returns undefined where the prompt does not name its pictures as prompts of this app do
 */
export function promptWithout(
  { prompt, references }: Pick<DrawnReceipt, 'prompt' | 'references'>,
  without: readonly number[],
): string | undefined {
  if (without.length === 0) return prompt
  const lines = prompt.split('\n')
  const numbers = lines.flatMap((line) => ABOUT.exec(line)?.[1] ?? [])
  if (numbers.some((number, i) => number !== String(i + 1)) || numbers.length !== references.length)
    return undefined
  const keepsStyle = references.some(({ role }, i) => role === 'style' && !without.includes(i))
  let count = 0
  return lines
    .flatMap((line) => {
      const number = ABOUT.exec(line)?.[1]
      if (number === undefined) return !keepsStyle && IN_THE_MANNER.test(line) ? [] : [line]
      if (without.includes(Number(number) - 1)) return []
      count += 1
      return [line.replace(ABOUT, `Image ${count} is `)]
    })
    .join('\n')
}
