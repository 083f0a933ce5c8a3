import { expect, test } from 'vitest'
import { declarationsOf } from './house-styles.ts'

/** Each colour of the palette in light and in dark. */
const palette = new Map(
  declarationsOf('src/ui/kit/tokens.css').flatMap(({ name, value }) => {
    const [, light, dark] = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value) ?? []
    return light && dark ? [[name, { light, dark }] as const] : []
  }),
)

/** Relative luminance of a colour, from 0 to 1 (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio of two colours, from 1 to 21 (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** What is written or drawn in a colour, the grounds under it, and the least contrast. */
const PAIRS = [
  { inks: ['--ink-1', '--ink-2', '--ink-3', '--bad'], on: ['--ground', '--panel', '--soft', '--bad-soft'] },
  { inks: ['--accent', '--accent-hover', '--ok'], on: ['--ground', '--panel'] },
  { inks: ['--accent-ink'], on: ['--accent', '--accent-hover'] },
  { inks: ['--line-strong'], on: ['--ground', '--panel', '--soft'], least: 3 },
]

// Colours stand in the palette alone (styles.test.ts), so pairs hold for each screen.
test.each(['light', 'dark'] as const)('what is written can be read on each of its grounds, %s', (scheme) => {
  const faint = PAIRS.flatMap(({ inks, on, least = 4.5 }) =>
    inks.flatMap((ink) =>
      on.flatMap((ground) => {
        const [above, under] = [palette.get(ink)?.[scheme], palette.get(ground)?.[scheme]]
        if (!above || !under) throw new Error(`The palette lacks ${ink} or ${ground}.`)
        const ratio = contrast(above, under)
        return ratio < least ? [`${ink} on ${ground}: ${ratio.toFixed(2)}`] : []
      }),
    ),
  )
  expect(faint).toEqual([])
})
