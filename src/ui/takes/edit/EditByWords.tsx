import { useMemo, useState } from 'react'
import { ASPECT_RATIOS, ratioValue } from '../../../domain/board/aspect-ratio.ts'
import type { Shot, Take } from '../../../domain/board/shot.ts'
import { findImageModel } from '../../../domain/models/model.ts'
import { cutMask, maskOf } from '../../../domain/takes/region/mask.ts'
import { hasRing, partFor } from '../../../domain/takes/region/part.ts'
import type { TakeAsk } from '../../../domain/takes/take-ask.ts'
import { drawAsked } from '../../../store/jobs/start-steps.ts'
import { useModels } from '../../../store/models/store.ts'
import { changeDraft, useEditDraft } from '../../../store/takes/edit-draft.ts'
import { Button } from '../../kit/Button.tsx'
import { TextLimit } from '../../kit/TextLimit.tsx'
import { usePrices } from '../../money/use-prices.ts'
import { editTakeWords as words } from '../../words/en/edit-take.ts'
import { unitWords } from '../../words/en/units.ts'
import { roomReason, useWhyNotAsk } from '../use-why-not-ask.ts'
import { EditStage } from './EditStage.tsx'
import { BRUSH, RegionTools } from './RegionTools.tsx'
import type { Tool } from './use-marking.ts'

interface EditProps {
  readonly shot: Shot
  readonly take: Take
  readonly url: string | undefined
  readonly onDone: () => void
}

/** An instruction for a take, or for a region of it; with its price and what is sent. */
export function EditByWords({ shot, take, url, onDone }: EditProps) {
  const { words: said, whole, region } = useEditDraft(take.id)
  const [tool, setTool] = useState<Tool>('brush')
  const [size, setSize] = useState(64)
  const { catalogue, models } = useModels()
  const facts = catalogue && findImageModel(catalogue, models.draw.id)
  const { part, ring } = useMemo(() => {
    const offered = ASPECT_RATIOS.filter(
      (one) => !facts?.aspectRatios.length || facts.aspectRatios.includes(one),
    )
    const mask = maskOf(region, take)
    const found = partFor(mask, offered.map(ratioValue))
    return { part: found, ring: found ? hasRing(cutMask(mask, found)) : false }
  }, [region, take, facts])
  const marked = whole ? undefined : part
  const ask: TakeAsk = {
    kind: 'edit',
    of: take.id,
    words: said.trim(),
    ...(marked ? { region: { ...region, part: marked } } : {}),
  }
  const price = usePrices().asked(shot, ask)
  const lacks = whyLacking(said, whole, part !== undefined, ring)
  const why = useWhyNotAsk(shot) ?? lacks ?? roomReason(ask, price?.room)
  const draw = () => {
    onDone()
    void drawAsked(shot.id, ask)
  }
  return (
    <div className="full-rooms">
      <div className="full-work edit-picture">
        {!whole && (
          <RegionTools
            take={take}
            region={region}
            tool={tool}
            size={size}
            onTool={setTool}
            onSize={setSize}
            onRegion={(next) => changeDraft(take.id, { region: next })}
          />
        )}
        {whole ? (
          url && <img className="edit-whole" src={url} alt="" />
        ) : (
          <EditStage
            url={url}
            take={take}
            region={region}
            part={part}
            tool={tool}
            size={size}
            onTool={setTool}
            onSize={(factor) =>
              setSize((now) => Math.round(Math.min(BRUSH.max, Math.max(BRUSH.min, now * factor))))
            }
            onMark={(mark) => changeDraft(take.id, { region: { ...region, marks: [...region.marks, mark] } })}
          />
        )}
      </div>
      <div className="full-side edit-side">
        <label className="field">
          <span>{words.words}</span>
          <textarea
            className="input"
            rows={4}
            dir="auto"
            value={said}
            placeholder={words.example}
            onChange={(event) => changeDraft(take.id, { words: event.target.value })}
          />
          <TextLimit text={said} />
        </label>
        <Where whole={whole} onWhole={(next) => changeDraft(take.id, { whole: next })} />
        <p className="quiet">
          {marked
            ? words.sentPart(unitWords.pictureSize(marked.width, marked.height), models.draw.id)
            : words.sentWhole(models.draw.id)}
        </p>
        <Button primary wide why={why} price={price?.price} onClick={draw}>
          {words.draw}
        </Button>
        {why && <p className="quiet">{why}</p>}
      </div>
    </div>
  )
}

function whyLacking(said: string, whole: boolean, marked: boolean, ring: boolean): string | undefined {
  if (said.trim() === '') return words.whyNot.noWords
  if (whole) return undefined
  if (!marked) return words.whyNot.noRegion
  return ring ? undefined : words.whyNot.noRing
}

interface WhereProps {
  readonly whole: boolean
  readonly onWhole: (whole: boolean) => void
}

function Where({ whole, onWhole }: WhereProps) {
  return (
    <fieldset className="edit-where">
      <legend>{words.where}</legend>
      <label className="check">
        <input type="radio" name="where" checked={!whole} onChange={() => onWhole(false)} />
        <span>
          {words.region}
          <span className="quiet edit-help">{words.regionHelp}</span>
        </span>
      </label>
      <label className="check">
        <input type="radio" name="where" checked={whole} onChange={() => onWhole(true)} />
        <span>{words.whole}</span>
      </label>
    </fieldset>
  )
}
