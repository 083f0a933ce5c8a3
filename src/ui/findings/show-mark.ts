import { flushSync } from 'react-dom'
import type { PlaceKey } from '../../domain/findings/finding-place.ts'
import { leaveShot } from '../../store/board/chosen-shot.ts'
import { markId } from './mark-id.ts'

/** Scrolls to a mark; the inspector, which may hide the board, closes. */
export function showMark(at: PlaceKey): void {
  flushSync(leaveShot)
  const mark = document.getElementById(markId(at))
  mark?.scrollIntoView({ block: 'center' })
  mark?.focus({ preventScroll: true })
}
