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
import { type BundleList, listOf, openBundle } from '../../workers/handover/pdf/fonts/open-bundle.ts'
import { type SlicedPack, type SliceSource, slicesFor } from '../../workers/handover/pdf/fonts/slices.ts'
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

export const openedBundle = (name: string): readonly FontFile[] => openBundle(bytesOf(name))

const latin: readonly FontFile[] = [400, 700].map((weight) => ({
  name: `latin-${weight}`,
  bold: weight > 400,
  bytes: bytesOf(`latin-${weight}.ttf`),
}))
const bundles = new Map<SlicedPack, Uint8Array<ArrayBuffer>>()
const lists = new Map<SlicedPack, BundleList>()

function openedPack(pack: SlicedPack) {
  const bundle = bundles.get(pack) ?? bytesOf(`${pack.replace('fonts-', '')}.fonts`)
  const list = lists.get(pack) ?? listOf(bundle)
  bundles.set(pack, bundle)
  lists.set(pack, list)
  return { bundle, list: list.list }
}

/** Slices of the packs as they are made. */
export const SLICES: SliceSource = {
  list: async (pack) => openedPack(pack).list,
  async slice(pack, slice) {
    const { bundle, list } = openedPack(pack)
    const names = [...new Set(list.map(({ script }) => script))]
    return openBundle(bundle).filter((_, i) => list[i]?.script === names[slice])
  },
}

/** In letters that come in slices. */
export const SLICED_SENTENCES = {
  Japanese: '小さな赤い舟が左から入ってくる。',
  Korean: '작은 빨간 배가 왼쪽에서 들어온다.',
  Chinese: '一只小红船从左边漂进来。',
  Traditional: '一艘小紅船從左邊漂進來，燈籠很暖。',
}
const sliced = await slicesFor(Object.values(SLICED_SENTENCES).join(), 'en', SLICES)

/** The fonts of scripts that are measured word by word. */
export const EUROPEAN: readonly FontFile[] = [...latin, ...openedBundle('europe.fonts')]

export const setterWith = (fonts: readonly FontFile[]): Typesetter =>
  // Letters that no font has, as wide as they are high.
  typesetter([...latin, ...fonts], (text) => [...text].length)

/** All fonts of the PDF, opened once. */
const setter: Typesetter = setterWith([
  ...EUROPEAN.slice(latin.length),
  ...openedBundle('asia.fonts'),
  ...sliced,
])

const words: PdfWords = { ...pdfWords, language: 'en' }

export function shotOf(number: string, rest: Partial<PdfShot> = {}): PdfShot {
  return {
    number,
    change: '',
    camera: 'Medium close-up, over shoulder, eye level, static',
    lens: 'Portrait lens, 75–100 mm',
    duration: '2.5 s',
    running: '0:12.0',
    source: '',
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
