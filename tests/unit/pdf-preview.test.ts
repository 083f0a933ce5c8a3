import { inflateSync } from 'node:zlib'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import type { Page, TextBox } from '../../src/domain/handover/pdf/page.ts'
import { PDF_LAYOUTS } from '../../src/domain/handover/pdf/pdf-board.ts'
import type { BlobId } from '../../src/domain/ids.ts'
import { pageInView } from '../../src/ui/handover/page-in-view.ts'
import { makeTake } from '../fixtures/make-project.ts'
import { boardOf, pagesOf, pdfOf, shotOf } from './pdf-fixture.ts'

vi.mock('../../src/ui/kit/use-blob-url.ts', () => ({ useBlobUrl: (id?: BlobId) => id && `blob:${id}` }))
const { PdfPage } = await import('../../src/ui/handover/PdfPage.tsx')

/** The sum moves halves of a hundredth off the edge where they would round either way. */
const shape = (name: string, ...sizes: readonly number[]) =>
  [name, ...sizes.map((size) => Math.round(size * 100 + 0.1) / 100)].join(' ')

/**
 * What the preview draws of a page, in order: a kind, then its place in points from the upper left.
 */
function inSvg(svg: string, page: Page): readonly string[] {
  const texts = textsOf(page).values()
  return [...svg.matchAll(/<(text|line|rect|image) ([^>]*)>/g)].flatMap(([, name = '', rest = '']) => {
    const of = (attribute: string) => Number(rest.match(new RegExp(`(?:^| )${attribute}="([^"]*)"`))?.[1])
    const place = [of('x'), of('y'), of('width'), of('height')]
    if (name === 'line') return shape('line', of('x1'), of('y1'), of('x2'), of('y2'), of('stroke-width'))
    if (name === 'rect') return shape('frame', ...place, of('stroke-width'))
    if (name === 'image') return shape('picture', ...place)
    const text = shape('text', of('x'), of('y'), of('font-size'))
    // The file has a space after a line that goes on, for readers of its text.
    const space = shape('text', of('x') + of('textLength'), of('y'), of('font-size'))
    return texts.next().value?.goesOn ? [text, space] : text
  })
}

const textsOf = ({ artifacts, parts }: Page): readonly TextBox[] =>
  [...artifacts, ...parts.flatMap(({ blocks }) => blocks.flatMap(({ boxes }) => boxes))].filter(
    (box) => box.kind === 'text',
  )

/** What the file draws of a page, from its content stream (ISO 32000-1, 8 and 9). */
function inPdf(stream: string): readonly string[] {
  const height = Number(stream.match(/^1 0 0 -1 0 ([\d.]+) cm/)?.[1])
  const number = '(-?[\\d.]+)'
  const operators = [
    `${number} (w)`,
    `${number} ${number} m\\n${number} ${number} (l)`,
    `${number} ${number} ${number} ${number} (re)`,
    `${number} 0 0 -${number} ${number} ${number} (cm)\\n/I`,
    `1 0 0 1 ${number} ${number} Tm\\n/F\\d+ ${number} (Tf)`,
  ]
  let thickness = 0
  const shapes: string[] = []
  for (const found of stream.matchAll(new RegExp(operators.map((one) => `^${one}`).join('|'), 'gm'))) {
    const parts = found.slice(1).filter((part) => part !== undefined)
    const [a = 0, b = 0, c = 0, d = 0] = parts.map(Number)
    const operator = parts.at(-1)
    if (operator === 'w') thickness = a
    if (operator === 'l') shapes.push(shape('line', a, b, c, d, thickness))
    if (operator === 're') shapes.push(shape('frame', a, b, c, d, thickness))
    if (operator === 'cm') shapes.push(shape('picture', c, d - b, a, b))
    if (operator === 'Tf') shapes.push(shape('text', a, height - b, c))
  }
  return shapes
}

/** The pages' content streams, in order. */
function contentOf(pdf: Buffer): readonly string[] {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/\/FlateDecode\n>>\nstream\n/g)].flatMap(({ index, 0: { length } }) => {
    const stream = inflateSync(pdf.subarray(index + length, text.indexOf('\nendstream', index)))
    const content = stream.toString('latin1')
    return /^1 0 0 -1 0 [\d.]+ cm/.test(content) ? [content] : []
  })
}

const board = boardOf([
  shotOf('10', { dialogue: 'KEEPER: You will not find the channel without a light.' }),
  shotOf('11', { picture: { width: 900, height: 1600 }, text: 'Rain on the quay. '.repeat(90) }),
  { ...shotOf('12'), picture: undefined as never },
])

const takes = ['t1', 't2'].map((id) => makeTake(id, 'x').blob)

it.each(PDF_LAYOUTS)('the preview and the file draw the same boxes: %s', async (layout) => {
  const options = { layout, cover: true, shows: ['number', 'text', 'dialogue', 'noteLines'] as const }
  const pages = pagesOf(board, options)
  const streams = contentOf(Buffer.from(await pdfOf(board, options)))
  expect(streams).toHaveLength(pages.length)
  for (const [i, page] of pages.entries()) {
    const svg = renderToStaticMarkup(createElement(PdfPage, { page, label: 'Page', takes }))
    expect(svg).toContain(`viewBox="0 0 ${page.width} ${page.height}"`)
    expect(inSvg(svg, page).length).toBeGreaterThan(3)
    expect(inPdf(streams[i] ?? '')).toEqual(inSvg(svg, page))
  }
})

it('each picture is the one of its shot', () => {
  const svgs = pagesOf(board).map((page) =>
    renderToStaticMarkup(createElement(PdfPage, { page, label: 'Page', takes })),
  )
  expect(svgs.join().match(/href="[^"]*"/g)).toEqual(takes.map((blob) => `href="blob:${blob}"`))
})

it('the list of pages tells the one in sight, and keeps it while half of it is there', () => {
  const box = (top: number, bottom: number) => ({
    getBoundingClientRect: () => ({ top, bottom, height: bottom - top }),
  })
  const scrolled = (by: number) =>
    ({ ...box(0, 100), children: [0, 80, 160].map((top) => box(top - by, top + 70 - by)) }) as never
  expect(pageInView(scrolled(0), 0)).toBe(0)
  expect(pageInView(scrolled(30), 0)).toBe(0)
  expect(pageInView(scrolled(50), 0)).toBe(1)
  // The last pages are in sight together: the one that was turned to stays.
  expect(pageInView(scrolled(130), 2)).toBe(2)
  expect(pageInView(scrolled(130), 0)).toBe(2)
})
