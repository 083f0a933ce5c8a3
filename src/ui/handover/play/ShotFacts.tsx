import { Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FrameTable } from '../../../domain/handover/frame-table.ts'
import { shotAt } from '../../../domain/handover/frame-views.ts'
import { snapped } from '../../../domain/handover/playback.ts'
import { setLength, usePlay } from '../../../store/handover/play.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { boardWords } from '../../words/en/board.ts'
import { playWords as words } from '../../words/en/play.ts'
import { stepWords } from '../../words/en/steps.ts'
import { seconds } from '../../words/format.ts'

const STEP = 0.5

/** The shot that is shown, with its duration to step: on a phone, where edges are small. */
export function ShotFacts({ table }: { readonly table: FrameTable }) {
  const now = usePlay(({ frame }) => shotAt(table, frame))
  const readOnly = useProjectStore((state) => state.readOnly)
  if (!now) return null
  const { shot, number } = now
  const terms: Readonly<Record<string, string>> = boardWords.terms
  const camera = [shot.size, shot.angle, shot.move].filter((term) => term !== undefined)
  const step = (by: number) => setLength(shot.id, snapped(now.seconds + by, table))
  const why = readOnly ? stepWords.whyNot.readOnly : undefined
  return (
    <section className="play-facts" aria-label={boardWords.shot(number)}>
      <div className="play-fact-row">
        <strong className="figures">{number}</strong>
        <span className="quiet">{camera.map((term) => terms[term] ?? term).join(', ')}</span>
        <fieldset className="play-stepper" aria-label={words.lengthOf(number)}>
          <Step label={words.shorter} why={why} onClick={() => step(-STEP)}>
            <Minus aria-hidden />
          </Step>
          <output className="figures">{seconds(now.seconds)}</output>
          <Step label={words.longer} why={why} onClick={() => step(STEP)}>
            <Plus aria-hidden />
          </Step>
        </fieldset>
      </div>
      <p dir="auto">{shot.text}</p>
    </section>
  )
}

interface StepProps {
  readonly label: string
  readonly why: string | undefined
  readonly onClick: () => void
  readonly children: ReactNode
}

function Step({ label, why, onClick, children }: StepProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      aria-disabled={why !== undefined || undefined}
      aria-description={why}
      title={why}
      onClick={why === undefined ? onClick : undefined}
    >
      {children}
    </button>
  )
}
