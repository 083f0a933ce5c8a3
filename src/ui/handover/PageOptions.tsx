import { PAPER_NAMES, type PaperName } from '../../domain/handover/pdf/paper.ts'
import { PDF_LAYOUTS, PDF_PARTS, type PdfOptions, TEXT_SIZES } from '../../domain/handover/pdf/pdf-board.ts'
import { changeOptions, useChoices } from '../../store/handover/choices.ts'
import { useLogo } from '../../store/handover/logo.ts'
import { Select } from '../kit/Select.tsx'
import { handOverWords } from '../words/en/hand-over.ts'
import { pageWords as words } from '../words/en/page.ts'
import { number } from '../words/format.ts'
import { Fold } from './Fold.tsx'
import { LayoutIcon } from './LayoutIcon.tsx'
import { LogoChoice } from './LogoChoice.tsx'

interface PdfProps {
  readonly pdf: PdfOptions
  readonly onChange: (part: Partial<PdfOptions>) => void
}

/** How the pages of the PDF look. */
export function PageOptions() {
  const pdf = useChoices(({ options }) => options.pdf)
  const change = (part: Partial<PdfOptions>) => changeOptions({ pdf: { ...pdf, ...part } })
  const size = words.points(number(pdf.textSize))
  const logo = useLogo((state) => state.logo)
  const shown = pdf.shows.length + [pdf.cover, pdf.logo && logo].filter(Boolean).length
  return (
    <>
      <Fold title={words.title} facts={words.facts(words.layouts[pdf.layout], paperOf(pdf), size)}>
        <LayoutChoice pdf={pdf} onChange={change} />
        <PaperChoice pdf={pdf} onChange={change} />
        <label className="pick">
          <span>{words.textSize}</span>
          <Select value={pdf.textSize} onChange={({ target }) => change({ textSize: Number(target.value) })}>
            {TEXT_SIZES.map((points) => (
              <option key={points} value={points}>
                {words.points(number(points))}
              </option>
            ))}
          </Select>
        </label>
      </Fold>
      <Fold title={words.onPage} facts={handOverWords.chosen(shown, PDF_PARTS.length + 2)}>
        <PartChoice pdf={pdf} onChange={change} />
        <LogoChoice />
      </Fold>
    </>
  )
}

function LayoutChoice({ pdf, onChange }: PdfProps) {
  return (
    <div className="page-layouts" role="radiogroup" aria-label={words.layout}>
      {PDF_LAYOUTS.map((layout) => (
        <label key={layout} className="page-layout">
          <input
            type="radio"
            className="visually-hidden"
            name="page-layout"
            checked={pdf.layout === layout}
            onChange={() => onChange({ layout })}
          />
          <LayoutIcon layout={layout} />
          {words.layouts[layout]}
        </label>
      ))}
    </div>
  )
}

const paperName = (paper: PaperName) => (paper === '16:9' ? words.screen : paper)

const paperOf = ({ paper, landscape }: Pick<PdfOptions, 'paper' | 'landscape'>) =>
  landscape ? words.lying(paperName(paper)) : words.standing(paperName(paper))

const PAPERS = PAPER_NAMES.flatMap((paper) => [true, false].map((landscape) => ({ paper, landscape })))

function PaperChoice({ pdf, onChange }: PdfProps) {
  const at = PAPERS.findIndex(({ paper, landscape }) => paper === pdf.paper && landscape === pdf.landscape)
  return (
    <label className="pick">
      <span>{words.paper}</span>
      <Select value={at} onChange={({ target }) => onChange(PAPERS[Number(target.value)] ?? {})}>
        {PAPERS.map((paper, i) => (
          <option key={paperOf(paper)} value={i}>
            {paperOf(paper)}
          </option>
        ))}
      </Select>
    </label>
  )
}

function PartChoice({ pdf: { shows, cover }, onChange }: PdfProps) {
  return (
    <fieldset className="page-parts" aria-label={words.onPage}>
      {PDF_PARTS.map((part) => (
        <label key={part} className="check">
          <input
            type="checkbox"
            checked={shows.includes(part)}
            onChange={({ target }) =>
              onChange({
                shows: PDF_PARTS.filter((one) => (one === part ? target.checked : shows.includes(one))),
              })
            }
          />
          {words.parts[part]}
        </label>
      ))}
      <label className="check">
        <input
          type="checkbox"
          checked={cover}
          onChange={({ target }) => onChange({ cover: target.checked })}
        />
        {words.cover}
      </label>
    </fieldset>
  )
}
