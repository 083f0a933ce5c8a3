import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { focusOf, withinPicture } from '../../../domain/board/focus.ts'
import type { Spot } from '../../../domain/board/marks.ts'
import type { Take } from '../../../domain/board/shot.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { nudgeFocus, putFocus, putFocusBack } from '../../../store/takes/focus.ts'
import { guideWords as words } from '../../words/en/guides.ts'
import { stepWords } from '../../words/en/steps.ts'
import { focusText } from './focus-text.ts'

interface FocusHandleProps {
  readonly take: Take
  /** The shot's number. */
  readonly number: string
  /** Where the handle is held while it is dragged; undefined where it is not. */
  readonly held: Spot | undefined
  readonly onHold: (spot: Spot | undefined) => void
}

/** Shares of the picture's sides that a key moves the focus by. */
const STEP = { small: 0.01, large: 0.1 }

/** Moves what crops and arrows go around, by mouse, touch or keys. */
export function FocusHandle({ take, number, held, onHold }: FocusHandleProps) {
  const readOnly = useProjectStore((state) => state.readOnly)
  /** Pixels from the handle's middle to where it is grasped. */
  const grasp = useRef<Spot>(undefined)
  /** `held` at once: a finger may leave before the screen is drawn. */
  const latest = useRef<Spot>(undefined)
  const spot = held ?? focusOf(take)

  function onPointerDown(event: PointerEvent<HTMLButtonElement>): void {
    // The picture below would be panned.
    event.stopPropagation()
    if (event.button !== 0 || readOnly) return
    event.currentTarget.setPointerCapture(event.pointerId)
    event.currentTarget.focus({ preventScroll: true })
    const box = event.currentTarget.getBoundingClientRect()
    grasp.current = { x: event.clientX - box.x - box.width / 2, y: event.clientY - box.y - box.height / 2 }
  }

  function onPointerMove({ currentTarget, clientX, clientY }: PointerEvent<HTMLButtonElement>): void {
    const box = currentTarget.parentElement?.getBoundingClientRect()
    if (!grasp.current || !box) return
    const { x, y } = grasp.current
    latest.current = withinPicture({
      x: (clientX - x - box.x) / box.width,
      y: (clientY - y - box.y) / box.height,
    })
    onHold(latest.current)
  }

  function letGo(keeps: boolean): void {
    grasp.current = undefined
    if (latest.current && keeps) putFocus(take.id, latest.current)
    latest.current = undefined
    onHold(undefined)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const [x, y] = ARROWS[event.key] ?? []
    if (x === undefined || y === undefined) {
      if (event.key !== 'Escape' || !grasp.current) return
      letGo(false)
    } else {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const step = event.shiftKey ? STEP.large : STEP.small
      if (!readOnly) nudgeFocus(take, { x: x * step, y: y * step })
    }
    // The dialog turns to the next shot, pans or closes by these keys.
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <button
      type="button"
      role="slider"
      className="focus-handle"
      style={{ left: `${spot.x * 100}%`, top: `${spot.y * 100}%` }}
      aria-label={words.focus(number)}
      aria-description={readOnly ? stepWords.whyNot.readOnly : words.focusKeys}
      aria-readonly={readOnly}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(spot.x * 100)}
      aria-valuetext={focusText(spot)}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => letGo(true)}
      onPointerCancel={() => letGo(false)}
      onDoubleClick={() => !readOnly && putFocusBack(take.id)}
    />
  )
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
