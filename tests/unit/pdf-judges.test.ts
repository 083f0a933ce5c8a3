import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { pdfBoardOf } from '../../src/domain/handover/pdf/board-of.ts'
import { PDF_LAYOUTS } from '../../src/domain/handover/pdf/pdf-board.ts'
import { changesSince } from '../../src/domain/handover/versions/changes.ts'
import { frozenBoard } from '../../src/domain/handover/versions/freeze.ts'
import type { VersionId } from '../../src/domain/ids.ts'
import { HOSTILE, makeJob } from '../fixtures/handover-job.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { boardOf, pdfOf, SLICED_SENTENCES, shotOf } from './pdf-fixture.ts'

/** Foreign readers of PDF; a test whose reader is not installed is skipped. */
const has = (program: string) => spawnSync(program, ['--version']).error === undefined

const SENTENCES = {
  English: 'The quick brown fox jumps — over “the lazy dog”, 3½ times.',
  German: 'Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.',
  French: 'Voix ambiguë d’un cœur qui préfère les jattes de kiwis.',
  Polish: 'Pchnąć w tę łódź jeża lub ośm skrzyń fig.',
  Turkish: 'Pijamalı hasta yağız şoföre çabucak güvendi.',
  Vietnamese: 'Một chiếc thuyền đỏ trôi vào từ bên trái, đèn lồng ấm.',
  Russian: 'Съешь ещё этих мягких французских булок, да выпей чаю.',
  Ukrainian: 'Ґедзь їсть жабу, а єнот дивиться на місяць.',
  Greek: 'Ξεσκεπάζω την ψυχοφθόρα βδελυγμία.',
  Hebrew: 'דג סקרן שט בים (מאוכזב) ולפתע מצא חברה, 3 פעמים.',
  Arabic: 'نص حكيم له سر قاطع وذو شأن عظيم.',
  Thai: 'เรือสีแดงลำเล็กลอยเข้ามาจากทางซ้าย',
  Hindi: 'छोटी लाल नाव बाईं ओर से आती है।',
  Mixed: 'Mika says “שלום עולם” twice, then smiles.',
  ...SLICED_SENTENCES,
}

/** Every layout, and the pages of a version, are read in `npm run test:handover`. */
const every = inject('everySeed')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'maestro-pdf-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function written(name: string, ...pdf: Parameters<typeof pdfOf>): Promise<string> {
  const path = join(folder, `${name}.pdf`)
  writeFileSync(path, await pdfOf(...pdf))
  return path
}

const run = (program: string, ...options: string[]) => execFileSync(program, options, { encoding: 'utf8' })
/** Without the marks of direction that a reader adds. */
const oneLine = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\u200e\u200f\u202a-\u202e]/g, '')
    .replace(/\s+/g, ' ')

const shots = Object.values(SENTENCES).map((text, i) =>
  shotOf(String(10 + i), { text, dialogue: i === 1 ? 'KEEPER: You will not find it, little one.' : '' }),
)
const board = boardOf(shots)

