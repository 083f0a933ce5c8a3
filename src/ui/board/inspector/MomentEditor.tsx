import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { nearestFrame } from '../../../domain/clip/frames.ts'
import { USUAL_FPS } from '../../../domain/clip/sample-times.ts'
import { endScrub, scrubTo, useScrubStore } from '../../../store/clip/scrub.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { Alert } from '../../kit/Alert.tsx'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { severalWords } from '../../words/en/several.ts'
import { clock, seconds } from '../../words/format.ts'
import type { EditorProps } from './editor-props.ts'
import { MomentPictures } from './MomentPictures.tsx'
import { MomentStrip } from './MomentStrip.tsx'
import { momentIn } from './moment.ts'

const FAST_SECONDS = 1

/** The moment of the clip that a shot shows, scrubbed along the clip's frames beside the take. */
export function MomentEditor(props: EditorProps) {
  const { shot, value, mixed, several, label, id, readOnly, onChange } = props
  const video = useProjectStore(({ project }) => project?.video)
  const frames = useProjectStore(({ project }) => project?.frames) ?? []
  const { shown, problem } = useScrubStore()
  const [asked, setAsked] = useState<number>()
  useEffect(() => endScrub, [])
  const none = mixed ? severalWords.mixed : words.notSet
  const moment = typeof value === 'number' ? value : undefined
  const span = video?.window
  if (!span || !video.info) {
    return (
      <div className="fact is-tall">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          type="range"
          aria-disabled
          aria-describedby={`${id}-none`}
          aria-valuetext={moment === undefined ? none : seconds(moment)}
          value={0}
          onChange={() => undefined}
        />
        <p className="quiet" id={`${id}-none`}>
          {words.noClip}
        </p>
      </div>
    )
  }
  const frameSeconds = 1 / (video.info.fps ?? USUAL_FPS)
  const at = moment ?? span.start
  const go = (time: number) => {
    if (readOnly) return
    const inside = momentIn(time, span)
    onChange(inside)
    setAsked(inside)
    void scrubTo(inside)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (!event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
    const way = { ArrowUp: 1, ArrowDown: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!way) return
    event.preventDefault()
    const mirrored = /Left|Right/.test(event.key) && getComputedStyle(event.currentTarget).direction === 'rtl'
    go(at + (mirrored ? -way : way) * FAST_SECONDS)
  }
  const nearest = moment === undefined ? undefined : nearestFrame(frames, moment)
  const exact = asked !== undefined && asked === moment ? shown?.jpeg : undefined
  return (
    <div className="fact is-tall">
      <div className="fact-head">
        <label htmlFor={id}>{label}</label>
        <output className="figures" htmlFor={id}>
          {moment === undefined ? none : seconds(moment)}
        </output>
        {moment !== undefined && !readOnly && (
          <button
            type="button"
            className="fact-clear"
            aria-label={words.clear(label)}
            onClick={() => onChange(undefined)}
          >
            <X aria-hidden />
          </button>
        )}
      </div>
      <div className="moment-slider">
        <MomentStrip frames={frames} span={span} />
        <input
          id={id}
          type="range"
          className={moment === undefined ? 'is-unset' : undefined}
          aria-valuetext={moment === undefined ? none : seconds(moment)}
          aria-readonly={readOnly || undefined}
          min={span.start}
          max={span.end}
          step={frameSeconds}
          value={at}
          onChange={(event) => go(event.target.valueAsNumber)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="moment-ends quiet figures" aria-hidden>
        <span>{clock(span.start)}</span>
        <span>{clock(span.end)}</span>
      </p>
      {problem && <Alert problem={problem} onClose={endScrub} />}
      {!several && (
        <MomentPictures shot={shot} moment={moment} exact={exact} nearest={nearest} info={video.info} />
      )}
    </div>
  )
}
