import { expect, it } from 'vitest'
import { type SlicedPack, type SliceSource, slicesFor } from '../../workers/handover/pdf/fonts/slices.ts'
import { SLICED_SENTENCES, SLICES, setterWith } from './pdf-fixture.ts'

const STYLE = { size: 9, tone: 'ink' } as const
const { Japanese, Korean, Chinese, Traditional } = SLICED_SENTENCES
const fontsFor = (text: string, language = 'en') => slicesFor(text, language, SLICES)
const scriptsOf = (names: readonly { readonly name: string }[]) => [
  ...new Set(names.map(({ name }) => name.replace(/-.*/, ''))),
]

it.each([
  ['japanese', Japanese],
  ['korean', Korean],
  ['chinese', Chinese],
  ['chinese', Traditional],
])('%s text is set in a few slices of its own pack, every letter of it', async (script, text) => {
  const fonts = await fontsFor(text)
  expect(scriptsOf(fonts)).toEqual([script])
  // In two weights each.
  expect(fonts.length).toBeLessThan(2 * 25)
  const runs = setterWith(fonts).runs(text, STYLE)
  expect(runs.map((run) => run.text).join('')).toBe(text)
  expect(runs.filter(({ font }) => font === undefined)).toEqual([])
  expect(
    setterWith(fonts)
      .runs(text, { ...STYLE, bold: true })
      .every(({ font }) => font?.endsWith('-700')),
  ).toBe(true)
})

it('letters that several languages write are those of the text, else of the page’s language', async () => {
  expect(scriptsOf(await fontsFor('夜の港'))).toEqual(['japanese'])
  expect(scriptsOf(await fontsFor('夜港'))).toEqual(['chinese'])
  expect(scriptsOf(await fontsFor('夜港', 'ja'))).toEqual(['japanese'])
  // What the first pack lacks is sought in the others.
  expect(scriptsOf(await fontsFor('한글 简体'))).toEqual(['korean', 'chinese'])
})

it('text in other letters asks for no pack at all', async () => {
  const asked: SlicedPack[] = []
  const source: SliceSource = {
    list: async (pack) => {
      asked.push(pack)
      return []
    },
    slice: async () => [],
  }
  expect(await slicesFor('Mika says “שלום” on the quay, пока.', 'en', source)).toEqual([])
  expect(asked).toEqual([])
})

it('all slices that a text needs of a pack are asked for at once', async () => {
  let waiting = 0
  let most = 0
  const source: SliceSource = {
    list: SLICES.list,
    async slice(pack, slice) {
      most = Math.max(most, ++waiting)
      // Every other one is asked for before the first one comes.
      await new Promise((resolve) => setTimeout(resolve))
      waiting -= 1
      return SLICES.slice(pack, slice)
    },
  }
  const fonts = await slicesFor(Japanese, 'ja', source)
  expect(most).toBeGreaterThan(3)
  // In two weights each.
  expect(fonts).toHaveLength(2 * most)
})
