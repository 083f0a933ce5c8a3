import { GripHorizontal } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import type { ShotId } from '../../../domain/ids.ts'
import { useChosenShot } from '../../../store/board/chosen-shot.ts'
import {
  dropLifted,
  liftShot,
  moveLifted,
  putBack,
  useLiftedStore,
} from '../../../store/board/lifted-shot.ts'
import { dropShot } from '../../../store/board/order.ts'
import { dropShots } from '../../../store/board/several.ts'
import { orderWords as words } from '../../words/en/order.ts'
import { useEdgeScroll } from './use-edge-scroll.ts'

interface MoveHandleProps {
  readonly id: ShotId
  readonly number: string
  readonly place: number
  readonly count: number
}

const drop = () => {
  const lifted = dropLifted()
  if (!lifted) return
  const { selected } = useChosenShot.getState()
  // What is selected moves together.
  if (selected.size > 1 && selected.has(lifted.id)) dropShots(selected, lifted.id, lifted.place)
  else dropShot(lifted.id, lifted.place)
}

/** Lifts a shot by mouse, touch or key, and drops it elsewhere on the board. */
export function MoveHandle({ id, number, place, count }: MoveHandleProps) {
  const lifted = useLiftedStore((state) => (state.lifted?.id === id ? state.lifted : undefined))
  const handle = useRef<HTMLButtonElement>(null)
  const moveOver = ({ x, y }: { readonly x: number; readonly y: number }) => {
    const over = handle.current ? placeAt(handle.current, x, y) : undefined
    if (over !== undefined) moveLifted(over, count)
  }
  const follow = useEdgeScroll(lifted !== undefined, moveOver)
  // The page takes the focus from what it moves.
  useEffect(() => {
    if (useLiftedStore.getState().ended?.place === place && useLiftedStore.getState().ended?.id === id)
      handle.current?.focus()
  }, [id, place])
  // A shot that leaves the board while it is lifted is put back.
  useEffect(
    () => () => {
      if (useLiftedStore.getState().lifted?.id === id) putBack()
    },
    [id],
  )

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (!lifted) {
      if (event.key !== 'Enter' && event.key !== ' ' && event.key.toLowerCase() !== 'm') return
      liftShot(id, place)
    } else if (event.key === 'Enter' || event.key === ' ' || event.key.toLowerCase() === 'm') drop()
    else if (event.key === 'Escape') putBack()
    else {
      const by = stepOf(event.key, columnsOf(event.currentTarget))
      if (by === undefined) return
      moveLifted(lifted.place + by, count)
    }
    event.preventDefault()
    event.stopPropagation()
  }

  function onPointerDown(event: PointerEvent<HTMLButtonElement>): void {
    if (event.button !== 0) return
    // The handle stays in place until the drop, so it may hold the pointer.
    event.currentTarget.setPointerCapture(event.pointerId)
    liftShot(id, place)
  }

  return (
    <button
      ref={handle}
      type="button"
      className={lifted ? 'shot-move is-lifted' : 'shot-move'}
      data-no-stop
      aria-label={words.move(number)}
      aria-pressed={lifted !== undefined}
      onKeyDown={onKeyDown}
      onBlur={() => lifted && putBack()}
      onPointerDown={onPointerDown}
      onPointerMove={({ clientX: x, clientY: y }) => {
        if (!lifted) return
        follow({ x, y })
        moveOver({ x, y })
      }}
      onPointerUp={drop}
      onPointerCancel={putBack}
    >
      <GripHorizontal aria-hidden />
    </button>
  )
}

const cardsOf = (handle: Element): readonly Element[] => [...(handle.closest('ol')?.children ?? [])]

/** The place of the card under a point of the window. */
function placeAt(handle: Element, x: number, y: number): number | undefined {
  const under = document.elementsFromPoint(x, y)
  const found = cardsOf(handle).findIndex((card) => under.includes(card))
  return found < 0 ? undefined : found
}

/** Cards in a row. */
function columnsOf(handle: Element): number {
  const tops = cardsOf(handle).map((card) => card.getBoundingClientRect().top)
  return Math.max(1, tops.filter((top) => top === tops[0]).length)
}

function stepOf(key: string, columns: number): number | undefined {
  const forward = document.documentElement.dir === 'rtl' ? -1 : 1
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: forward,
    ArrowLeft: -forward,
    ArrowDown: columns,
    ArrowUp: -columns,
  }
  return steps[key]
}
