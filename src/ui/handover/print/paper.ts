import { ONLY_THE_PAPER, PAPER_SIZE } from '../../../domain/handover/review/style.ts'

export interface Paper {
  readonly root: ShadowRoot
  /** Resolves once every picture on it can be drawn. */
  readonly ready: () => Promise<void>
  readonly close: () => void
}

/** A place beside the app, out of reach of its styles, that is seen in print only. */
export function openPaper(style: string): Paper {
  const host = document.createElement('div')
  host.className = 'print-paper'
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheetOf(style)]
  // The size of the paper is a matter of the document.
  const own = [sheetOf(ONLY_THE_PAPER), sheetOf(PAPER_SIZE)]
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, ...own]
  document.body.append(host)
  return {
    root,
    ready: async () => {
      // A picture that cannot be decoded prints as an empty frame.
      const decoded = [...root.querySelectorAll('img')].map((img) => img.decode().catch(() => undefined))
      await Promise.all(decoded)
    },
    close: () => {
      host.remove()
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => !own.includes(one))
    },
  }
}

function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return sheet
}
