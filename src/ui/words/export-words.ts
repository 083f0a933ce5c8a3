import type { ExportWords } from '../../domain/handover/export-words.ts'
import { region, spokenLanguage } from './catalogue.ts'
import { boardWords } from './en/board.ts'
import { exportWords } from './en/exports.ts'
import { pdfWords } from './en/pdf.ts'
import { reviewWords } from './en/review.ts'

/** The words that stand inside the files of a hand-over, in the language that is spoken now. */
export const wordsForExport = (): ExportWords => ({
  ...exportWords,
  terms: boardWords.terms,
  pdf: { ...pdfWords, language: region() },
  review: { ...reviewWords, direction: spokenLanguage().direction },
})
