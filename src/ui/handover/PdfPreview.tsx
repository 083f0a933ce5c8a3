import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { pageSize } from '../../domain/handover/pdf/paper.ts'
import type { PdfOptions } from '../../domain/handover/pdf/pdf-board.ts'
import type { Basis } from '../../store/handover/basis.ts'
import { useChoices } from '../../store/handover/choices.ts'
import { askForLogo, useLogo } from '../../store/handover/logo.ts'
import { endPreview, layOutPreview, usePreview } from '../../store/handover/preview.ts'
import { Alert } from '../kit/Alert.tsx'
import { Bar } from '../kit/Bar.tsx'
import { handOverWords } from '../words/en/hand-over.ts'
import { pageWords as words } from '../words/en/page.ts'
import { wordsForExport } from '../words/export-words.ts'
import { number } from '../words/format.ts'
import { PdfPage } from './PdfPage.tsx'
import { pageInView } from './page-in-view.ts'

/** The pages of the PDF as they will be. While they are laid out again, the old ones are dimmed. */
export function PdfPreview({ basis }: { readonly basis: Basis }) {
  const options = useChoices((choices) => choices.options)
  const logo = useLogo((state) => state.logo)
  const { pages, shots, frames, pdf, stale, problem } = usePreview()
  const [wanted, setWanted] = useState(0)
  const list = useRef<HTMLOListElement>(null)
  // Another layout begins at its first page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what a layout is.
  useLayoutEffect(() => {
    setWanted(0)
    list.current?.scrollTo({ top: 0 })
  }, [pdf?.layout, pdf?.paper, pdf?.landscape])
  useEffect(() => {
    if (options.pdf.logo) void askForLogo()
  }, [options.pdf.logo])
  useEffect(() => layOutPreview(basis, options, wordsForExport(), logo), [basis, options, logo])
  useEffect(() => endPreview, [])
  const at = Math.max(0, Math.min(wanted, pages.length - 1))
  const label = (page: number) => words.pageOf(number(page + 1), number(pages.length))
  const turnTo = (page: number) => {
    setWanted(page)
    list.current?.children[page]?.scrollIntoView({ block: 'start' })
  }
  return (
    <section className="pdf-preview" aria-label={handOverWords.preview} aria-busy={stale && !problem}>
      <header className="pdf-preview-head">
        <h3 className="figures" aria-live="polite">
          {pages.length > 0 ? label(at) : words.layingOut}
        </h3>
        <TurnButton way="earlier" to={at > 0 ? at - 1 : undefined} onTurn={turnTo} />
        <TurnButton way="later" to={at + 1 < pages.length ? at + 1 : undefined} onTurn={turnTo} />
      </header>
      {stale && !problem && <Bar thin done={undefined} />}
      {problem && <Alert problem={problem} />}
      <ol
        ref={list}
        className="pdf-pages"
        data-stale={(stale && pages.length > 0) || undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys reach it.
        tabIndex={0}
        onScroll={({ currentTarget }) => setWanted(pageInView(currentTarget, at))}
      >
        {pages.map((page, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place.
          <li key={i} data-shown={i === at || undefined}>
            <PdfPage page={page} label={label(i)} shots={shots} frames={frames} />
          </li>
        ))}
        {pages.length === 0 && !problem && <BlankPage pdf={options.pdf} />}
      </ol>
    </section>
  )
}

interface TurnButtonProps {
  readonly way: 'earlier' | 'later'
  /** The page's index; absent at the first or the last one. */
  readonly to: number | undefined
  readonly onTurn: (page: number) => void
}

function TurnButton({ way, to, onTurn }: TurnButtonProps) {
  const Icon = way === 'earlier' ? ChevronLeft : ChevronRight
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={words[way]}
      aria-disabled={to === undefined}
      onClick={() => to !== undefined && onTurn(to)}
    >
      <Icon aria-hidden />
    </button>
  )
}

/** Paper in the chosen size, until there are pages. */
function BlankPage({ pdf }: { readonly pdf: PdfOptions }) {
  const { width, height } = pageSize(pdf.paper, pdf.landscape)
  return (
    <li aria-hidden data-shown>
      <div className="pdf-page" style={{ ['--ratio' as string]: String(width / height) }} />
    </li>
  )
}
