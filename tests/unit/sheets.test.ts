import { describe, expect, it } from 'vitest'
import { COMIC_PAGE, comicLayout } from '../../src/domain/handover/sheets/comic-layout.ts'
import { contactLayout, type Frame } from '../../src/domain/handover/sheets/contact-layout.ts'
import { captionOf } from '../../workers/handover/sheets/comic-caption.ts'
import { wrapText } from '../../workers/handover/sheets/wrap-text.ts'

/** What a canvas of an iPhone holds, in pixels. */
const MOST_PIXELS = 4096 * 4096

function overlaps(frames: readonly Frame[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = []
  for (const [i, a] of frames.entries()) {
    for (const [j, b] of frames.entries()) {
      const apart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
      if (i < j && !apart) found.push([i, j])
    }
  }
  return found
}

const COUNTS = [1, 2, 3, 7, 10, 30, 61, 200]
const ASPECTS = [16 / 9, 9 / 16, 1, 2.39]
const boards = COUNTS.flatMap((count) => ASPECTS.map((aspect) => ({ count, aspect })))

describe('the contact sheet', () => {
  it.each(boards)('has $count frames at $aspect apart, in order, on a canvas of any phone', (board) => {
    const { count, aspect } = board
    const { width, height, frames, margin, text } = contactLayout(count, aspect)
    expect(width * height).toBeLessThanOrEqual(MOST_PIXELS)
    expect(frames).toHaveLength(count)
    // Below each frame there is room for its two lines.
    const cells = frames.map((frame) => ({ ...frame, height: frame.height + Math.ceil(text * 2.7) }))
    expect(overlaps(cells)).toEqual([])
    for (const [i, frame] of cells.entries()) {
      expect(frame.x).toBeGreaterThanOrEqual(margin)
      expect(frame.x + frame.width).toBeLessThanOrEqual(width - margin)
      expect(frame.y + frame.height).toBeLessThanOrEqual(height)
      expect(Math.abs(frame.width / (frames[i]?.height ?? 1) / aspect - 1)).toBeLessThan(0.03)
      const before = cells[i - 1]
      if (before) expect(frame.y > before.y || frame.x > before.x).toBe(true)
    }
  })
})

describe('the comic', () => {
  it.each(boards)(
    'has $count panels at $aspect apart, in reading order, on its pages',
    ({ count, aspect }) => {
      const seconds = Array.from({ length: count }, (_, i) => [1, 3, 0.4, 9, 2][i % 5] ?? 1)
      const pages = comicLayout(seconds, aspect)
      expect(pages.flat().map(({ shot }) => shot)).toEqual(seconds.map((_, i) => i))
      for (const page of pages) {
        expect(overlaps(page)).toEqual([])
        for (const [i, panel] of page.entries()) {
          expect(panel.x + panel.width).toBeLessThanOrEqual(COMIC_PAGE.width - 108)
          expect(panel.y + panel.height).toBeLessThanOrEqual(COMIC_PAGE.height - 108)
          expect(Math.min(panel.width, panel.height)).toBeGreaterThan(150)
          const before = page[i - 1]
          if (before) expect(panel.y > before.y || panel.x > before.x).toBe(true)
        }
      }
      const bottoms = pages.slice(0, -1).map((page) => Math.max(...page.map(({ y, height }) => y + height)))
      for (const bottom of bottoms) expect(bottom).toBeGreaterThan(COMIC_PAGE.height * 0.8)
    },
  )

  it.each([
    [3, 16 / 9, 0.9],
    [5, 16 / 9, 0.7],
    [4, 9 / 16, 0.9],
    [5, 9 / 16, 0.9],
    [6, 9 / 16, 0.7],
    [11, 9 / 16, 0.7],
  ])('of %i panels at %f fills its page, and cuts no picture much', (count, aspect, least) => {
    const [page = [], ...others] = comicLayout(new Array(count).fill(2), aspect)
    expect(others).toEqual([])
    const bottom = Math.max(...page.map(({ y, height }) => y + height))
    expect(bottom / COMIC_PAGE.height).toBeGreaterThan(least)
    for (const { width, height } of page) {
      const ratio = width / height / aspect
      expect(Math.max(ratio, 1 / ratio)).toBeLessThan(1.6)
    }
  })

  it('gives a long shot a row of its own', () => {
    const [page = []] = comicLayout([1, 1, 6, 1], 16 / 9)
    const long = page.find(({ shot }) => shot === 2)
    expect(page.filter(({ y }) => y === long?.y)).toHaveLength(1)
  })
})

describe('a text in a box', () => {
  const wrap = (text: string, width: number, most = 9) =>
    wrapText(text, width, most, (one) => one.length, 'en')

  it('breaks between words, and loses nothing', () => {
    expect(wrap('A fox sits on the quay.', 10)).toEqual(['A fox sits', 'on the', 'quay.'])
    expect(wrap('  ', 10)).toEqual([])
    expect(wrap('A\n fox', 10)).toEqual(['A fox'])
  })

  it('breaks a word that is wider than a line', () => {
    expect(wrap('abcdefghij kl', 4)).toEqual(['abcd', 'efgh', 'ij', 'kl'])
  })

  it('breaks scripts without spaces', () => {
    expect(wrap('夜の港に霧が立ちこめる', 4).every((line) => line.length <= 4)).toBe(true)
    expect(wrap('夜の港に霧が立ちこめる', 4).join('')).toBe('夜の港に霧が立ちこめる')
  })

  it('ends in an ellipsis where it is longer than its lines, and never inside a letter', () => {
    expect(wrap('A fox sits on the quay.', 10, 2)).toEqual(['A fox sits', 'on the…'])
    expect(wrap('👨‍👩‍👧 👨‍👩‍👧 👨‍👩‍👧', 9, 1)).toEqual(['👨‍👩‍👧…'])
  })
})

describe('the text of a comic', () => {
  /** Type as wide as half its size. */
  const half = (text: string, size: number) => text.length * size * 0.5
  const panel = { width: 1000, height: 500 }
  const caption = (text: string) => captionOf(text, panel, half, 'en', 'Full text on page 4')

  it('stands in smaller type where it is long, whole and without an ellipsis', () => {
    for (const words of [1, 20, 40, 60]) {
      const text = Array.from({ length: words }, (_, i) => `word${i}`).join(' ')
      const { lines = [], more } = caption(text) ?? {}
      expect([lines.join(' '), more]).toEqual([text, false])
    }
    const sizes = [5, 40, 50].map((words) => caption('lantern '.repeat(words))?.size ?? 0)
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
    expect(new Set(sizes).size).toBeGreaterThan(1)
    expect(caption('  ')).toBeUndefined()
  })

  it('says where it stands whole where it is longer still, and leaves the picture room', () => {
    const long = caption('lantern '.repeat(400))
    expect([long?.more, long?.lines.at(-1)]).toEqual([true, 'Full text on page 4'])
    for (const words of [1, 30, 90, 400]) {
      const { lines = [], leading = 0, size = 0 } = caption('lantern '.repeat(words)) ?? {}
      expect(lines.length * leading).toBeLessThan(panel.height / 2)
      for (const line of lines) expect(half(line, size)).toBeLessThanOrEqual(panel.width * 0.86)
      expect(lines.join('')).not.toContain('…')
    }
  })
})