describe('the PDF', () => {
  it.skipIf(!has('qpdf'))('has no broken object, cards, rows or table (qpdf)', async () => {
    for (const layout of every ? (['3x2', 'list'] as const) : (['3x2'] as const)) {
      const path = await written(layout, board, { layout, cover: true })
      expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
    }
  })

  it.skipIf(!has('pdftotext'))('gives every string back as text (pdftotext)', async () => {
    for (const layout of every ? (['1', 'strip', 'list'] as const) : (['strip'] as const)) {
      const path = await written(`text-${layout}`, board, { layout })
      // In the order of the file: columns that stand side by side are not mixed.
      const plain = oneLine(run('pdftotext', '-raw', path, '-'))
      for (const sentence of Object.values(SENTENCES)) {
        // A page from left to right gives words that run the other way in the order of the page.
        const parts = /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(sentence)
          ? (sentence.match(/[\p{L}\p{N}]+/gu) ?? [])
          : [sentence]
        for (const part of parts) expect(plain).toContain(part)
      }
      for (const said of ['The night crossing', 'Shot 14 is omitted.', 'KEEPER', '1 of '])
        expect(plain).toContain(said)
      for (const { number } of shots) expect(plain).toContain(number)
    }
  })

  it.skipIf(!has('pdfinfo'))(
    'is tagged: title, a section for each shot, its picture and its text (pdfinfo)',
    async () => {
      const path = await written('tags', board)
      expect(run('pdfinfo', path)).toMatch(
        /Title: +The night crossing[\s\S]*Tagged: +yes[\s\S]*PDF version: +1.7/,
      )
      const tree = run('pdfinfo', '-struct', path)
      expect(tree.match(/^ +H1/gm)).toHaveLength(1)
      expect(tree.match(/^ +H2/gm)).toHaveLength(shots.length)
      expect(tree.match(/^ +Figure/gm)).toHaveLength(shots.length)
      const list = run('pdfinfo', '-struct', await written('table', board, { layout: 'list' }))
      expect(list.match(/^ +TR/gm)).toHaveLength(shots.length + 1)
      expect(list).toMatch(/TH:\s+\/Scope \/Column[\s\S]*TH:\s+\/Scope \/Row/)
    },
  )

  it.runIf(every && has('pdftotext'))(
    'says what breaks other formats, whole, in every layout with texts (pdftotext)',
    async () => {
      const hostile = boardOf(
        HOSTILE.map((text, i) => shotOf(`${i + 1}`, { text, dialogue: `MIKA: ${text}`, sound: text })),
        { title: HOSTILE[9] ?? '' },
      )
      /** Letters and signs, in the order of the page for words from right to left. */
      const bare = (text: string) => text.normalize('NFC').replace(/[\s\p{C}]/gu, '')
      for (const layout of PDF_LAYOUTS.filter((one) => one !== 'contact')) {
        const shows = ['number', 'text', 'dialogue', 'sound'] as const
        const path = await written(`hostile-${layout}`, hostile, { layout, shows })
        const plain = bare(run('pdftotext', '-raw', path, '-'))
        const said = (part: string) => plain.includes(part) || plain.includes([...part].reverse().join(''))
        const parts = HOSTILE.flatMap((text) => {
          // Words that run from right to left, or are made to, stand in the order of the page.
          const isTurned = /\p{Script=Hebrew}/u.test(text)
          return isTurned ? (text.match(/\p{L}+/gu) ?? []) : [bare(text)]
        })
        expect(parts.filter((part) => !said(part))).toEqual([])
      }
    },
  )

  it.runIf(every && has('pdfinfo') && has('pdftotext') && has('pdfimages'))(
    'has the frame of the clip beside each take, told by its shot and moment (pdfinfo, pdfimages)',
    async () => {
      const framed = boardOf(
        shots.slice(0, 7).map((shot, i) => ({
          ...shot,
          source: `0:0${i}.25`,
          frame: { width: 768, height: 432 },
        })),
      )
      for (const layout of ['3x2', 'list'] as const) {
        const given = { layout, shows: ['number', 'text', 'clipTime', 'clipFrame'] as const }
        const path = await written(`framed-${layout}`, framed, given)
        expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
        expect(run('pdfinfo', '-struct', path).match(/^ +Figure/gm)).toHaveLength(14)
        expect(run('pdfimages', '-list', path).match(/^ +\d+ +\d+ image/gm)).toHaveLength(14)
        const plain = run('pdftotext', path, '-')
        for (const { source } of framed.shots) expect(plain).toContain(source)
      }
    },
  )

  it.skipIf(!has('qpdf'))(
    'names its language, what each picture shows, and how lines from right to left are read (qpdf)',
    async () => {
      const path = await written('alt', board, { layout: 'strip' })
      const json = run('qpdf', '--json=2', path)
      const alts = [...json.matchAll(/"\/Alt": "u:(Shot \d+\. [^"]*)"/g)].map(([, alt]) => alt)
      expect(alts).toHaveLength(shots.length)
      for (const read of [SENTENCES.Hebrew, SENTENCES.Arabic, SENTENCES.Mixed]) {
        expect(json).toContain(`"/ActualText": "u:${read}`)
      }
      expect(json).toContain('"/Lang": "u:en"')
      expect(json).toContain('"/Marked": true')
    },
  )

  it.skipIf(!has('pdffonts'))(
    'embeds what it needs of its fonts, with their letters (pdffonts)',
    async () => {
      const rows = run('pdffonts', await written('fonts', board))
        .trim()
        .split('\n')
        .slice(2)
      expect(rows.length).toBeGreaterThanOrEqual(6)
      for (const row of rows)
        expect(row).toMatch(
          /^[A-Z]{6}\+NotoSans(Hebrew|Arabic|Thai|JP|KR|SC)?-(Regular|Bold) +CID TrueType +Identity-H +yes yes yes/,
        )
    },
  )

  it.skipIf(!has('pdftotext'))('keeps all words on the page and off the pictures (pdftotext)', async () => {
    const path = await written('boxes', boardOf(shots.slice(0, 6)))
    const places = run('pdftotext', '-bbox', path, '-')
    const words = [...places.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g)]
    expect(words.length).toBeGreaterThan(60)
    for (const [, ...corners] of words) {
      const [left = 0, top = 0, right = 0, bottom = 0] = corners.map(Number)
      expect(left).toBeGreaterThanOrEqual(35)
      expect(right).toBeLessThanOrEqual(841.89 - 35)
      // Pictures of the first row.
      const middle = (top + bottom) / 2
      expect(middle > 90 && middle < 225, `a word at ${middle}`).toBe(false)
    }
  })

  it.skipIf(!has('pdftotext'))(
    'is made of letters and lone marks that the library cannot shape, too (pdftotext)',
    async () => {
      const odd = ['\u06a5', ' \u064b', 'a \u0650b', '\u06a2\u06a3 \u0760', 'سلام\u06a5']
      const board = boardOf([...odd, 'Then silence.'].map((text, i) => shotOf(String(i + 1), { text })))
      const plain = oneLine(run('pdftotext', '-raw', await written('odd', board), '-'))
      expect(plain).toContain('Then silence.')
      expect(plain).toContain('\u06a5')
    },
  )

  it('is the same file when it is made again at the same time', async () => {
    const [one, other] = [await pdfOf(board), await pdfOf(board)]
    expect(Buffer.compare(one, other)).toBe(0)
  })

  describe.runIf(every)('of a version', () => {
    const drawn = Array.from({ length: 40 }, (_, i) =>
      makeShot(`s${i}`, { text: `Boat ${i} leaves.`, takes: [makeTake(`t${i}`, 'x')] }),
    )
    const hashOf = (i: number) => createHash('sha256').update(`picture ${i}`).digest('hex')
    const hashes = Object.fromEntries(drawn.map(({ takes }, i) => [takes[0]?.blob ?? '', hashOf(i)]))
    const since = {
      ...{ id: 'v1' as VersionId, name: 'Client 1', at: Date.UTC(2026, 10, 1), hashes: {} },
      board: frozenBoard(makeProject({ shots: drawn.slice(3) })),
    }
    const project = frozenBoard(makeProject({ name: 'The night crossing', shots: drawn }))
    const version = { name: 'Client 2', at: Date.UTC(2026, 10, 28), hashes }
    const job = makeJob({ project, job: { version, changes: changesSince(since, project) } })
    const signed = pdfBoardOf(job)

    it.skipIf(!has('pdftotext'))(
      'lists the hash of each picture once more, and what has changed (pdftotext)',
      async () => {
        const plain = oneLine(run('pdftotext', '-layout', await written('version', signed), '-'))
        for (const i of drawn.keys()) {
          const listed = plain.match(new RegExp(`(?<!\\d)${i + 1} ${hashOf(i).slice(0, 12)}`, 'g'))
          expect(listed, `shot ${i + 1}`).toHaveLength(1)
        }
        expect(plain).toContain('version “Client 2”')
        expect(plain).toMatch(/New: 1, 2, 3/)
        for (const field of Object.values(job.words.versions.sign)) expect(plain).toContain(field)
      },
    )

    it.skipIf(!has('qpdf') || !has('pdffonts') || !has('pdfinfo'))(
      'is whole, tagged, and embeds its fonts there too (qpdf, pdffonts, pdfinfo)',
      async () => {
        const path = await written('signed', signed)
        expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
        const fonts = run('pdffonts', path).trim().split('\n').slice(2)
        for (const row of fonts) expect(row).toMatch(/Identity-H +yes yes yes/)
        const told = run('pdfinfo', '-struct-text', path)
        const titles = [...told.matchAll(/H2 \(block\)[^"]*"([^"]*)"/g)].map(([, title]) => title)
        expect(titles).toContain(job.words.versions.approval)
        expect(titles).toContain(job.words.versions.pictures)
      },
    )

    it.skipIf(!has('pdftotext'))(
      'leaves the boxes to sign free but for their labels (pdftotext)',
      async () => {
        const path = await written('boxes-to-sign', signed)
        const pages = run('pdftotext', '-bbox', path, '-').split('<page ')
        const labels = Object.values(job.words.versions.sign)
        const page = pages.find((one) => one.includes(`>${job.words.versions.approval.split(' ')[0]}<`)) ?? ''
        const words = [...page.matchAll(/yMin="([\d.]+)"[^>]*yMax="([\d.]+)">([^<]*)</g)].map(
          ([, top, bottom, text = '']) => ({ top: Number(top), bottom: Number(bottom), text }),
        )
        const label = words.find(({ text }) => text === labels[0]?.split(' ')[0])
        if (!label) throw new Error('no box to sign')
        // A hand writes about 14 mm high.
        const inside = words.filter(({ top }) => top > label.bottom && top < label.top + 40)
        expect(inside.map(({ text }) => text)).toEqual([])
      },
    )
  })
})
