import type { Shot } from '../../../domain/board/shot.ts'
import { useProjectStore } from '../../../store/project/store.ts'

/** A card of the board, and the shot that it shows. */
export interface Card {
  readonly element: HTMLElement
  readonly shot: Shot
  /** Among all shots, counted from 0. */
  readonly place: number
}

const cardElements = (board: Element) => [...board.children].map((item) => item.querySelector('article'))

/** The card around an element; undefined beside the cards. */
export function cardAround(target: EventTarget | null | false): Card | undefined {
  const item = target instanceof Element ? target.closest('.board > li') : null
  const board = item?.parentElement
  if (!item || !board) return undefined
  return cardAt([...board.children].indexOf(item))
}

/** The card of the shot at a place; undefined where there is none. */
export function cardAt(place: number): Card | undefined {
  const board = document.querySelector('.board')
  const element = board && cardElements(board)[place]
  const shot = useProjectStore.getState().project?.shots[place]
  return element && shot ? { element, shot, place } : undefined
}

/** Moves the focus to a card itself, from which keys work on its shot. */
export function focusCard({ element }: Card): void {
  element.tabIndex = -1
  element.focus({ preventScroll: true })
  element.scrollIntoView({ block: 'nearest' })
}

/** The place that an arrow key leads to in the grid; undefined for another key or none there. */
export function placeAfter(key: string, { element, place }: Card): number | undefined {
  const board = element.closest('.board')
  const count = board?.children.length ?? 0
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const forward = getComputedStyle(element).direction === 'rtl' ? -1 : 1
  const by = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: rowOf(board), ArrowUp: -rowOf(board) }[
    key
  ]
  const to = place + (by ?? Number.NaN)
  return to >= 0 && to < count ? to : undefined
}

/** Cards in a row. */
function rowOf(board: Element | null): number {
  const tops = [...(board?.children ?? [])].map((item) => item.getBoundingClientRect().top)
  return Math.max(1, tops.filter((top) => top === tops[0]).length)
}
