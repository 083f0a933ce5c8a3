import type { CSSProperties, KeyboardEvent, PointerEvent } from 'react'
import { sheetWords as words } from '../../words/en/sheets.ts'
import { stepWords } from '../../words/en/steps.ts'

interface EdgeSliderProps {
  readonly label: string
  readonly className: string
  readonly style: CSSProperties
  /** `x`: it moves from left to right. */
  readonly axis: 'x' | 'y'
  /** In pixels of the sheet. */
  readonly at: number
  readonly reach: readonly [number, number]
  /** The sheet's extent along the axis, in pixels. */
  readonly length: number
  readonly readOnly: boolean
  readonly onMove: (at: number) => void
}

const STEP = { small: 1, large: 10 }
const FORWARD = { x: 'ArrowRight', y: 'ArrowDown' }
const BACK = { x: 'ArrowLeft', y: 'ArrowUp' }

/** An edge or a line of a sheet, moved by mouse, touch or arrow keys. */
export function EdgeSlider({
  label,
  className,
  style,
  axis,
  at,
  reach,
  length,
  readOnly,
  onMove,
}: EdgeSliderProps) {
  const [least, most] = reach

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const way = event.key === FORWARD[axis] ? 1 : event.key === BACK[axis] ? -1 : 0
    if (way === 0 || readOnly) return
    event.preventDefault()
    event.stopPropagation()
    onMove(at + way * (event.shiftKey ? STEP.large : STEP.small))
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    if (readOnly || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const box = event.currentTarget.closest('.sheet-picture')?.getBoundingClientRect()
    if (!box) return
    const share =
      axis === 'x' ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height
    onMove(Math.round(share * length))
  }

  return (
    <button
      type="button"
      role="slider"
      className={className}
      style={style}
      aria-label={label}
      aria-description={readOnly ? stepWords.whyNot.readOnly : words.edgeKeys}
      aria-readonly={readOnly}
      aria-orientation={axis === 'x' ? 'horizontal' : 'vertical'}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={at}
      aria-valuetext={words.pixels(at)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
    />
  )
}
