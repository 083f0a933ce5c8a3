import type { ShotTerm } from '../../../domain/board/shot-fields.ts'
import type { PdfLayout, PdfPart, PdfWords } from '../../../domain/handover/pdf/pdf-board.ts'
import { catalogue } from '../catalogue.ts'
import { TERMS } from './board.ts'

/** Terms after a comma, in the manner of running text. */
const later = Object.fromEntries(
  Object.entries(TERMS).map(([term, name]) => [term, name.toLowerCase()]),
) as Readonly<Record<ShotTerm, string>>

/** What stands on the pages of the PDF. Texts only: a worker gets them as a message. */
export const pdfWords = catalogue('pdf', {
  subtitle: 'Storyboard',
  counts: 'Shots: {shots}. Length: {time}. {aspect}, {rate} frames a second.',
  omitted: 'Omitted: {shots}.',
  seconds: '{seconds} s',
  from: 'from {time}',
  shot: 'Shot {shot}',
  noPicture: 'No picture yet',
  pageOf: '{page} of {pages}',
  refers: 'Full text on page {page}',
  refersShort: 'p. {page}',
  fullTexts: 'Full texts',
  sound: 'Sound: {sound}',
  columns: {
    shot: 'Shot',
    picture: 'Picture',
    camera: 'Camera',
    text: 'Description',
    dialogue: 'Dialogue',
    duration: 'Length',
    running: 'Start',
    seen: 'Seen and heard',
    notes: 'Notes',
  },
  later,
} satisfies Omit<PdfWords, 'language'>)

/** What is chosen for it in the dialog. */
export const pageWords = catalogue('page', {
  title: 'Page',
  facts: (layout: string, paper: string, size: string) => `${layout}, ${paper}, ${size}`,
  layout: 'Layout',
  layouts: {
    '1': '1',
    '2x2': '2×2',
    '3x2': '3×2',
    '3x3': '3×3',
    strip: 'Strip',
    list: 'Shot list',
    contact: 'Contact',
  } satisfies Record<PdfLayout, string>,
  paper: 'Paper',
  lying: (paper: string) => `${paper}, landscape`,
  standing: (paper: string) => `${paper}, portrait`,
  screen: 'Screen 16:9',
  textSize: 'Text size',
  points: (size: string) => `${size} pt`,
  onPage: 'On the page',
  parts: {
    number: 'Number',
    camera: 'Camera',
    duration: 'Duration',
    text: 'What is seen',
    dialogue: 'Dialogue',
    sound: 'Sound',
    running: 'Running time',
    lens: 'Lens',
    noteLines: 'Note lines',
  } satisfies Record<PdfPart, string>,
  cover: 'Cover page',
  pageOf: (page: string, pages: string) => `Page ${page} of ${pages}`,
  layingOut: 'Laying out the pages',
  earlier: 'Earlier page',
  later: 'Later page',
})
