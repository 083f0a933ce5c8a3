import type { ExportWords } from '../../domain/handover/export-words.ts'
import { boardWords } from './en/board.ts'
import { exportWords } from './en/exports.ts'

/** The words that stand inside the files of a hand-over, in the language that is spoken now. */
export const wordsForExport = (): ExportWords => ({ ...exportWords, terms: boardWords.terms })
