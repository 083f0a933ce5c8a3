import { useEffect, useId, useRef, useState } from 'react'
import type { Shot, Take } from '../../../domain/board/shot.ts'
import { type Problem, problemOf } from '../../../domain/problem.ts'
import {
  ADJUSTMENT_LIMITS,
  type Adjustment,
  fitting,
  isNoAdjustment,
  NO_ADJUSTMENT,
} from '../../../domain/takes/adjustment.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { adjustTake } from '../../../store/takes/adjust.ts'
import { changeDraft, useEditDraft } from '../../../store/takes/edit-draft.ts'
import { Alert } from '../../kit/Alert.tsx'
import { Button } from '../../kit/Button.tsx'
import { editTakeWords as words } from '../../words/en/edit-take.ts'
import { stepWords } from '../../words/en/steps.ts'
import { number } from '../../words/format.ts'

interface EditProps {
  readonly shot: Shot
  readonly take: Take
  readonly url: string | undefined
  readonly onDone: () => void
}

const STEPS: Readonly<Record<keyof Adjustment, number>> = {
  tone: 5,
  zoom: 0.05,
  x: 0.02,
  y: 0.02,
  angle: 0.5,
}

/** Tone, part and angle of a take: what Sketch changes, which understands no words. */
export function EditByControls({ shot, take, url, onDone }: EditProps) {
  const { adjustment } = useEditDraft(take.id)
  const [making, setMaking] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const isOpen = useRef(true)
  const readOnly = useProjectStore((state) => state.readOnly)
  const blocked = making ? words.making : isNoAdjustment(adjustment) ? words.whyNot.noChange : undefined
  const why = readOnly ? stepWords.whyNot.readOnly : blocked
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
    }
  }, [])
  const make = async () => {
    setMaking(true)
    setProblem(undefined)
    try {
      await adjustTake(shot, take, adjustment)
      changeDraft(take.id, { adjustment: NO_ADJUSTMENT })
      if (isOpen.current) onDone()
    } catch (error) {
      // What was set stays, to be tried again.
      const found = problemOf(error)
      if (found.code !== 'cancelled') setProblem(found)
    } finally {
      setMaking(false)
    }
  }
  return (
    <div className="full-rooms">
      <div className="full-work edit-picture">
        <Preview take={take} url={url} adjustment={adjustment} />
      </div>
      <fieldset className="full-side edit-side" aria-label={words.controls}>
        <p className="quiet">{words.controlsHelp}</p>
        {(Object.keys(ADJUSTMENT_LIMITS) as readonly (keyof Adjustment)[]).map((key) => (
          <label key={key} className="edit-slider">
            <span>{words.control[key]}</span>
            <input
              type="range"
              {...ADJUSTMENT_LIMITS[key]}
              step={STEPS[key]}
              value={adjustment[key]}
              onChange={(event) =>
                changeDraft(take.id, { adjustment: { ...adjustment, [key]: event.target.valueAsNumber } })
              }
            />
            <output className="figures">{number(adjustment[key])}</output>
          </label>
        ))}
        {problem && <Alert problem={problem} onClose={() => setProblem(undefined)} />}
        <Button primary wide why={why} onClick={() => void make()}>
          {words.make}
        </Button>
        <Button wide onClick={() => changeDraft(take.id, { adjustment: NO_ADJUSTMENT })}>
          {words.reset}
        </Button>
      </fieldset>
    </div>
  )
}

interface PreviewProps {
  readonly take: Take
  readonly url: string | undefined
  readonly adjustment: Adjustment
}

/** The picture as it will be made: the same curve, and the same turn about the same point. */
function Preview({ take: { width, height }, url, adjustment }: PreviewProps) {
  const id = useId()
  const { tone, zoom, x, y, angle } = fitting(adjustment, width / height)
  const curve = { type: 'gamma', amplitude: 1, exponent: 2 ** (-tone / 100), offset: 0 }
  const turned = `translate(${width / 2} ${height / 2}) scale(${zoom}) rotate(${angle}) translate(${-x * width} ${-y * height})`
  return (
    <svg className="edit-whole" viewBox={`0 0 ${width} ${height}`} aria-hidden>
      <filter id={id} colorInterpolationFilters="sRGB">
        <feComponentTransfer>
          <feFuncR {...curve} />
          <feFuncG {...curve} />
          <feFuncB {...curve} />
        </feComponentTransfer>
      </filter>
      {url && <image href={url} width={width} height={height} transform={turned} filter={`url(#${id})`} />}
    </svg>
  )
}
