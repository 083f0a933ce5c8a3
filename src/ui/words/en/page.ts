import type { PdfLayout, PdfPart } from '../../../domain/handover/pdf/pdf-board.ts'
import { catalogue } from '../catalogue.ts'

/** The pages of the PDF: how they are shown and set in the dialog. */
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
