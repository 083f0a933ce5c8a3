import type { LineAndGrain } from '../measure/line-and-grain.ts'

const LINES: Readonly<Record<LineAndGrain['line'], string>> = {
  none: 'no outlines',
  thin: 'thin dark lines',
  thick: 'thick dark lines',
}

const GRAINS: Readonly<Record<LineAndGrain['grain'], string>> = {
  smooth: 'smooth surfaces',
  fine: 'fine grain',
  coarse: 'coarse grain',
}

/** Everything that a measurement may say: a new one takes the place of an earlier one. */
export const STYLE_NOTES: readonly string[] = [...Object.values(LINES), ...Object.values(GRAINS)]

/** How a picture is made, in the words of prompts. */
export const styleNote = ({ line, grain }: LineAndGrain): readonly string[] => [LINES[line], GRAINS[grain]]
