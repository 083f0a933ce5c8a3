import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { ASPECT_RATIOS, ratioValue } from '../../../domain/board/aspect-ratio.ts'
import type { Shot, Take } from '../../../domain/board/shot.ts'
import type { TakeId } from '../../../domain/ids.ts'
import { findImageModel } from '../../../domain/models/model.ts'
import { lastEdit } from '../../../domain/takes/last-edit.ts'
import { cutMask, maskOf } from '../../../domain/takes/region/mask.ts'
import { hasRing, partFor } from '../../../domain/takes/region/part.ts'
import type { Region } from '../../../domain/takes/region/region.ts'
import type { TakeAsk } from '../../../domain/takes/take-ask.ts'
import { drawAsked } from '../../../store/jobs/start-steps.ts'
import { useJobStore } from '../../../store/jobs/store.ts'
import { useModels } from '../../../store/models/store.ts'
import { changeDraft, useEditDraft } from '../../../store/takes/edit-draft.ts'
import { pressedHere, REDO, UNDO } from '../../app/use-shortcuts.ts'
import { Making } from '../../board/Making.tsx'
import { Button } from '../../kit/Button.tsx'
import { isText } from '../../kit/event-target.ts'
import { TextLimit } from '../../kit/TextLimit.tsx'
import { usePrices } from '../../money/use-prices.ts'
import { editTakeWords as words } from '../../words/en/edit-take.ts'
import { roomReason, useWhyNotAsk } from '../use-why-not-ask.ts'
import { EditCompare } from './EditCompare.tsx'
import { EditSent } from './EditSent.tsx'
import { EditStage } from './EditStage.tsx'
import { EditState } from './EditState.tsx'
import { type EditView, EditViews } from './EditViews.tsx'
import { EditWhere } from './EditWhere.tsx'
import type { Tool } from './edit-keys.ts'
import { LastEdit } from './LastEdit.tsx'
import { type MarkStep, marked as markedAfter, NO_HISTORY, stepBack, stepForward } from './mark-history.ts'
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
  const [history, setHistory] = useState(NO_HISTORY)
  const onMarked = (next: Region) => {
    setHistory(markedAfter(history, region))
    changeDraft(take.id, { region: next })
  }
  const steps = { back: stepBack(history, region), forward: stepForward(history, region) }
  const go = (step: MarkStep | undefined) => {
    if (!step) return
    setHistory(step.history)
    changeDraft(take.id, { region: step.region })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const [undoes, redoes] = [UNDO, REDO].map((keys) => pressedHere(event.nativeEvent, keys))
    if (isText(event.target) || !(undoes || redoes)) return
    event.preventDefault()
    if (isMarking && !whole) go(undoes ? steps.back : steps.forward)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its keys come from what is in it.
    <div className="full-rooms" onKeyDown={onKeyDown}>
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
              onMarked={onMarked}
              onUndo={steps.back && (() => go(steps.back))}
              onRedo={steps.forward && (() => go(steps.forward))}
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
            onMark={(mark) => onMarked({ ...region, marks: [...region.marks, mark] })}
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
        <EditSent
          take={take}
          url={url}
          part={marked}
          model={models.draw.id}
          resolutions={facts?.resolutions ?? []}
        />
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
