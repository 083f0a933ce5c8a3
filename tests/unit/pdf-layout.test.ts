import { describe, expect, it } from 'vitest'
import { breakLines } from '../../src/domain/handover/pdf/break-lines.ts'
import type { Box, Page, PictureBox, TextBox } from '../../src/domain/handover/pdf/page.ts'
import { pageSize } from '../../src/domain/handover/pdf/paper.ts'
import { PDF_LAYOUTS, type PdfBoard, type PdfPart } from '../../src/domain/handover/pdf/pdf-board.ts'
import { boardOf, pagesOf, shotOf } from './pdf-fixture.ts'

/** Type as wide as half its size. */
const half = (text: string, { size }: { readonly size: number }) => text.length * size * 0.5
const type = { size: 10, tone: 'ink' } as const
const broken = (text: string, width: number, indent = 0) =>
  breakLines(text, type, width, half, indent).map((line) => line.text)

const boxesOf = ({ artifacts, parts }: Page): readonly Box[] => [
  ...artifacts,
  ...parts.flatMap(({ blocks }) => blocks.flatMap(({ boxes }) => boxes)),
]
const textsOf = (page: Page) => boxesOf(page).filter((box): box is TextBox => box.kind === 'text')
const picturesOf = (page: Page) => boxesOf(page).filter((box): box is PictureBox => box.kind === 'picture')
const wordsOf = (pages: readonly Page[]) =>
  new Set(pages.flatMap(textsOf).flatMap(({ text }) => text.split(/\s+/)))

