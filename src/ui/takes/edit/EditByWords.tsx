import { useMemo, useRef, useState } from 'react'
import { ASPECT_RATIOS, ratioValue } from '../../../domain/board/aspect-ratio.ts'
import type { Shot, Take } from '../../../domain/board/shot.ts'
import type { TakeId } from '../../../domain/ids.ts'
import { findImageModel } from '../../../domain/models/model.ts'
import { lastEdit } from '../../../domain/takes/last-edit.ts'
import { cutMask, maskOf } from '../../../domain/takes/region/mask.ts'
import { hasRing, partFor } from '../../../domain/takes/region/part.ts'
import type { TakeAsk } from '../../../domain/takes/take-ask.ts'
import { drawAsked } from '../../../store/jobs/start-steps.ts'
import { useJobStore } from '../../../store/jobs/store.ts'
import { useModels } from '../../../store/models/store.ts'
import { changeDraft, useEditDraft } from '../../../store/takes/edit-draft.ts'
import { Making } from '../../board/Making.tsx'
import { Button } from '../../kit/Button.tsx'
import { TextLimit } from '../../kit/TextLimit.tsx'
import { usePrices } from '../../money/use-prices.ts'
import { editTakeWords as words } from '../../words/en/edit-take.ts'
import { unitWords } from '../../words/en/units.ts'
import { roomReason, useWhyNotAsk } from '../use-why-not-ask.ts'
import { EditCompare } from './EditCompare.tsx'
import { EditStage } from './EditStage.tsx'
import { EditState } from './EditState.tsx'
import { type EditView, EditViews } from './EditViews.tsx'
import { EditWhere } from './EditWhere.tsx'
import type { Tool } from './edit-keys.ts'
import { LastEdit } from './LastEdit.tsx'
import { BRUSH, RegionTools } from './RegionTools.tsx'

interface EditProps {
  readonly shot: Shot
  readonly take: Take
  readonly url: string | undefined
  /** Another take is edited instead. */
  readonly onFurther: (take: TakeId) => void
}

/** An instruction for a take, or for a region of it; with its price and what is sent. */
export function EditByWords({ shot, take, url, onFurther }: EditProps) {
  const { words: text, whole, region } = useEditDraft(take.id)
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
    words: text.trim(),
    ...(marked ? { region: { ...region, part: marked } } : {}),
  }
  const price = usePrices().asked(shot, ask)
  const lacks = whyLacking(text, whole, part !== undefined, ring)
  const why = useWhyNotAsk(shot) ?? lacks ?? roomReason(ask, price?.room)
  const after = lastEdit(shot, take)
  const [view, setView] = useState<EditView>('before')
  const [seen, setSeen] = useState(after?.id)
  // What has just come is shown at once; what came earlier is a click away.
  if (after?.id !== seen) {
    setSeen(after?.id)
    setView(after ? 'after' : 'before')
  }
  const said = useRef<HTMLTextAreaElement>(null)
  const progress = useJobStore((state) => state.shots[shot.id])
  const isMarking = after === undefined || view === 'before'
  return (
    <div className="full-rooms">
      <div className="full-work edit-picture">
        <div className="edit-head">
          {isMarking && !whole && (
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
          {after && <EditViews view={view} onView={setView} />}
        </div>
        {!isMarking ? (
          <EditCompare key={view} shot={shot} before={take} after={after} wipes={view === 'split'} />
        ) : whole ? (
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
        {progress && progress.status !== 'failed' && <Making progress={progress} over />}
      </div>
      <div className="full-side edit-side">
        <label className="field">
          <span>{words.words}</span>
          <textarea
            className="input"
            rows={4}
            dir="auto"
            value={text}
            ref={said}
            placeholder={words.example}
            onChange={(event) => changeDraft(take.id, { words: event.target.value })}
          />
          <TextLimit text={text} />
        </label>
        <EditWhere whole={whole} onWhole={(next) => changeDraft(take.id, { whole: next })} />
        <p className="quiet">
          {marked
            ? words.sentPart(unitWords.pictureSize(marked.width, marked.height), models.draw.id)
            : words.sentWhole(models.draw.id)}
        </p>
        <Button primary wide why={why} price={price?.price} onClick={() => void drawAsked(shot.id, ask)}>
          {words.draw}
        </Button>
        {why && <p className="quiet">{why}</p>}
        <EditState shot={shot} onEdit={() => said.current?.focus()} />
        {after && <LastEdit shot={shot} before={take} after={after} onFurther={onFurther} />}
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
