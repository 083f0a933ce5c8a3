import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { RegionMark, RegionPoint } from '../../../domain/takes/region/region.ts'
import { type Tool, toolOf } from './edit-keys.ts'

/** A step of the arrow keys, and with Shift, in shares of the picture. */
const KEY_STEP = 0.02
const FINE_STEP = 0.004

/** Of the brush, by the keys [ and ]. */
const SIZE_STEP = 1.25

interface Marking {
  readonly tool: Tool
  /** Of the brush, in shares of the longer side. */
  readonly size: number
  readonly onTool: (tool: Tool) => void
  /** Changes the brush's width by a factor. */
  readonly onSize: (factor: number) => void
  readonly onMark: (mark: RegionMark) => void
}

/**
 * Marks on a picture by one pointer, or by keys: arrows move the brush, Space paints with it, or
 * sets a corner of a box or an outline. A second finger takes the mark back and leaves both to the
 * browser, which zooms.
 */
export function useMarking({ tool, size, onTool, onSize, onMark }: Marking) {
  const [shown, setShown] = useState<readonly RegionPoint[]>([])
  /** At once: a pointer moves more often than the screen is drawn. */
  const points = useRef<readonly RegionPoint[]>([])
  /** Corners that keys have set. */
  const [corners, setCorners] = useState<readonly RegionPoint[]>([])
  const [cursor, setCursor] = useState<RegionPoint>()
  const pointers = useRef(new Set<number>())

  const keep = (next: readonly RegionPoint[]) => {
    points.current = next
    setShown(next)
  }

  function end(event: PointerEvent<HTMLElement>): void {
    pointers.current.delete(event.pointerId)
    const mark = markOf(points.current, tool, size)
    keep([])
    if (mark && event.type === 'pointerup') onMark(mark)
  }

  /** Space at a place: paints there, or sets a corner; the second one of a box ends it. */
  function put(at: RegionPoint): void {
    const next = tool === 'box' || tool === 'outline' ? [...corners, at] : [at]
    const isDone = tool !== 'outline' && next.length === (tool === 'box' ? 2 : 1)
    setCorners(isDone ? [] : next)
    setCursor(at)
    if (isDone) finish(next)
  }

  function finish(drawn: readonly RegionPoint[]): void {
    const mark = markOf(drawn, tool, size)
    setCorners([])
    if (mark) onMark(mark)
  }

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      pointers.current.add(event.pointerId)
      if (pointers.current.size > 1) return keep([])
      event.currentTarget.setPointerCapture(event.pointerId)
      setCorners([])
      keep([placeOf(event)])
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (points.current.length > 0) keep([...points.current, placeOf(event)])
    },
    onPointerUp: end,
    onPointerCancel: end,
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const [dx, dy] = ARROWS[event.key] ?? [0, 0]
      const at = cursor ?? { x: 0.5, y: 0.5 }
      const chosen = toolOf(event.key)
      if (dx !== 0 || dy !== 0) {
        const step = event.shiftKey ? FINE_STEP : KEY_STEP
        setCursor({ x: within(at.x + dx * step), y: within(at.y + dy * step) })
      } else if (event.key === ' ') put(at)
      else if (event.key === 'Enter' && corners.length > 0)
        finish(tool === 'box' ? [...corners, at] : corners)
      else if (event.key === 'Escape' && corners.length > 0) setCorners([])
      else if (chosen) {
        setCorners([])
        onTool(chosen)
      } else if (event.key === '[' || event.key === ']') onSize(event.key === ']' ? SIZE_STEP : 1 / SIZE_STEP)
      else return
      event.preventDefault()
      // Escape would close the dialog as well.
      event.stopPropagation()
    },
    onBlur() {
      setCursor(undefined)
      setCorners([])
    },
  }
  const begun = corners.length > 0 && cursor ? [...corners, cursor] : shown
  return { handlers, cursor, corners, drawing: begun.length > 0 ? markOf(begun, tool, size) : undefined }
}

/** The mark that a tool makes of points; undefined where it has no area. */
function markOf(points: readonly RegionPoint[], tool: Tool, size: number): RegionMark | undefined {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return undefined
  if (tool === 'outline') return points.length > 2 ? { kind: 'outline', points } : undefined
  if (tool !== 'box') return { kind: 'stroke', points, size, erases: tool === 'eraser' }
  const [x, y] = [Math.min(first.x, last.x), Math.min(first.y, last.y)]
  const [width, height] = [Math.abs(last.x - first.x), Math.abs(last.y - first.y)]
  return width > 0 && height > 0 ? { kind: 'box', rectangle: { x, y, width, height } } : undefined
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const within = (share: number) => Math.min(1, Math.max(0, share))

function placeOf({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): RegionPoint {
  const box = currentTarget.getBoundingClientRect()
  return { x: within((clientX - box.x) / box.width), y: within((clientY - box.y) / box.height) }
}
