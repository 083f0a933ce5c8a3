import { PAPER_NAMES } from '../../domain/handover/pdf/paper.ts'
import {
  DEFAULT_PDF,
  DPIS,
  PDF_LAYOUTS,
  PDF_PARTS,
  type PdfOptions,
  TEXT_SIZES,
} from '../../domain/handover/pdf/pdf-board.ts'

/** How the PDF was chosen last; defaults replace what is missing, damaged or no longer there. */
export function readPdfOptions(stored: Readonly<Record<string, unknown>>): PdfOptions {
  const { layout, paper, landscape, textSize, shows, cover, logo, dpi } = stored
  const known = <Value>(values: readonly Value[], value: unknown, otherwise: Value) =>
    values.find((one) => one === value) ?? otherwise
  return {
    layout: known(PDF_LAYOUTS, layout, DEFAULT_PDF.layout),
    paper: known(PAPER_NAMES, paper, DEFAULT_PDF.paper),
    landscape: typeof landscape === 'boolean' ? landscape : DEFAULT_PDF.landscape,
    textSize: known(TEXT_SIZES, textSize, DEFAULT_PDF.textSize),
    shows: Array.isArray(shows) ? PDF_PARTS.filter((part) => shows.includes(part)) : DEFAULT_PDF.shows,
    cover: typeof cover === 'boolean' ? cover : DEFAULT_PDF.cover,
    logo: typeof logo === 'boolean' ? logo : DEFAULT_PDF.logo,
    dpi: known(DPIS, dpi, DEFAULT_PDF.dpi),
  }
}
