import { flushSync } from 'react-dom'
import type { StandKey } from '../../domain/findings/stand.ts'
import { leaveShot } from '../../store/board/chosen-shot.ts'
import { markId } from './mark-id.ts'

/** Scrolls to a mark; the inspector, which may hide the board, closes. */
export function showMark(at: StandKey): void {
  flushSync(leaveShot)
  const mark = document.getElementById(markId(at))
  mark?.scrollIntoView({ block: 'center' })
  mark?.focus({ preventScroll: true })
}
