import { readFileSync } from 'node:fs'
import type { FontFile } from '../../src/domain/handover/pdf/font-file.ts'
import { layOut } from '../../src/domain/handover/pdf/layout.ts'
import type { Page } from '../../src/domain/handover/pdf/page.ts'
import {
  DEFAULT_PDF,
  type PdfBoard,
  type PdfOptions,
  type PdfShot,
  type PdfWords,
} from '../../src/domain/handover/pdf/pdf-board.ts'
import { pdfWords } from '../../src/ui/words/en/pdf.ts'
import { type DrawTools, drawPdf } from '../../workers/handover/pdf/draw.ts'
import { openBundle } from '../../workers/handover/pdf/fonts/open-bundle.ts'
import { type Typesetter, typesetter } from '../../workers/handover/pdf/typesetter.ts'

const GENERATED = new URL('../../workers/handover/pdf/fonts/generated/', import.meta.url)
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, GENERATED)))
/** A PNG of one black pixel. */
const DOT = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const PICTURE = new Uint8Array(readFileSync(new URL('../../public/sample/style.jpg', import.meta.url)))

const latin: readonly FontFile[] = [400, 700].map((weight) => ({
  name: `latin-${weight}`,
  bold: weight > 400,
  bytes: bytesOf(`latin-${weight}.ttf`),
}))
/** All fonts of the PDF, opened once. */
const setter: Typesetter = typesetter(
  [...latin, ...openBundle(bytesOf('europe.fonts')), ...openBundle(bytesOf('asia.fonts'))],
  // Letters that no font has, as wide as they are high.
  (text) => [...text].length,
)

const words: PdfWords = { ...pdfWords, language: 'en' }

export function shotOf(number: string, rest: Partial<PdfShot> = {}): PdfShot {
  return {
    number,
    camera: 'Medium close-up, over shoulder, eye level, static',
    lens: 'Portrait lens, 75–100 mm',
    duration: '2.5 s',
    running: '0:12.0',
    text: `Past the keeper’s dark shoulder on the quay, Mika passes shot ${number} without turning.`,
    dialogue: '',
    sound: '',
    picture: { width: 1600, height: 900 },
    ...rest,
  }
}

export function boardOf(shots: readonly PdfShot[], rest: Partial<PdfBoard> = {}): PdfBoard {
  return {
    title: 'The night crossing',
    subtitle: 'Scene 4. Storyboard for review, version 2',
    header: ['Director M. Aalto', '28 November 2026'],
    footer: '10 shots, 29 s, 16:9, 24 frames a second. Shot 14 is omitted.',
    language: 'en',
    aspect: 16 / 9,
    shots,
    ...rest,
  }
}

export const pagesOf = (board: PdfBoard, options: Partial<PdfOptions> = {}): readonly Page[] =>
  layOut(board, { ...DEFAULT_PDF, dpi: 150, ...options }, words, setter.measure)

const facts = { title: 'The night crossing', language: 'en', date: new Date('2026-11-28T12:00:00Z') }

const tools: DrawTools = {
  setter,
  other: { measure: (text) => [...text].length, draw: async () => DOT },
  pictureFor: async () => PICTURE,
  onPage: () => undefined,
}

export async function pdfOf(board: PdfBoard, options: Partial<PdfOptions> = {}): Promise<Uint8Array> {
  const pdf = await drawPdf(pagesOf(board, options), facts, tools)
  return new Uint8Array(await pdf.arrayBuffer())
}
