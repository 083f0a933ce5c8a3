import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'

/** Least and most pixels of the screen for one of the picture. */
const LIMITS = { min: 0.1, max: 8 }
const STEP = 1.5
const KEY_PIXELS = 80

interface Point {
  readonly x: number
  readonly y: number
}

/**
 * A picture's own place in its frame that must stay under a point of the screen while it is zoomed.
 */
interface Anchor extends Point {
  readonly shareX: number
  readonly shareY: number
}

/**
 * Zooming and panning of a stage in a frame that scrolls: drag and pinch by pointers, Ctrl and the
 * wheel, arrows, + − and 0. `pixels` is the picture's width; `zoom` is pixels of the screen for one
 * of the picture.
 */
export function usePanZoom(frame: RefObject<HTMLElement | null>, pixels: number) {
  const [zoom, setZoom] = useState<number>()
  /** What `zoom` would be to just fit. */
  const [fitting, setFitting] = useState(1)
  /** `zoom` at once: fingers move more often than the screen is drawn. */
  const latest = useRef<number>(undefined)
  const anchor = useRef<Anchor>(undefined)
  const pointers = useRef(new Map<number, Point>())

  const stageBox = () => frame.current?.firstElementChild?.getBoundingClientRect()

  /** Zooms around a point of the screen, the frame's middle unless said. */
  function zoomTo(next: number | undefined, around?: Point): void {
    const [box, stage] = [frame.current?.getBoundingClientRect(), stageBox()]
    if (!box || !stage) return
    const { x, y } = around ?? { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    anchor.current = {
      x: x - box.x,
      y: y - box.y,
      shareX: (x - stage.x) / stage.width,
      shareY: (y - stage.y) / stage.height,
    }
    latest.current = next === undefined ? undefined : Math.min(LIMITS.max, Math.max(LIMITS.min, next))
    setZoom(latest.current)
  }

  function zoomBy(factor: number, around?: Point): void {
    zoomTo((latest.current ?? fitting) * factor, around)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolled once for each new zoom.
  useLayoutEffect(() => {
    const [element, stage] = [frame.current, stageBox()]
    if (!element || !stage || !anchor.current) return
    const { x, y, shareX, shareY } = anchor.current
    element.scrollLeft = shareX * stage.width - x
    element.scrollTop = shareY * stage.height - y
  }, [zoom])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the frame stays the same element.
  useEffect(() => {
    const stage = frame.current?.firstElementChild
    if (!stage || zoom !== undefined) return
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setFitting((entry.contentRect.width * devicePixelRatio) / pixels)
    })
    watch.observe(stage)
    return () => watch.disconnect()
  }, [zoom, pixels])

  // React's own wheel listener is passive and could not keep the page from zooming.
  useEffect(() => {
    const element = frame.current
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      zoomBy(Math.exp(-event.deltaY / 300), event)
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  })

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (zoom === undefined || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    const before = pointers.current.get(event.pointerId)
    const element = frame.current
    if (!before || !element) return
    const now = { x: event.clientX, y: event.clientY }
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
    pointers.current.set(event.pointerId, now)
    // Two fingers move the picture by their middle, so each of them by half.
    const share = other ? 0.5 : 1
    element.scrollLeft -= (now.x - before.x) * share
    element.scrollTop -= (now.y - before.y) * share
    if (!other) return
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
    const apart = (point: Point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y))
    zoomBy(apart(now) / apart(before), middle)
  }

  function onPointerEnd(event: PointerEvent<HTMLElement>): void {
    pointers.current.delete(event.pointerId)
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const [x, y] = ARROWS[event.key] ?? [0, 0]
    const isArrow = zoom !== undefined && (x !== 0 || y !== 0)
    if (isArrow) frame.current?.scrollBy(x * KEY_PIXELS, y * KEY_PIXELS)
    else if (event.key === '+' || event.key === '=') zoomBy(STEP)
    else if (event.key === '-') zoomBy(1 / STEP)
    else if (event.key === '0') zoomTo(undefined)
    else return
    // The dialog's own arrows turn to the next shot.
    event.preventDefault()
    event.stopPropagation()
  }

  return {
    zoom: zoom ?? fitting,
    fits: zoom === undefined,
    zoomTo,
    zoomIn: () => zoomBy(STEP),
    zoomOut: () => zoomBy(1 / STEP),
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp: onPointerEnd,
      onPointerCancel: onPointerEnd,
      onKeyDown,
    },
  }
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
