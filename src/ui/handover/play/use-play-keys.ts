import { type RefObject, useEffect, useRef } from 'react'
import { perSecond } from '../../../domain/handover/frame-rates.ts'
import type { FrameTable } from '../../../domain/handover/frame-table.ts'
import { showFrame, showNeighbour, switchPlay, togglePlaying, usePlay } from '../../../store/handover/play.ts'
import { redoEdit, undoEdit } from '../../../store/project/edits.ts'

/** What keeps arrows and Space for itself. */
const OWN_KEYS = '[role="slider"], button'

/** The keys of the page that plays the board. */
export function usePlayKeys(table: FrameTable, screen: RefObject<HTMLElement | null>): void {
  const latest = useRef(table)
  latest.current = table
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event
      if (event.defaultPrevented || event.altKey) return
      if (!(target instanceof Element) || !act(event, latest.current, target)) return
      event.preventDefault()
    }
    const home = screen.current?.parentElement
    home?.addEventListener('keydown', onKeyDown)
    return () => home?.removeEventListener('keydown', onKeyDown)
  }, [screen])
}

function act(event: KeyboardEvent, table: FrameTable, target: Element): boolean {
  const { key, shiftKey } = event
  if (event.ctrlKey || event.metaKey) return travel(key.toLowerCase(), shiftKey)
  const second = Math.round(perSecond(table.rate))
  const { frame } = usePlay.getState()
  const turned = getComputedStyle(target).direction === 'rtl' ? -1 : 1
  const isSlider = target.matches('[role="slider"]')
  if (key === ' ') return !target.matches(OWN_KEYS) && yes(() => togglePlaying(table))
  const to = frameAt(event, frame, table, turned * (shiftKey ? second : 1))
  if (to !== undefined) return !isSlider && yes(() => showFrame(table, to))
  if (key === 'ArrowUp') return !isSlider && yes(() => showNeighbour(table, -1))
  if (key === 'ArrowDown') return !isSlider && yes(() => showNeighbour(table, 1))
  return letter(key.toLowerCase())
}

/** The frame that a key leads to; none for other keys. */
function frameAt({ key }: KeyboardEvent, frame: number, table: FrameTable, by: number): number | undefined {
  if (key === 'Home') return 0
  if (key === 'End') return table.frames - 1
  if (key === 'ArrowRight') return frame + by
  return key === 'ArrowLeft' ? frame - by : undefined
}

function letter(key: string): boolean {
  if (key === 'l') return yes(() => switchPlay('loop'))
  if (key === 'm') return yes(() => switchPlay('sound'))
  return key === 'c' && yes(() => switchPlay('captions'))
}

function travel(key: string, shift: boolean): boolean {
  if (key === 'z') return yes(shift ? redoEdit : undoEdit)
  return key === 'y' && yes(redoEdit)
}

function yes(run: () => void): true {
  run()
  return true
}
