import type { ShotTerm } from '../../../domain/board/shot-fields.ts'
import type { PdfWords } from '../../../domain/handover/pdf/pdf-board.ts'
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
  inClip: 'In the clip: {time}',
  clipFrame: 'Shot {shot}: the clip at {time}',
  columns: {
    shot: 'Shot',
    picture: 'Picture',
    camera: 'Camera',
    text: 'Description',
    dialogue: 'Dialogue',
    duration: 'Length',
    running: 'Start',
    source: 'In the clip',
    frame: 'The clip',
    seen: 'Seen and heard',
    notes: 'Notes',
  },
  later,
} satisfies Omit<PdfWords, 'language'>)
