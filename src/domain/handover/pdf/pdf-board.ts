import type { ShotTerm } from '../../board/shot-fields.ts'
import type { Closing } from '../versions/closing.ts'
import type { PaperName } from './paper.ts'

/** What the PDF shows, in the words of the screen's language. */
export interface PdfBoard {
  readonly title: string
  /** Below the title. */
  readonly subtitle: string
  /** At the right of each page's head. */
  readonly header: readonly string[]
  /** Counts, running time, omitted numbers: at the foot of each page. */
  readonly footer: string
  /** BCP 47. */
  readonly language: string
  /** Width over height of the frames. */
  readonly aspect: number
  readonly shots: readonly PdfShot[]
  /** After the shots and their full texts. */
  readonly closing?: Closing
  readonly logo?: Size
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface PdfShot {
  readonly number: string
  /** Size, angle and move: "Close-up, low, push in". */
  readonly camera: string
  readonly lens: string
  /** "2.5 s". */
  readonly duration: string
  /** When it starts on the board: "0:12.0". */
  readonly running: string
  /** Its moment in the clip: "0:04.25"; empty where it has none. */
  readonly source: string
  readonly text: string
  /** Lines of the form "NAME: words" get the name set apart. */
  readonly dialogue: string
  readonly sound: string
  /** What has changed since a version; empty where nothing has or nothing is told. */
  readonly change: string
  /** In pixels; absent where there is no picture. */
  readonly picture?: Size
  /** The clip's frame at its moment, in pixels; absent where none is shown. */
  readonly frame?: Size
}

/** Sentences of the PDF; `{shot}`, `{page}` and `{pages}` stand for numbers. */
export interface PdfWords {
  /** BCP 47. */
  readonly language: string
  /** Below the project's name. */
  readonly subtitle: string
  /** With `{shots}`, `{time}`, `{aspect}` and `{rate}`. */
  readonly counts: string
  /** "Omitted: {shots}." */
  readonly omitted: string
  /** "{seconds} s". */
  readonly seconds: string
  /** "Shot {shot}". */
  readonly shot: string
  readonly noPicture: string
  readonly pageOf: string
  /** "Full text on page {page}". */
  readonly refers: string
  /** The same where a column is narrow: "p. {page}". */
  readonly refersShort: string
  readonly fullTexts: string
  /** "from {time}", after a duration. */
  readonly from: string
  /** "Sound: {sound}". */
  readonly sound: string
  /** "In the clip: {time}". */
  readonly inClip: string
  /** What the clip's frame is, with `{shot}` and `{time}`. */
  readonly clipFrame: string
  readonly columns: Readonly<Record<PdfColumn, string>>
  /** A term that follows another one: "Close-up, low". */
  readonly later: Readonly<Record<ShotTerm, string>>
}

export type PdfColumn =
  | 'shot'
  | 'picture'
  | 'camera'
  | 'text'
  | 'dialogue'
  | 'duration'
  | 'running'
  | 'source'
  | 'frame'
  | 'seen'
  | 'notes'

export const PDF_LAYOUTS = ['1', '2x2', '3x2', '3x3', '4x3', 'strip', 'list', 'contact'] as const
export type PdfLayout = (typeof PDF_LAYOUTS)[number]

/** What a person may leave out. */
export const PDF_PARTS = [
  'number',
  'camera',
  'duration',
  'text',
  'dialogue',
  'sound',
  'running',
  'lens',
  'clipTime',
  'clipFrame',
  'noteLines',
] as const
export type PdfPart = (typeof PDF_PARTS)[number]

/** Sizes of running text, in points. */
export const TEXT_SIZES: readonly number[] = [7, 8, 9, 10, 11, 12, 13, 14]
/** Pixels an inch that pictures have in print. */
export const DPIS = [150, 220, 300] as const

export interface PdfOptions {
  readonly layout: PdfLayout
  readonly paper: PaperName
  readonly landscape: boolean
  /** Of the running text, in points. */
  readonly textSize: number
  readonly shows: readonly PdfPart[]
  readonly cover: boolean
  /** The person's logo, once there is one. */
  readonly logo: boolean
  /** Of pictures in print. */
  readonly dpi: (typeof DPIS)[number]
}

export const fill = (sentence: string, values: Readonly<Record<string, string | number>>) =>
  sentence.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))

/** Six cards on a page that lies. */
export const DEFAULT_PDF: PdfOptions = {
  layout: '3x2',
  paper: 'A4',
  landscape: true,
  textSize: 9,
  shows: ['number', 'camera', 'duration', 'text', 'dialogue'],
  cover: false,
  logo: false,
  dpi: 220,
}
