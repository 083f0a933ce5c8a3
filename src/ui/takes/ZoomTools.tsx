import { Minus, Plus } from 'lucide-react'
import { takesWords as words } from '../words/en/takes.ts'
import { unitWords } from '../words/en/units.ts'
import { number } from '../words/format.ts'
import type { usePanZoom } from './use-pan-zoom.ts'

/** Out, in, fit and one to one: what the wheel and two fingers do, as buttons. */
export function ZoomTools({ zoom, fits, zoomTo, zoomIn, zoomOut }: ReturnType<typeof usePanZoom>) {
  return (
    <fieldset className="compare-zoom" aria-label={words.zoom}>
      <button type="button" className="icon-button" aria-label={words.zoomOut} onClick={zoomOut}>
        <Minus aria-hidden />
      </button>
      <output className="figures">{unitWords.percent(number(Math.round(zoom * 100)))}</output>
      <button type="button" className="icon-button" aria-label={words.zoomIn} onClick={zoomIn}>
        <Plus aria-hidden />
      </button>
      <button type="button" className="button" aria-pressed={fits} onClick={() => zoomTo(undefined)}>
        {words.fit}
      </button>
      <button type="button" className="button" aria-pressed={!fits && zoom === 1} onClick={() => zoomTo(1)}>
        {unitWords.percent(number(100))}
      </button>
    </fieldset>
  )
}
