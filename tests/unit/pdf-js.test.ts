import { getDocumentProxy } from 'unpdf'
import { expect, it } from 'vitest'
import { boardOf, pdfOf, SLICED_SENTENCES, shotOf } from './pdf-fixture.ts'

/** What pdf.js says of a page's tree: a structure, or a piece of the page. */
interface Node {
  readonly role?: string
  readonly alt?: string
  readonly children?: readonly Node[]
}

/** A structure and all below it, in the order in which they are read. */
const all = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(all)]

/** What Firefox's reader finds in a PDF: it shares no code with the others that are asked. */
async function read(pdf: Uint8Array) {
  const document = await getDocumentProxy(pdf)
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, (_, i) => document.getPage(i + 1)),
  )
  const trees = await Promise.all(pages.map(async (page) => (await page.getStructTree()) as Node))
  const texts = await Promise.all(
    pages.map(async (page) => {
      const { items } = await page.getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join(' ')
    }),
  )
  const { info } = await document.getMetadata()
  return {
    info: info as { readonly Title?: string; readonly Language?: string },
    marks: await document.getMarkInfo(),
    nodes: trees.flatMap(all),
    text: texts.join(' ').normalize('NFC').replace(/\s+/g, ' '),
    end: () => document.destroy(),
  }
}

const SENTENCES = [
  'Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.',
  'Ξεσκεπάζω την ψυχοφθόρα βδελυγμία.',
  'Съешь ещё этих мягких французских булок, да выпей чаю.',
  ...Object.values(SLICED_SENTENCES),
]
const shots = SENTENCES.map((text, i) => shotOf(String(i + 1), { text }))

it.each(['3x2', 'list'] as const)(
  'pdf.js finds every sentence of the layout %s, its title, language, headings and what pictures show',
  async (layout) => {
    const { info, marks, nodes, text, end } = await read(await pdfOf(boardOf(shots), { layout }))
    expect(info).toMatchObject({ Title: 'The night crossing', Language: 'en' })
    expect(marks).toMatchObject({ Marked: true })
    const count = (role: string) => nodes.filter((node) => node.role === role).length
    expect(count('H1')).toBe(1)
    expect(layout === 'list' ? count('TR') - 1 : count('H2')).toBe(shots.length)
    const shown = nodes.filter(({ role }) => role === 'Figure').map(({ alt = '' }) => alt)
    expect(shown).toHaveLength(shots.length)
    for (const [i, sentence] of SENTENCES.entries()) {
      expect(shown[i]).toContain(sentence)
      // Lines of a cell are broken, in scripts without spaces anywhere.
      expect(text.replaceAll(' ', '')).toContain(sentence.replaceAll(' ', ''))
    }
    await end()
  },
)
