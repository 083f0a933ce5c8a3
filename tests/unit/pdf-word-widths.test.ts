import { expect, it } from 'vitest'
import { WORD_BY_WORD } from '../../workers/handover/pdf/typesetter.ts'
import { EUROPEAN, setterWith } from './pdf-fixture.ts'

const STYLE = { size: 1, tone: 'ink' } as const

/** All letters of the font that every board is in, and some of each of the others. */
function lettersOf(name: string, all: ReadonlySet<string>): readonly string[] {
  return [...all].filter((_, i) => name === 'latin-400' || i % 7 === 0)
}

/** What a font has of Latin, Greek and Cyrillic with their signs. */
function coveredBy(font: (typeof EUROPEAN)[number]): ReadonlySet<string> {
  const { runs } = setterWith([font])
  const style = { ...STYLE, ...(font.bold && { bold: true as const }) }
  const all = Array.from({ length: 0x2000 }, (_, i) => String.fromCodePoint(33 + i))
  return new Set(all.filter((letter) => runs(letter, style).some(({ font: one }) => one === font.name)))
}

it.each(EUROPEAN)('in $name a line is as wide as its words and spaces', (font) => {
  expect(font.name).toMatch(WORD_BY_WORD)
  // Under another name it is shaped as a whole.
  const other = { ...font, name: `whole-${font.name}` }
  const { measureRun } = setterWith([font, other])
  const line = lettersOf(font.name, coveredBy(font)).join(' ')
  expect(line.length).toBeGreaterThan(10)
  expect(measureRun({ text: line, font: font.name }, STYLE)).toBeCloseTo(
    measureRun({ text: line, font: other.name }, STYLE),
    6,
  )
})
