import type { ExportWords } from '../../domain/handover/export-words.ts'
import { region } from './catalogue.ts'
import { boardWords } from './en/board.ts'
import { exportWords } from './en/exports.ts'
import { pdfWords } from './en/pdf.ts'

/** The words that stand inside the files of a hand-over, in the language that is spoken now. */
export const wordsForExport = (): ExportWords => ({
  ...exportWords,
  terms: boardWords.terms,
  pdf: { ...pdfWords, language: region() },
})