interface Rectangle {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const inked = ({ x, y, width, style }: TextBox): Rectangle => ({
  left: x,
  right: x + width,
  top: y - style.size * 0.75,
  bottom: y + style.size * 0.22,
})
/** Boxes that touch do not cross; sums of fractions of a point may differ a little. */
const SLACK = 0.01
const crosses = (one: Rectangle, other: Rectangle) =>
  one.left + SLACK < other.right &&
  other.left + SLACK < one.right &&
  one.top + SLACK < other.bottom &&
  other.top + SLACK < one.bottom

/** Texts that leave the page, lie over a picture or over each other. */
function faults(page: Page): readonly string[] {
  const texts = textsOf(page).filter(({ text }) => text)
  const pictures = picturesOf(page).map(({ x, y, width, height }) => ({
    left: x,
    right: x + width,
    top: y,
    bottom: y + height,
  }))
  return texts.flatMap((box, i) => {
    const place = inked(box)
    const out = place.left < 0 || place.right > page.width || place.top < 0 || place.bottom > page.height
    const over = pictures.some((picture) => crosses(place, picture))
    const other = texts.slice(i + 1).find((next) => crosses(place, inked(next)))
    return [
      ...(out ? [`${box.text}: off the page`] : []),
      ...(over ? [`${box.text}: over a picture`] : []),
      ...(other ? [`${box.text}: over ${other.text}`] : []),
    ]
  })
}

const COMMON = ['the', 'lantern', 'swings', 'over', 'dark', 'water', 'once']
/** 2,000 characters, in which every fifth word is found nowhere else. */
const longText = (shot: number) => {
  const words = Array.from({ length: 400 }, (_, i) => (i % 5 === 0 ? `w${shot}x${i}` : COMMON[i % 7]))
  return words.join(' ').slice(0, 2000).trim()
}
const sixty = Array.from({ length: 60 }, (_, i) =>
  shotOf(String(i + 1), {
    text: longText(i + 1),
    dialogue: i % 7 === 0 ? 'MIKA: I have a light.\nKEEPER: Then go.' : '',
    ...(i % 11 === 0 ? { picture: { width: 900, height: 1600 } } : {}),
  }),
)

describe('lines', () => {
  it('end after spaces and after hyphens between letters, and lose nothing', () => {
    expect(broken('one two three', 40)).toEqual(['one two', 'three'])
    expect(broken('a well-known fact', 45)).toEqual(['a well-', 'known', 'fact'])
    expect(broken('3-4 abc', 20)).toEqual(['3-4', 'abc'])
  })

  it('break inside a word that is wider than a line, but never inside a letter with its marks', () => {
    expect(broken('abcdefgh', 15)).toEqual(['abc', 'def', 'gh'])
    expect(broken('x\u0323\u0301x\u0323\u0301', 15)).toEqual(['x\u0323\u0301', 'x\u0323\u0301'])
  })

  it('begin with no closing mark in scripts without spaces', () => {
    const lines = broken('港に着いた。船はもういない。', 30)
    expect(lines.join('')).toBe('港に着いた。船はもういない。')
    expect(lines.filter((line) => /^[。、]/.test(line))).toEqual([])
    expect(lines.length).toBeGreaterThan(1)
  })

  it('leave room at the beginning of the first, keep empty ones, and tell what a space joins', () => {
    expect(broken('one two', 35, 20)).toEqual(['one', 'two'])
    expect(broken('one\n\ntwo', 100)).toEqual(['one', '', 'two'])
    expect(breakLines('one two', type, 20, half).map(({ goesOn }) => goesOn)).toEqual([true, undefined])
  })

  it('run from right to left by the first strong letter', () => {
    const [hebrew, english] = breakLines('1. שלום Mika\nMika שלום', type, 500, half)
    expect([hebrew?.rtl, english?.rtl]).toEqual([true, false])
  })
})

describe('60 shots with texts of 2,000 characters', () => {
  for (const layout of PDF_LAYOUTS) {
    for (const landscape of [true, false]) {
      it(`${layout}, ${landscape ? 'lying' : 'standing'}: nothing is cut, nothing overlaps`, () => {
        const shows = ['number', 'camera', 'duration', 'text', 'dialogue', 'running', 'noteLines'] as const
        const pages = pagesOf(boardOf(sixty), { layout, landscape, shows, cover: true })
        expect(pages.flatMap(faults)).toEqual([])
        const found = wordsOf(pages)
        const wanted =
          layout === 'contact'
            ? sixty.map(({ number }) => number)
            : sixty.flatMap(({ text }) => text.split(' '))
        expect(wanted.filter((word) => !found.has(word))).toEqual([])
        expect(pages.flatMap(picturesOf).map(({ picture }) => picture)).toEqual(
          sixty.map((_, shot) => `take-${shot}`),
        )
      })
    }
  }
})

describe('frames of the clip beside takes', () => {
  const shows = ['number', 'camera', 'duration', 'text', 'running', 'clipTime', 'clipFrame'] as const
  const none = { text: '', camera: '' }
  const shots = Array.from({ length: 13 }, (_, i) => {
    const rest = i % 4 === 1 ? { text: longText(i) } : i % 4 === 2 ? none : {}
    return i % 5 === 4
      ? shotOf(String(i), rest)
      : shotOf(String(i), { ...rest, source: `9:0${i % 10}.25`, frame: { width: 768, height: 432 } })
  })
  const tall = { width: 432, height: 768 }
  const boards = {
    wide: boardOf(shots),
    tall: boardOf(
      shots.map((shot) => ({ ...shot, picture: tall, ...(shot.frame && { frame: tall }) })),
      { aspect: 9 / 16 },
    ),
  }
  const told = shots.flatMap(({ source }) => source || [])

  describe.each(['wide', 'tall'] as const)('of a %s board', (shape) => {
    it.each(PDF_LAYOUTS.flatMap((layout) => [true, false].map((landscape) => [layout, landscape] as const)))(
      '%s, lying %s: to the right of the take, smaller, with the moment',
      (layout, landscape) => {
        const pages = pagesOf(boards[shape], { layout, landscape, textSize: landscape ? 9 : 14, shows })
        expect(pages.flatMap(faults)).toEqual([])
        const pictures = pages.flatMap(picturesOf)
        const find = (key: string) => pictures.find(({ picture }) => picture === key)
        for (const [i, { frame: size }] of shots.entries()) {
          const [take, frame] = [find(`take-${i}`), find(`frame-${i}`)]
          expect([take, frame].map(Boolean)).toEqual([true, size !== undefined])
          if (!take || !frame) continue
          expect(frame.x).toBeGreaterThanOrEqual(take.x + take.width)
          expect(frame.y).toBeCloseTo(take.y, 5)
          expect(frame.width).toBeLessThan(take.width * 0.7)
          expect(frame.width / frame.height).toBeCloseTo(take.width / take.height, 5)
          expect(frame.x + frame.width).toBeLessThan(pages[0]?.width ?? 0)
        }
        // A text that does not fit tells it where it is whole; a sheet of numbers has little room.
        if (layout === 'contact') return
        const texts = pages.flatMap(textsOf).map(({ text }) => text)
        for (const time of told) expect(texts.some((text) => text.includes(time))).toBe(true)
      },
    )
  })

  it('take no room where no shot has one, and none where they are not wanted', () => {
    const places = (board: PdfBoard, parts: readonly PdfPart[]) =>
      pagesOf(board, { shows: parts }).flatMap(picturesOf)
    const bare = boardOf(shots.map(({ frame: _, ...shot }) => shot))
    expect(places(bare, ['text', 'clipFrame'])).toEqual(places(bare, ['text']))
    expect(places(boards.wide, ['text'])).toEqual(places(bare, ['text']))
  })

  it('are figures that say which shot and moment they are, read after the take', () => {
    const [page] = pagesOf(boardOf(shots.slice(0, 1)), { shows: ['number', 'clipTime', 'clipFrame'] })
    const blocks = page?.parts.flatMap((part) => part.blocks).slice(-4) ?? []
    expect(blocks.map(({ tag, alt }) => [tag, alt])).toEqual([
      ['H2', undefined],
      ['Figure', expect.stringMatching(/^Shot 0\. Past/)],
      ['Figure', 'Shot 0: the clip at 9:00.25'],
      ['P', undefined],
    ])
    expect(textsOf(page as Page).map(({ text }) => text)).toContain('In the clip: 9:00.25')
  })

  it('leave the moment to the text where they are not shown', () => {
    const [page] = pagesOf(boardOf(shots.slice(0, 1)), { shows: ['text', 'clipTime'] })
    expect(textsOf(page as Page).map(({ text }) => text)).toContain('In the clip: 9:00.25')
  })
})

describe('a page', () => {
  it('refers from a text that does not fit to the page that has it whole', () => {
    const shots = [shotOf('1'), shotOf('2', { text: longText(2) }), shotOf('3')]
    const pages = pagesOf(boardOf(shots))
    expect(pages).toHaveLength(2)
    const all = pages.map((page) => textsOf(page).map(({ text }) => text))
    expect(all[0]).toContain('Full text on page 2')
    expect(all[1]).toEqual(expect.arrayContaining(['Full texts', 'Shot 2', '2 of 2']))
    const [, full] = pages
    const whole = textsOf(full as Page).map(({ text, goesOn }) => text + (goesOn ? ' ' : ''))
    expect(whole.join('')).toContain(longText(2))
  })

  it('grows its rows with a text that is longer than usual', () => {
    const text = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ')
    const [page] = pagesOf(boardOf([shotOf('1', { text }), shotOf('2'), shotOf('3'), shotOf('4')]))
    expect([...wordsOf([page as Page])]).toEqual(expect.arrayContaining(text.split(' ')))
    expect(textsOf(page as Page).map(({ text: shown }) => shown)).not.toContain('Full text on page 2')
  })

  it('sets who speaks apart, but not before words that begin at the right', () => {
    const [page] = pagesOf(
      boardOf([shotOf('1', { dialogue: 'ANNA: Go!' }), shotOf('2', { dialogue: 'ANNA: שלום!' })]),
    )
    const shown = textsOf(page as Page).map(({ text }) => text)
    expect(shown.filter((text) => text === 'ANNA')).toHaveLength(1)
    expect(shown).toEqual(expect.arrayContaining(['Go!', 'ANNA: שלום!']))
  })

  it('has head and foot each time, with omitted numbers, and is read with its title once', () => {
    const pages = pagesOf(boardOf(sixty.slice(0, 20)))
    for (const [i, page] of pages.entries()) {
      const texts = textsOf(page).map(({ text }) => text)
      expect(texts).toEqual(expect.arrayContaining(['The night crossing', `${i + 1} of ${pages.length}`]))
      expect(texts.join(' ')).toContain('Shot 14 is omitted.')
    }
    const titles = pages
      .flatMap(({ parts }) => parts.flatMap(({ blocks }) => blocks))
      .filter(({ tag }) => tag === 'H1')
    expect(titles).toHaveLength(1)
  })

  it('grows its foot with a long list of omitted numbers, off the cards', () => {
    const footer = `10 shots. Omitted: ${Array.from({ length: 200 }, (_, i) => i + 100).join(' ')}.`
    const pages = pagesOf(boardOf(sixty.slice(0, 6), { footer }))
    expect(pages.flatMap(faults)).toEqual([])
    expect([...wordsOf(pages.slice(0, 1))]).toEqual(expect.arrayContaining(['100', '299.']))
  })

  it('has six cards in its usual layout, in frames of the board’s shape', () => {
    const shots = Array.from({ length: 7 }, (_, i) => shotOf(String(i + 1)))
    const [first, second] = pagesOf(boardOf(shots))
    expect(picturesOf(first as Page)).toHaveLength(6)
    expect(picturesOf(second as Page)).toHaveLength(1)
    const [picture] = picturesOf(first as Page)
    // Three columns between margins of 12.7 mm, with gutters of 18 points.
    expect(picture?.x).toBe(36)
    expect(picture?.width).toBeCloseTo((841.89 - 72 - 36) / 3, 3)
    expect((picture?.width ?? 0) / (picture?.height ?? 1)).toBeCloseTo(16 / 9, 5)
  })

  it('keeps the shape of a picture that differs from the board', () => {
    const [page] = pagesOf(boardOf([shotOf('1', { picture: { width: 900, height: 1600 } })]))
    const [picture] = picturesOf(page as Page)
    expect((picture?.width ?? 0) / (picture?.height ?? 1)).toBeCloseTo(900 / 1600, 5)
  })

  it('says where a picture is missing, and shows no figure there', () => {
    const { picture: _, ...bare } = shotOf('18')
    const [page] = pagesOf(boardOf([bare]))
    const blocks = page?.parts.flatMap((part) => part.blocks) ?? []
    expect(textsOf(page as Page).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Shot 18', 'No picture yet']),
    )
    expect(blocks.filter(({ tag }) => tag === 'Figure')).toEqual([])
  })

  it('leaves out what is not wanted', () => {
    const shot = shotOf('7', { dialogue: 'MIKA: Hello.' })
    const [page] = pagesOf(boardOf([shot]), { shows: ['text'] })
    const texts = textsOf(page as Page).map(({ text }) => text)
    for (const left of ['7', '2.5 s', 'MIKA', 'Hello.']) expect(texts).not.toContain(left)
    expect(texts.join(' ')).toContain('Past the keeper’s dark shoulder')
    expect(texts.join(' ')).not.toContain('over shoulder, eye level')
  })

  it('puts a logo into each head, left of the title', () => {
    const pages = pagesOf(boardOf(sixty.slice(0, 8), { logo: { width: 400, height: 100 } }))
    for (const page of pages) expect(picturesOf(page)[0]?.picture).toBe('logo')
    expect(pages.flatMap(faults)).toEqual([])
  })

  it('is as large as its paper', () => {
    expect(pageSize('A4', true)).toEqual({ width: 841.89, height: 595.28 })
    expect(pageSize('Tabloid', false)).toEqual({ width: 792, height: 1224 })
    for (const paper of ['Letter', 'A3', '16:9'] as const) {
      const pages = pagesOf(boardOf(sixty.slice(0, 9)), { paper, textSize: 14 })
      expect(pages.flatMap(faults)).toEqual([])
      expect(pages[0]).toMatchObject(pageSize(paper, true))
    }
  })
})

describe('the pages of a version', () => {
  const rows = Array.from({ length: 130 }, (_, i) => ({ shot: `${i + 1}A`, hash: 'a0'.repeat(6) }))
  const closing = {
    changes: {
      title: `Changes since “${'long name '.repeat(40)}”`,
      lines: ['New: 1.', `Moved: ${'12, '.repeat(900)}`],
    },
    approval: {
      title: 'Approval',
      about: 'Version “Client 1”, frozen',
      fields: ['Name', 'Date', 'Signature'],
    },
    pictures: { title: 'Pictures', rows },
  }
  it.each(['A4', '16:9', 'A3'] as const)('hold everything, over as many pages as it takes: %s', (paper) => {
    for (const landscape of [true, false]) {
      const shots = sixty.slice(0, 3).map((shot) => ({ ...shot, change: 'Changed: picture' }))
      const pages = pagesOf(boardOf(shots, { closing }), { paper, landscape })
      expect(pages.flatMap(faults)).toEqual([])
      const texts = pages.flatMap(textsOf).map(({ text }) => text)
      expect(texts.filter((text) => text === 'a0'.repeat(6))).toHaveLength(130)
      expect(texts).toEqual(expect.arrayContaining(['Name', 'Date', 'Signature', '130A', 'Approval']))
      expect(texts.join(' ').match(/12,/g)).toHaveLength(900)
    }
  })

  it.each(PDF_LAYOUTS.filter((layout) => layout !== 'contact'))(
    'say what has changed beside each shot: %s',
    (layout) => {
      const shots = ['1', '2'].map((shot) => shotOf(shot, { change: 'Changed: picture' }))
      for (const shows of [['number', 'camera', 'text'], ['text'], []] as const) {
        const pages = pagesOf(boardOf(shots), { layout, shows: [...shows] })
        expect(pages.flatMap(faults)).toEqual([])
        const told = pages.flatMap(textsOf).filter(({ text }) => text === 'Changed: picture')
        // The shot list tells it with the text.
        if (layout !== 'list' || shows.some((part) => part === 'text')) expect(told).toHaveLength(2)
      }
    },
  )
})
