import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { Spot } from '../../../domain/board/marks.ts'
import type { Rectangle } from '../../../domain/board/reference.ts'
import type { Frame } from '../../../domain/project/project.ts'
import { movedRectangle, rectangleBetween, resizedRectangle } from '../../../domain/scene/crop-rectangle.ts'
import { useBlobUrl } from '../../kit/use-blob-url.ts'
import { whoWords as words } from '../../words/en/who.ts'
import { seconds } from '../../words/format.ts'

interface CropBoxProps {
  readonly frame: Frame
  readonly rectangle: Rectangle
  readonly readOnly: boolean
  readonly onChange: (rectangle: Rectangle) => void
}

/** An arrow key's step, as a share of the frame's side. */
const STEP = 0.01

const ARROWS: Readonly<Record<string, Spot>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
}

/** A drag: of the crop by a point in it, or of a new one from its first corner. */
type Drag =
  | { readonly kind: 'move'; readonly from: Spot; readonly rectangle: Rectangle }
  | { readonly kind: 'draw'; readonly from: Spot }

/** The frame with the crop on it. */
export function CropBox({ frame, rectangle, readOnly, onChange }: CropBoxProps) {
  const url = useBlobUrl(frame.blob)
  const area = useRef<HTMLDivElement>(null)
  const drag = useRef<Drag>(undefined)
  const spotOf = ({ clientX, clientY }: PointerEvent): Spot => {
    const { left, top, width, height } = area.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1)
    return { x: (clientX - left) / width, y: (clientY - top) / height }
  }
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    if (readOnly || !event.isPrimary) return
    const from = spotOf(event)
    const whole = rectangle.width === 1 && rectangle.height === 1
    drag.current =
      !whole && holds(rectangle, from) ? { kind: 'move', from, rectangle } : { kind: 'draw', from }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const go = (event: PointerEvent<HTMLDivElement>) => {
    const { current } = drag
    if (!current) return
    const to = spotOf(event)
    const { from } = current
    if (current.kind === 'draw') onChange(rectangleBetween(from, to))
    else onChange(movedRectangle(current.rectangle, { x: to.x - from.x, y: to.y - from.y }))
  }
  const end = () => {
    drag.current = undefined
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = ARROWS[event.key]
    if (!by || readOnly || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onChange(event.shiftKey ? resizedRectangle(rectangle, by) : movedRectangle(rectangle, by))
  }
  const { x, y, width, height } = rectangle
  const [left, top, wide, high] = [x, y, width, height].map((side) => Math.round(side * 100))
  return (
    <div
      ref={area}
      className="crop-area"
      style={{ ['--ratio' as string]: String(frame.width / frame.height) }}
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {url ? (
        <img src={url} alt={words.frameAt(seconds(frame.time))} draggable={false} />
      ) : (
        <span className="skeleton" />
      )}
      <button
        type="button"
        className="crop-box"
        aria-label={words.boxAt(left ?? 0, top ?? 0, wide ?? 0, high ?? 0)}
        onKeyDown={onKeyDown}
        style={{
          left: `${x * 100}%`,
          top: `${y * 100}%`,
          width: `${width * 100}%`,
          height: `${height * 100}%`,
        }}
      />
    </div>
  )
}

const holds = ({ x, y, width, height }: Rectangle, spot: Spot): boolean =>
  spot.x >= x && spot.x <= x + width && spot.y >= y && spot.y <= y + height
