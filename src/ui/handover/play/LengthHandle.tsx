import { type KeyboardEvent, memo, type PointerEvent, type RefObject, useRef } from 'react'
import { SHOT_FIELDS_BY_KEY } from '../../../domain/board/shot-fields.ts'
import { secondsOf } from '../../../domain/findings/reading-time.ts'
import { perSecond } from '../../../domain/handover/frame-rates.ts'
import type { FrameTable, TimedShot } from '../../../domain/handover/frame-table.ts'
import { snapped } from '../../../domain/handover/playback.ts'
import type { Project } from '../../../domain/project/project.ts'
import { dropDraft, setLength, usePlay } from '../../../store/handover/play.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { playWords as words } from '../../words/en/play.ts'
import { stepWords } from '../../words/en/steps.ts'
import { seconds } from '../../words/format.ts'

interface LengthHandleProps {
  readonly project: Project
  readonly timed: TimedShot
  readonly table: FrameTable
  readonly track: RefObject<HTMLElement | null>
}

/** The end of a shot: dragged, or moved by arrows, it makes the shot longer or shorter. */
export const LengthHandle = memo(function LengthHandle(props: LengthHandleProps) {
  const { project, timed, table, track } = props
  const readOnly = useProjectStore((state) => state.readOnly)
  const draft = usePlay((state) => state.draft)
  const { shot, number } = timed
  const dragged = draft?.shot === shot.id
  const kept = project.shots.find(({ id }) => id === shot.id)
  const before = kept ? secondsOf(kept).seconds : timed.seconds
  const length = (value: number) => snapped(value, table)
  const dragging = useRef<AbortController>(null)

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (readOnly || event.button !== 0 || !track.current) return
    event.preventDefault()
    const handle = event.currentTarget
    handle.focus()
    handle.setPointerCapture(event.pointerId)
    const lanes = track.current.firstElementChild
    const scale = ((lanes?.clientWidth ?? 1) * perSecond(table.rate)) / table.frames
    const way = getComputedStyle(handle).direction === 'rtl' ? -1 : 1
    const from = event.clientX
    const listening = new AbortController()
    const { signal } = listening
    dragging.current = listening
    handle.addEventListener(
      'pointermove',
      ({ clientX }: globalThis.PointerEvent) => {
        const wanted = length(timed.seconds + (way * (clientX - from)) / scale)
        if (wanted !== timed.seconds || usePlay.getState().draft)
          usePlay.setState({ draft: { shot: shot.id, seconds: wanted } })
      },
      { signal },
    )
    const end = (keep: boolean) => () => {
      listening.abort()
      dropDraft(keep)
    }
    handle.addEventListener('pointerup', end(true), { signal })
    handle.addEventListener('pointercancel', end(false), { signal })
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const frames = framesOf(event, Math.round(perSecond(table.rate)))
    if (event.key === 'Escape' && draft) {
      // What the pointer still does is not part of it any more.
      dragging.current?.abort()
      dropDraft(false)
    } else if (readOnly || frames === 0) return
    else setLength(shot.id, length(timed.seconds + frames / perSecond(table.rate)))
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span
      className={dragged ? 'play-edge is-dragged' : 'play-edge'}
      role="slider"
      tabIndex={0}
      aria-label={words.lengthOf(number)}
      aria-valuemin={0}
      aria-valuemax={fieldMost()}
      aria-valuenow={timed.seconds}
      aria-valuetext={seconds(timed.seconds)}
      aria-readonly={readOnly || undefined}
      aria-description={readOnly ? stepWords.whyNot.readOnly : undefined}
      title={readOnly ? stepWords.whyNot.readOnly : undefined}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    >
      {dragged && (
        <span className="play-tip figures" role="status">
          {words.was(seconds(timed.seconds), seconds(before))}
        </span>
      )}
    </span>
  )
})

function fieldMost(): number {
  const field = SHOT_FIELDS_BY_KEY.duration
  return field.kind === 'seconds' ? field.most : 0
}

/** Frames that a key adds: an arrow one, with Shift a second. */
function framesOf({ key, shiftKey, currentTarget }: KeyboardEvent<HTMLElement>, second: number): number {
  const turned = getComputedStyle(currentTarget).direction === 'rtl' ? -1 : 1
  const ways: Readonly<Record<string, number>> = {
    ArrowRight: turned,
    ArrowLeft: -turned,
    ArrowUp: 1,
    ArrowDown: -1,
  }
  return (ways[key] ?? 0) * (shiftKey ? second : 1)
}
