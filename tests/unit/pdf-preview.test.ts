import { inflateSync } from 'node:zlib'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { shownTake } from '../../src/domain/board/shot.ts'
import type { Logo } from '../../src/domain/handover/logo.ts'
import type { Page, TextBox } from '../../src/domain/handover/pdf/page.ts'
import { PDF_LAYOUTS } from '../../src/domain/handover/pdf/pdf-board.ts'
import type { BlobId } from '../../src/domain/ids.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/domain/settings/settings.ts'
import { pageInView } from '../../src/ui/handover/page-in-view.ts'
import { makeFrame, makeShot, makeTake } from '../fixtures/make-project.ts'
import { boardOf, pagesOf, pdfOf, shotOf } from './pdf-fixture.ts'

vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))
vi.mock('../../src/ui/kit/use-blob-url.ts', () => ({
  useBlobUrl: (id?: BlobId) => id && `blob:${id}`,
  useFileUrl: (file?: Blob) => file && 'blob:logo',
}))
// What is rendered to a string sees a store's first state only.
const settings = { ...DEFAULT_SETTINGS, burnIn: false }
vi.mock('../../src/store/settings/store.ts', () => ({
  useSettingsStore: <Part>(select: (state: { settings: Settings }) => Part) => select({ settings }),
}))
vi.mock('../../src/store/handover/logo.ts', () => ({
  useLogo: <Part>(select: (state: { logo: Logo }) => Part) => select({ logo }),
}))
const logo: Logo = { bytes: Uint8Array.of(1), width: 400, height: 100 }
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
  shotOf('11', {
    picture: { width: 900, height: 1600 },
    text: 'Rain on the quay. '.repeat(90),
    source: '0:04.25',
    frame: { width: 768, height: 432 },
  }),
  { ...shotOf('12'), picture: undefined as never },
])

const shots = ['t1', 't2'].map((id) => makeShot(id, { move: 'pan-left', takes: [makeTake(id, 'x')] }))
const takes = shots.map((shot) => shownTake(shot)?.blob)
const frames = [undefined, makeFrame(4.25)]

it.each(PDF_LAYOUTS)('the preview and the file draw the same boxes: %s', async (layout) => {
  const shows = ['number', 'text', 'dialogue', 'clipTime', 'clipFrame', 'noteLines'] as const
  const options = { layout, cover: true, shows }
  const pages = pagesOf(board, options)
  const streams = contentOf(Buffer.from(await pdfOf(board, options)))
  expect(streams).toHaveLength(pages.length)
  for (const [i, page] of pages.entries()) {
    const svg = renderToStaticMarkup(createElement(PdfPage, { page, label: 'Page', shots, frames }))
    expect(svg).toContain(`viewBox="0 0 ${page.width} ${page.height}"`)
    expect(inSvg(svg, page).length).toBeGreaterThan(3)
    expect(inPdf(streams[i] ?? '')).toEqual(inSvg(svg, page))
  }
})

it('each picture is the one of its shot, and so is each frame of the clip', () => {
  const svgs = pagesOf(board, { shows: ['number', 'clipFrame'] }).map((page) =>
    renderToStaticMarkup(createElement(PdfPage, { page, label: 'Page', shots, frames })),
  )
  const shown = [...takes, frames[1]?.blob]
  expect(svgs.join().match(/href="[^"]*"/g)).toEqual(shown.map((blob) => `href="blob:${blob}"`))
})

it('guides and arrows that are drawn into pictures lie over them here, and only then', () => {
  const [page] = pagesOf(board) as [Page]
  const marksWith = (burnIn: boolean) => {
    Object.assign(settings, { guides: ['thirds'], arrows: true, burnIn })
    const svg = renderToStaticMarkup(createElement(PdfPage, { page, label: 'Page', shots, frames }))
    return [...svg.matchAll(/<image ([^>]*?) href[^>]*><\/image><svg class="marks" ([^>]*?) viewBox/g)]
  }
  expect(marksWith(false)).toEqual([])
  const found = marksWith(true)
  expect(found).toHaveLength(2)
  // Each in the place of its picture.
  for (const [, picture, marks] of found) expect(marks).toBe(picture)
  Object.assign(settings, DEFAULT_SETTINGS)
})

it('the logo stands at the head of every page, in the preview and in the file', async () => {
  const branded = { ...board, logo }
  const options = { layout: '1', cover: true } as const
  const pages = pagesOf(branded, options)
  const pdf = Buffer.from(await pdfOf(branded, options))
  // The file has it once, beside the pictures of the shots.
  expect(pdf.toString('latin1').match(/\/Subtype \/Image/g)).toHaveLength(takes.length + 1)
  const streams = contentOf(pdf)
  for (const [i, page] of pages.entries()) {
    const svg = renderToStaticMarkup(createElement(PdfPage, { page, label: 'Page', shots, frames }))
    expect(svg.match(/href="blob:logo"/g)).toHaveLength(1)
    expect(inPdf(streams[i] ?? '')).toEqual(inSvg(svg, page))
  }
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
