import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { RegionMark, RegionPoint } from '../../../domain/takes/region/region.ts'

export type Tool = 'brush' | 'eraser' | 'box'

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
 * Marks on a picture by one pointer, or by keys: arrows move the brush, Space paints with it. A
 * second finger takes the mark back and leaves both to the browser, which zooms.
 */
export function useMarking({ tool, size, onTool, onSize, onMark }: Marking) {
  const [shown, setShown] = useState<readonly RegionPoint[]>([])
  /** At once: a pointer moves more often than the screen is drawn. */
  const points = useRef<readonly RegionPoint[]>([])
  const [cursor, setCursor] = useState<RegionPoint>()
  const pointers = useRef(new Set<number>())

  const keep = (next: readonly RegionPoint[]) => {
    points.current = next
    setShown(next)
  }

  const markOf = (drawn: readonly RegionPoint[]): RegionMark | undefined => {
    const [first, last] = [drawn[0], drawn.at(-1)]
    if (!first || !last) return undefined
    if (tool !== 'box') return { kind: 'stroke', points: drawn, size, erases: tool === 'eraser' }
    const [x, y] = [Math.min(first.x, last.x), Math.min(first.y, last.y)]
    const [width, height] = [Math.abs(last.x - first.x), Math.abs(last.y - first.y)]
    return width > 0 && height > 0 ? { kind: 'box', rectangle: { x, y, width, height } } : undefined
  }

  function end(event: PointerEvent<HTMLElement>): void {
    pointers.current.delete(event.pointerId)
    const mark = markOf(points.current)
    keep([])
    if (mark && event.type === 'pointerup') onMark(mark)
  }

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      pointers.current.add(event.pointerId)
      if (pointers.current.size > 1) return keep([])
      event.currentTarget.setPointerCapture(event.pointerId)
      keep([placeOf(event)])
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (points.current.length > 0) keep([...points.current, placeOf(event)])
    },
    onPointerUp: end,
    onPointerCancel: end,
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const [dx, dy] = ARROWS[event.key] ?? [0, 0]
      const at = cursor ?? { x: 0.5, y: 0.5 }
      if (dx !== 0 || dy !== 0) {
        const step = event.shiftKey ? FINE_STEP : KEY_STEP
        setCursor({ x: within(at.x + dx * step), y: within(at.y + dy * step) })
      } else if (event.key === ' ' && tool !== 'box') {
        onMark({ kind: 'stroke', points: [at], size, erases: tool === 'eraser' })
        setCursor(at)
      } else if (TOOL_KEYS[event.key]) onTool(TOOL_KEYS[event.key] ?? tool)
      else if (event.key === '[' || event.key === ']') onSize(event.key === ']' ? SIZE_STEP : 1 / SIZE_STEP)
      else return
      event.preventDefault()
    },
    onBlur: () => setCursor(undefined),
  }
  return { handlers, cursor, drawing: shown.length > 0 ? markOf(shown) : undefined }
}

const TOOL_KEYS: Readonly<Record<string, Tool>> = { b: 'brush', e: 'eraser', r: 'box' }

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
