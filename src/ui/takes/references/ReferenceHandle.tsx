import { GripVertical } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { referenceListWords as words } from '../../words/en/reference-list.ts'

interface ReferenceHandleProps {
  readonly name: string
  readonly place: number
  /** The place where the row would be dropped; undefined while it is not lifted. */
  readonly over: number | undefined
  readonly onLift: (to: number) => void
  readonly onDrop: (to: number) => void
  readonly onPutBack: () => void
}

/** Lifts a row by mouse, touch or key, and drops it elsewhere in the list. */
export function ReferenceHandle({ name, place, over, onLift, onDrop, onPutBack }: ReferenceHandleProps) {
  function onKeyDown(event: KeyboardEvent): void {
    const { key } = event
    if (event.ctrlKey || event.metaKey) return
    const by = { ArrowUp: -1, ArrowDown: 1 }[key]
    const drops = key === 'Enter' || key === ' ' || key.toLowerCase() === 'm'
    if (event.altKey && by) onDrop(place + by)
    else if (event.altKey) return
    else if (over === undefined && drops) onLift(place)
    else if (over === undefined) return
    else if (drops) onDrop(over)
    else if (key === 'Escape') onPutBack()
    else if (by) onLift(over + by)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <button
      type="button"
      className="icon-button reference-move"
      aria-label={words.move(name)}
      aria-pressed={over !== undefined}
      title={words.moveHelp}
      onKeyDown={onKeyDown}
      onBlur={() => over !== undefined && onPutBack()}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        // The row stays in place until the drop, so its handle may hold the pointer.
        event.currentTarget.setPointerCapture(event.pointerId)
        onLift(place)
      }}
      onPointerMove={({ clientX, clientY, currentTarget }) => {
        const under = over === undefined ? undefined : placeAt(currentTarget, clientX, clientY)
        if (under !== undefined && under !== over) onLift(under)
      }}
      onPointerUp={() => over !== undefined && onDrop(over)}
      onPointerCancel={onPutBack}
    >
      <GripVertical aria-hidden />
    </button>
  )
}

/** The place of the row under a point of the window. */
function placeAt(handle: Element, x: number, y: number): number | undefined {
  const under = document.elementsFromPoint(x, y)
  const found = [...(handle.closest('ol')?.children ?? [])].findIndex((row) => under.includes(row))
  return found < 0 ? undefined : found
}
